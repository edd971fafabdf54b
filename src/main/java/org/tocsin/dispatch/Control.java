package org.tocsin.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tocsin.audit.Actor;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.CampaignService;
import org.tocsin.campaign.CampaignState;
import org.tocsin.campaign.CampaignStore;
import org.tocsin.shared.Transactions;

/// What people command, from whichever console: read from the database and carried out. Not for
/// several threads.
final class Control {
  private static final Duration EVERY = Duration.ofMillis(500);
  private static final int ABORT_BATCH = 2_000;

  private final AttemptStore attempts;
  private final CampaignStore campaigns;
  private final CampaignService service;
  private final Transactions transactions;
  private final Custody custody;
  private final Fleet fleet;
  private final Flights flights;
  private final Campaigns running;
  private final Actor actor;
  private final List<CampaignId> aborted = new ArrayList<>();
  private Instant dueAt = Instant.MIN;

  /// Something happened that may have been the last thing that a campaign waited for.
  private boolean mayBeDone;

  Control(
      DispatchStores stores,
      CampaignService service,
      Custody custody,
      Fleet fleet,
      Flights flights,
      Campaigns running,
      Actor actor) {
    attempts = stores.attempts();
    campaigns = stores.campaigns();
    transactions = stores.transactions();
    this.service = service;
    this.custody = custody;
    this.fleet = fleet;
    this.flights = flights;
    this.running = running;
    this.actor = actor;
  }

  /// When the database is to be looked at again.
  Instant dueAt() {
    return aborted.isEmpty() ? dueAt : Instant.MIN;
  }

  /// Has the database be looked at in the next turn.
  void hurry() {
    dueAt = Instant.MIN;
  }

  void callsEnded() {
    mayBeDone = true;
  }

  /// Looks at the database when it is time to.
  void read(Instant now) {
    if (now.isBefore(dueAt)) {
      return;
    }
    var found = transactions.read(() -> look(now));
    running.refresh(found.running(), found.share(), now);
    aborted.clear();
    aborted.addAll(found.abortedWithQueue());
    flights.toHangUp(found.aborted()).forEach(it -> it.line().pbx().hangUp(it.attempt()));
    dueAt = now.plus(EVERY);
    mayBeDone = true;
  }

  private Found look(Instant now) {
    var over =
        flights.campaigns().stream()
            .map(campaigns::find)
            .flatMap(Optional::stream)
            .filter(campaign -> campaign.state() == CampaignState.ABORTED)
            .map(Campaign::id)
            .toList();
    // Never those of the other kind: what was rehearsed must not call, nor an alert be rehearsed.
    var calling = campaigns.running(fleet.isSimulated());
    return new Found(calling, custody.share(now), over, attempts.abortedWithQueue());
  }

  /// Empties the queues of aborted campaigns, a part in each turn.
  void sweepAborted(Instant now) {
    if (!aborted.isEmpty()) {
      var campaign = aborted.getFirst();
      int swept = transactions.write(() -> attempts.abortQueued(campaign, ABORT_BATCH, now));
      if (swept < ABORT_BATCH) {
        aborted.removeFirst();
      }
    }
  }

  /// Also while the PBX is away: what is over needs no PBX.
  void completeWhatIsDone() {
    if (mayBeDone) {
      for (var id : running.quiet()) {
        if (!transactions.read(() -> attempts.hasLive(id))) {
          service.complete(actor, id);
          running.remove(id);
        }
      }
      mayBeDone = false;
    }
  }

  private record Found(
      List<Campaign> running,
      Share share,
      List<CampaignId> aborted,
      List<CampaignId> abortedWithQueue) {}
}
