package org.tocsin.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tocsin.shared.AttemptId;
import org.tocsin.telephony.CallEnd.Cause;
import org.tocsin.telephony.CallEnd.Hangup;
import org.tocsin.telephony.PbxHealth.State;

/// Every number of the table, twenty at once, ends as the table says.
abstract class TableContract extends PbxContract {
  private static final int AT_ONCE = 20;
  private static final int SWITCHBOARD = 44;
  private static final String EXTENSION = "12*3";
  private static final Duration TOLERANCE = Duration.ofMillis(700);

  /// The slowest first, so that none is waited for alone.
  private static final List<Integer> SLOWEST = List.of(99, 44, 94, 95, 96, 97);

  @Test
  void everyNumberOfTheTableEndsAsItShould() throws InterruptedException {
    var free = new Semaphore(AT_ONCE);
    pbx.onCall(event -> {
      if (event instanceof CallEvent.Ended) {
        free.release();
      }
    });
    Map<Integer, AttemptId> attempts = new LinkedHashMap<>();
    for (int last : inOrder()) {
      assertThat(free.tryAcquire(60, TimeUnit.SECONDS)).isTrue();
      AttemptId attempt = next();
      attempts.put(last, attempt);
      pbx.place(
          last == SWITCHBOARD
              ? call(attempt, last, sound, true, EXTENSION, Duration.ofSeconds(2))
              : call(attempt, last, sound, true));
    }

    awaitEnds(attempts.values());

    Map<Integer, CallEnd> found = new TreeMap<>();
    Map<Integer, CallEnd> expected = new TreeMap<>();
    attempts.forEach((last, attempt) -> {
      found.put(last, rounded(theEnd(attempt)));
      expected.put(last, rounded(expected(last)));
    });
    assertThat(found).isEqualTo(expected).hasSize(100);
    attempts.forEach((last, attempt) -> assertHeardCloseTo(last, theEnd(attempt)));
    stand.assertGotDigits(number(SWITCHBOARD), EXTENSION);
    assertEachEventOnce(attempts.values().stream().filter(one -> log.of(one).size() == 6).toList());
    assertThat(pbx.health())
        .isEqualTo(
            new PbxHealth(State.CONNECTED, stand.isSimulated(), stand.expectedVersion(), 0, 0, 0));
  }

  /// All that can be told of a call that was confirmed at the first asking.
  private void assertEachEventOnce(List<AttemptId> confirmed) {
    assertThat(confirmed).hasSizeGreaterThanOrEqualTo(32);
    assertThat(confirmed)
        .allSatisfy(attempt ->
            assertThat(log.of(attempt))
                .extracting(event -> (Object) event.getClass())
                .doesNotHaveDuplicates()
                .contains(CallEvent.Dialling.class, CallEvent.Ringing.class));
  }

  private static List<Integer> inOrder() {
    return IntStream.range(0, 100)
        .boxed()
        .sorted(Comparator.comparing(last -> SLOWEST.contains(last) || isVoicemail(last) ? 0 : 1))
        .toList();
  }

  private static boolean isVoicemail(int last) {
    return last >= 57 && last <= 69;
  }

  private static CallEnd expected(int last) {
    if (last < 30) {
      return answered(AnsweredBy.HUMAN, 3_200, false, true, false, "1");
    }
    if (last < 45) {
      return answered(AnsweredBy.HUMAN, 8_000, true, false, false, "");
    }
    if (last < 50) {
      return answered(AnsweredBy.HUMAN, 2_050, false, false, false, "");
    }
    if (last < 55) {
      return answered(AnsweredBy.HUMAN, 3_450, false, true, false, "21");
    }
    if (last < 57) {
      return answered(AnsweredBy.HUMAN, 2_240, false, false, true, "99");
    }
    return isVoicemail(last) || last == 94 || last == 95
        ? answered(AnsweredBy.MACHINE, 8_000, true, false, false, "")
        : fromSeventy(last);
  }

  private static CallEnd fromSeventy(int last) {
    if (last < 80) {
      return new CallEnd.Unanswered(Cause.BUSY, new Hangup(17, 486));
    }
    if (last < 88) {
      return new CallEnd.Unanswered(Cause.RANG_OUT, new Hangup(19, 480));
    }
    if (last < 91) {
      return new CallEnd.Unanswered(Cause.INVALID_NUMBER, new Hangup(1, 404));
    }
    if (last < 94) {
      return new CallEnd.Unanswered(Cause.CONGESTION, new Hangup(34, 503));
    }
    return switch (last) {
      case 96 -> answered(AnsweredBy.MACHINE, 6_200, false, true, false, "1");
      case 97 -> answered(AnsweredBy.MACHINE, 0, false, true, false, "1");
      case 98 -> new CallEnd.Unanswered(Cause.REJECTED, new Hangup(21, 403));
      default -> answered(AnsweredBy.HUMAN, 8_000, true, false, false, "9");
    };
  }

  private static void assertHeardCloseTo(int last, CallEnd found) {
    if (expected(last) instanceof CallEnd.Answered wanted
        && found instanceof CallEnd.Answered one) {
      assertThat(one.heard()).as("%02d", last).isCloseTo(wanted.heard(), TOLERANCE);
    }
  }
}
