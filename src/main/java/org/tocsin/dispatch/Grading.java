package org.tocsin.dispatch;

import java.time.Duration;
import org.tocsin.campaign.Policy;
import org.tocsin.campaign.ReachGrade;
import org.tocsin.telephony.AnsweredBy;
import org.tocsin.telephony.CallEnd;
import org.tocsin.telephony.CallOutcome;

/// What a call became, from the facts of its end (rule 7). Pure.
public final class Grading {
  private Grading() {}

  /// @param length of the message that was played
  public static CallOutcome outcome(CallEnd end, Policy policy, Duration length) {
    return switch (end) {
      case CallEnd.Lost _ -> CallOutcome.UNKNOWN;
      case CallEnd.Unanswered unanswered -> unanswered(unanswered.cause());
      case CallEnd.Answered answered -> answered(answered, policy, length);
    };
  }

  public static ReachGrade grade(CallOutcome outcome) {
    return switch (outcome) {
      case CONFIRMED -> ReachGrade.CONFIRMED;
      case HEARD -> ReachGrade.HEARD;
      // A text that lies on a phone is like a message that lies on a machine: all of it is there,
      // and nobody is known to have taken it in.
      case LEFT_ON_MACHINE, DELIVERED -> ReachGrade.LEFT_ON_MACHINE;
      case HEARD_IN_PART -> ReachGrade.HEARD_IN_PART;
      case ANSWERED_ONLY -> ReachGrade.ANSWERED_ONLY;
      case BUSY,
          NO_ANSWER,
          REJECTED,
          CONGESTION,
          INVALID_NUMBER,
          FAILED,
          CANCELLED,
          SENT,
          UNKNOWN,
          NEVER_ATTEMPTED ->
          ReachGrade.NONE;
    };
  }

  /// Share of the message that was heard, 0 to 100.
  public static int percent(Duration heard, Duration length) {
    return length.isZero()
        ? 0
        : Math.clamp(heard.toMillis() * 100 / Math.max(1, length.toMillis()), 0, 100);
  }

  private static CallOutcome unanswered(CallEnd.Cause cause) {
    return switch (cause) {
      case BUSY -> CallOutcome.BUSY;
      case RANG_OUT -> CallOutcome.NO_ANSWER;
      case REJECTED -> CallOutcome.REJECTED;
      case CONGESTION -> CallOutcome.CONGESTION;
      case INVALID_NUMBER -> CallOutcome.INVALID_NUMBER;
      case TRUNK_DEAD, NOT_PLACED, OTHER -> CallOutcome.FAILED;
      case CANCELLED -> CallOutcome.CANCELLED;
    };
  }

  private static CallOutcome answered(CallEnd.Answered call, Policy policy, Duration length) {
    if (call.confirmed()) {
      return CallOutcome.CONFIRMED;
    }
    boolean silent = call.heard().isZero() && !call.whole();
    if (silent) {
      return call.audioFailed() ? CallOutcome.FAILED : CallOutcome.ANSWERED_ONLY;
    }
    // A key is pressed by a person, whatever the detector thought.
    if (call.by() == AnsweredBy.MACHINE && call.keys().isEmpty()) {
      return call.whole() ? CallOutcome.LEFT_ON_MACHINE : CallOutcome.HEARD_IN_PART;
    }
    return call.whole() || percent(call.heard(), length) >= policy.heardPercent()
        ? CallOutcome.HEARD
        : CallOutcome.HEARD_IN_PART;
  }
}
