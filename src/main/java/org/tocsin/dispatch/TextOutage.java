package org.tocsin.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.tocsin.campaign.Policy;
import org.tocsin.shared.Transactions;
import org.tocsin.telephony.CallOutcome;

/// Sees to it that texts which nobody can send keep neither calls nor the end of a campaign waiting
/// for ever: they fail like calls by a dead trunk, and what the policy has come after them comes.
/// Not for several threads.
final class TextOutage {
  /// So long without a way out, and a text no longer keeps the calls back that come after it.
  private static final Duration KEEPS_CALLS_BACK = Duration.ofMinutes(2);

  /// So long, and it is not waited for at all: a person must know whom no text reached.
  private static final Duration HOPELESS = Duration.ofMinutes(10);

  private static final int AT_ONCE = 200;

  private final Transactions transactions;
  private final Ledger ledger;
  private final TextQueue queue;
  private final Campaigns running;
  private Instant awaySince = Instant.MAX;

  TextOutage(Transactions transactions, Ledger ledger, TextQueue queue, Campaigns running) {
    this.transactions = transactions;
    this.ledger = ledger;
    this.queue = queue;
    this.running = running;
  }

  /// @param away whether no living dispatcher has a way out for texts
  /// @param mayGiveUp whether it is for this dispatcher to see to
  /// @return whether texts have ended
  boolean turn(boolean away, boolean mayGiveUp, Instant now) {
    if (!away) {
      awaySince = Instant.MAX;
      return false;
    }
    if (awaySince.equals(Instant.MAX)) {
      awaySince = now;
    }
    var given = mayGiveUp ? givenUp(now) : List.<RunningCampaign>of();
    if (given.isEmpty()) {
      return false;
    }
    transactions.writeVoid(() -> given.forEach(campaign -> giveUp(campaign, now)));
    return true;
  }

  private List<RunningCampaign> givenUp(Instant now) {
    boolean hopeless = isLonger(HOPELESS, now);
    return isLonger(KEEPS_CALLS_BACK, now)
        ? queue.due(now).filter(it -> hopeless || keepsCallsBack(it.campaign().policy())).toList()
        : List.of();
  }

  private boolean isLonger(Duration outage, Instant now) {
    return !now.isBefore(awaySince.plus(outage));
  }

  private static boolean keepsCallsBack(Policy policy) {
    return switch (policy.order()) {
      case FILE, TEXT_FIRST -> true;
      // The calls of the next round come after the texts of this one.
      case VOICE_FIRST -> policy.rounds() > 1;
      case TOGETHER -> false;
    };
  }

  private void giveUp(RunningCampaign campaign, Instant now) {
    var ends =
        queue.take(campaign, AT_ONCE, now).stream()
            .map(claim -> AttemptEnd.text(claim, CallOutcome.FAILED, now))
            .toList();
    running.queued(ledger.end(ends, now));
  }
}
