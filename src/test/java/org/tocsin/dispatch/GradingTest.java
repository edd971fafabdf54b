package org.tocsin.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.campaign.Policy;
import org.tocsin.campaign.Purpose;
import org.tocsin.telephony.AnsweredBy;
import org.tocsin.telephony.CallEnd;
import org.tocsin.telephony.CallOutcome;

class GradingTest {
  private static final Policy POLICY = Policy.defaults(Purpose.EMERGENCY);
  private static final Duration LENGTH = Duration.ofSeconds(20);

  @ParameterizedTest
  @CsvSource({
    "BUSY, BUSY",
    "RANG_OUT, NO_ANSWER",
    "REJECTED, REJECTED",
    "CONGESTION, CONGESTION",
    "INVALID_NUMBER, INVALID_NUMBER",
    "TRUNK_DEAD, FAILED",
    "NOT_PLACED, FAILED",
    "OTHER, FAILED",
    "CANCELLED, CANCELLED",
  })
  void nobodyAnswered(CallEnd.Cause cause, CallOutcome expected) {
    var end = new CallEnd.Unanswered(cause, CallEnd.Hangup.NONE);
    assertThat(Grading.outcome(end, POLICY, LENGTH)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    // by, heard ms, whole, confirmed, keys, audio failed, outcome
    "HUMAN, 0, false, false, '', false, ANSWERED_ONLY",
    "HUMAN, 0, false, false, '', true, FAILED",
    "HUMAN, 11999, false, false, '', false, HEARD_IN_PART",
    "HUMAN, 12000, false, false, '', false, HEARD",
    "HUMAN, 20000, true, false, '', false, HEARD",
    "HUMAN, 500, false, true, 1, false, CONFIRMED",
    "HUMAN, 0, false, true, 1, true, CONFIRMED",
    "UNSURE, 12000, false, false, '', false, HEARD",
    "MACHINE, 20000, true, false, '', false, LEFT_ON_MACHINE",
    "MACHINE, 19000, false, false, '', false, HEARD_IN_PART",
    "MACHINE, 20000, true, false, 2, false, HEARD",
    "MACHINE, 2000, false, true, 1, false, CONFIRMED",
    "MACHINE, 0, false, false, '', false, ANSWERED_ONLY",
  })
  void somebodyAnswered(
      AnsweredBy by,
      long heard,
      boolean whole,
      boolean confirmed,
      String keys,
      boolean audioFailed,
      CallOutcome expected) {
    var end =
        new CallEnd.Answered(
            by,
            "",
            Duration.ofMillis(heard),
            whole,
            confirmed,
            false,
            keys,
            audioFailed,
            CallEnd.Hangup.NONE);
    assertThat(Grading.outcome(end, POLICY, LENGTH)).isEqualTo(expected);
  }

  @Test
  void aLostCallIsUnknown() {
    assertThat(Grading.outcome(new CallEnd.Lost(CallEnd.Hangup.NONE), POLICY, LENGTH))
        .isEqualTo(CallOutcome.UNKNOWN);
  }
}
