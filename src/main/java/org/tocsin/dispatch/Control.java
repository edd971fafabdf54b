package org.tocsin.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tocsin.audit.Actor;
import org.tocsin.campaign.Audience;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.CampaignService;
import org.tocsin.campaign.CampaignStore;
import org.tocsin.dispatch.AttemptStore.Stopped;
import org.tocsin.shared.Transactions;

/// What people command, from whichever console: read from the database and carried out. Not for
/// several threads.
final class Control {
  private static final Duration EVERY = Duration.ofMillis(500);
  private static final int SWEPT_AT_ONCE = 2_000;

  private final AttemptStore attempts;
  private final CampaignStore campaigns;
  private final CampaignService service;
  private final Transactions transactions;
  private final Custody custody;
  private final Fleet fleet;
  private final Flights flights;
  private final Campaigns running;
  private final Actor actor;
  private final List<Stopped> stopped = new ArrayList<>();
  private Instant dueAt = Instant.MIN;
  private int texters = 1;

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
    return stopped.isEmpty() ? dueAt : Instant.MIN;
  }

  /// How many dispatchers share the rate of texts.
  int texters() {
    return texters;
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
    texters = found.texters();
    stopped.clear();
    stopped.addAll(found.stopped());
    flights.toHangUp(found.hangingUp()).forEach(it -> it.line().pbx().hangUp(it.attempt()));
    dueAt = now.plus(EVERY);
    mayBeDone = true;
  }

  private Found look(Instant now) {
    // Never those of the other kind: what was rehearsed must not call, nor an alert be rehearsed.
    var calling = campaigns.running(fleet.isSimulated());
    return new Found(
        calling,
        custody.share(now),
        custody.texters(now),
        campaigns.hangingUp(flights.campaigns()),
        attempts.stoppedWithQueue());
  }

  /// Empties the queues of campaigns that were aborted or lifted, a part in each turn.
  void sweep(Instant now) {
    if (!stopped.isEmpty()) {
      var first = stopped.getFirst();
      int swept = transactions.write(() -> attempts.sweep(first, SWEPT_AT_ONCE, now));
      if (swept < SWEPT_AT_ONCE) {
        stopped.removeFirst();
      }
    }
  }

  /// Also while the PBX is away: what is over needs no PBX.
  void completeWhatIsDone() {
    if (mayBeDone) {
      for (var id : running.quiet()) {
        if (transactions.read(() -> isDone(id))) {
          service.complete(actor, id);
          running.remove(id);
        }
      }
      mayBeDone = false;
    }
  }

  /// An all-clear waits for the last calls of what it lifts: they may add to those whom it calls.
  private boolean isDone(CampaignId id) {
    return !attempts.hasLive(id)
        && campaigns
            .find(id)
            .filter(campaign -> campaign.audience() instanceof Audience.Notified)
            .flatMap(campaign -> campaign.audience().follows())
            .filter(attempts::hasLive)
            .isEmpty();
  }

  private record Found(
      List<Campaign> running,
      Share share,
      int texters,
      List<CampaignId> hangingUp,
      List<Stopped> stopped) {}
}
