package org.tocsin.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.tocsin.campaign.CampaignId;
import org.tocsin.dispatch.AttemptStore.NextAttempt;

/// Sees to it that every attempt that left the queue is in the hands of a living dispatcher. Each
/// method belongs in a transaction. Not for several threads.
final class Custody {
  static final Duration LEASE = Duration.ofSeconds(30);
  static final Duration HEARTBEAT = Duration.ofSeconds(5);

  /// Who could not say for so long that he lives must believe the same of others.
  private static final Duration BLIND = HEARTBEAT.multipliedBy(2);

  private final AttemptStore attempts;
  private final Ledger ledger;
  private final String dispatcher;
  private Instant lastBeat = Instant.MIN;

  Custody(AttemptStore attempts, Ledger ledger, String dispatcher) {
    this.attempts = attempts;
    this.ledger = ledger;
    this.dispatcher = dispatcher;
  }

  /// Looks after what a dead process of the same name, and any other dead one, left.
  Found takeOver(Instant now) {
    attempts.disown(dispatcher);
    int requeued = attempts.requeueLapsed(now);
    var lapsed = attempts.lapsed(now);
    endLapsed(lapsed, now);
    return new Found(requeued, lapsed.size(), attempts.orphaned(dispatcher, now));
  }

  /// Says that this dispatcher lives, and looks after attempts that nobody holds: those of others
  /// that died, and those of its own whose transaction went through though it seemed to fail.
  ///
  /// @return what was queued to follow
  List<NextAttempt> beat(Collection<CampaignId> running, Flights flights, Instant now) {
    attempts.renew(dispatcher, running, now.plus(LEASE));
    var queued = new ArrayList<>(endUnplaced(flights, now));
    if (lastBeat.isAfter(now.minus(BLIND))) {
      attempts.requeueLapsed(now);
      queued.addAll(endLapsed(attempts.lapsed(now), now));
    }
    lastBeat = now;
    return queued;
  }

  /// @return those of the campaigns that nobody calls for any more
  List<CampaignId> leave(Collection<CampaignId> running, Instant now) {
    attempts.disown(dispatcher);
    return attempts.orphaned(dispatcher, now).stream().filter(running::contains).toList();
  }

  /// Calls leave only after their transaction, and from then on are in flight.
  private List<NextAttempt> endUnplaced(Flights flights, Instant now) {
    var unplaced =
        attempts.held(dispatcher).stream()
            .filter(it -> !flights.has(it.attempt()))
            .map(it -> AttemptEnd.notPlaced(it, now))
            .toList();
    return ledger.end(unplaced, now);
  }

  /// Without asking the PBX what it remembers, a call that had left has an unknown end.
  private List<NextAttempt> endLapsed(List<AttemptStore.Held> lapsed, Instant now) {
    return ledger.end(lapsed.stream().map(it -> AttemptEnd.lost(it, now)).toList(), now);
  }

  /// @param requeued attempts that had not left
  /// @param unknown calls whose result was lost
  record Found(int requeued, int unknown, List<CampaignId> orphaned) {}
}
