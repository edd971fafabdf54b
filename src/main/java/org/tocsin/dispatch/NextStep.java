package org.tocsin.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tocsin.campaign.ReachGrade;
import org.tocsin.campaign.TargetReason;
import org.tocsin.telephony.CallOutcome;

/// What to do with a residence, as its plan decides.
public sealed interface NextStep {

  /// A call, or a text when the contact is one.
  ///
  /// @param position which contact of the list, from 1
  record CallAgain(int position, int round, Instant due) implements NextStep {}

  record Reached() implements NextStep {}

  /// All that the policy allows was tried.
  record Unreachable() implements NextStep {}

  record Stopped(TargetReason reason) implements NextStep {}

  /// No call ever left.
  record NeverAttempted(TargetReason reason) implements NextStep {}

  /// A result was lost: it may have been reached, so it is not called blindly again.
  record Unknown() implements NextStep {}

  /// An attempt that ended.
  ///
  /// @param incoming the residence called back: what it heard counts, and nothing else
  record Try(
      int position,
      int round,
      CallOutcome outcome,
      Optional<TargetReason> reason,
      Instant endedAt,
      boolean incoming) {

    /// One of ours.
    public Try(
        int position,
        int round,
        CallOutcome outcome,
        Optional<TargetReason> reason,
        Instant endedAt) {
      this(position, round, outcome, reason, endedAt, false);
    }
  }

  static ReachGrade best(List<Try> tries) {
    return tries.stream()
        .map(past -> Grading.grade(past.outcome()))
        .reduce(ReachGrade.NONE, ReachGrade::best);
  }
}
