package org.tocsin.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.tocsin.shared.Channel;
import org.tocsin.shared.PhoneZones;

/// The texts that running campaigns have queued. Not for several threads.
final class TextQueue {
  private final AttemptStore attempts;
  private final Ledger ledger;
  private final Custody custody;
  private final String dispatcher;
  private final Fleet fleet;
  private final Campaigns running;
  private final PhoneZones zones;

  TextQueue(
      AttemptStore attempts,
      Ledger ledger,
      Custody custody,
      String dispatcher,
      Fleet fleet,
      Campaigns running,
      PhoneZones zones) {
    this.attempts = attempts;
    this.ledger = ledger;
    this.custody = custody;
    this.dispatcher = dispatcher;
    this.fleet = fleet;
    this.running = running;
    this.zones = zones;
  }

  /// The campaigns of which a text may be due, in turn.
  Stream<RunningCampaign> due(Instant now) {
    return running.texting().filter(it -> !it.textsIdleUntil().isAfter(now));
  }

  /// Takes texts of a campaign, in the transaction in progress.
  List<Claim> take(RunningCampaign campaign, int limit, Instant now) {
    var id = campaign.campaign().id();
    var claimed =
        attempts.claim(
            id,
            fleet.isSimulated(),
            Channel.SMS,
            dispatcher,
            limit,
            Set.of(),
            now,
            custody.leaseUntil(now));
    ledger.end(claimed.refused(), now);
    if (claimed.isEmpty()) {
      campaign.setTextsIdleUntil(Campaigns.soonest(attempts.nextDue(id, Channel.SMS), now));
    }
    return Closed.putBack(attempts, campaign.campaign().hours(zones), claimed.granted(), now);
  }
}
