package org.tocsin.telephony.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tocsin.shared.AttemptId;
import org.tocsin.telephony.AnsweredBy;
import org.tocsin.telephony.CallEnd;
import org.tocsin.telephony.CallEnd.Hangup;
import org.tocsin.telephony.CallEvent;

/// Calls of which messages were lost.
class CallTrackerGapsTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final AttemptId ATTEMPT = new AttemptId(new UUID(0x7000L, 1L));
  private final CallTracker tracker = new CallTracker(ATTEMPT, Duration.ofSeconds(8));

  @Test
  void anAnsweredCallWithoutItsSummaryAsksForItThenEndsWithWhatIsKnown() {
    tracker.fold(new CallFact.Detected(AnsweredBy.HUMAN, "HUMAN-807-800"), NOW);
    tracker.fold(new CallFact.PlayedWhole(1, Optional.empty()), NOW);
    tracker.fold(new CallFact.Key('1'), NOW);
    tracker.fold(new CallFact.HungUp(16, 0), NOW);
    assertThat(tracker.wantsSummary()).isTrue();

    assertThat(tracker.settle(NOW))
        .containsExactly(
            new CallEvent.Ended(
                ATTEMPT,
                NOW,
                new CallEnd.Answered(
                    AnsweredBy.HUMAN,
                    "HUMAN-807-800",
                    Duration.ofSeconds(8),
                    true,
                    true,
                    false,
                    "1",
                    false,
                    new Hangup(16, 0))));
  }

  /// A PBX that is killed forgets the last second of what it was about to write down.
  @Test
  void whatWasToldBeforeThePbxDiedIsKnownThoughItsMemoryIsOlder() {
    tracker.fold(new CallFact.Detected(AnsweredBy.HUMAN, "HUMAN-807-800"), NOW);
    tracker.fold(new CallFact.PlayedWhole(1, Optional.empty()), NOW);
    tracker.fold(new CallFact.Key('1'), NOW);
    tracker.lineLost(NOW);
    tracker.fold(new CallFact.Summary(CallRecord.BARE), NOW);

    assertThat(tracker.fold(new CallFact.Gone(false), NOW))
        .containsExactly(
            new CallEvent.Ended(
                ATTEMPT, NOW, answered(Duration.ofSeconds(8), true, "1", Hangup.NONE)));
  }

  @Test
  void whoeverListenedWhenThePbxDiedHeardTheMessageUntilItsLastSign() {
    tracker.fold(new CallFact.Detected(AnsweredBy.HUMAN, "HUMAN-807-800"), NOW);
    tracker.fold(new CallFact.Playing(1, Optional.empty()), NOW);
    tracker.lineLost(NOW.plusMillis(7_300));
    tracker.fold(new CallFact.Summary(CallRecord.BARE), NOW.plusSeconds(20));

    assertThat(tracker.fold(new CallFact.Gone(false), NOW.plusSeconds(20)))
        .containsExactly(
            new CallEvent.Ended(
                ATTEMPT,
                NOW.plusSeconds(20),
                answered(Duration.ofMillis(7_300), false, "", Hangup.NONE)));
  }

  @Test
  void whileHeIsAskedSomethingHeHearsNoMessage() {
    tracker.fold(new CallFact.Detected(AnsweredBy.HUMAN, "HUMAN-807-800"), NOW);
    tracker.fold(new CallFact.Playing(1, Optional.empty()), NOW);
    tracker.fold(new CallFact.Key('9'), NOW.plusSeconds(2));
    tracker.lineLost(NOW.plusSeconds(7));

    assertThat(tracker.fold(new CallFact.Gone(false), NOW.plusSeconds(20)))
        .containsExactly(
            new CallEvent.Ended(
                ATTEMPT,
                NOW.plusSeconds(20),
                answered(Duration.ofSeconds(2), false, "9", Hangup.NONE)));
  }

  /// Asked whether it is so, he said nothing, and the message went on.
  @Test
  void nineAndNineAgainMuchLaterIsNoOptOut() {
    assertThat(optedOut(false, 6)).isTrue();
    assertThat(optedOut(true, 6)).isFalse();
    assertThat(optedOut(false, 9)).isFalse();
  }

  private static boolean optedOut(boolean wentOn, int seconds) {
    var tracker = new CallTracker(ATTEMPT, Duration.ofSeconds(8));
    tracker.fold(new CallFact.Playing(1, Optional.empty()), NOW);
    tracker.fold(new CallFact.Key('9'), NOW);
    if (wentOn) {
      tracker.fold(new CallFact.Playing(2, Optional.empty()), NOW.plusSeconds(5));
    }
    tracker.fold(new CallFact.Key('9'), NOW.plusSeconds(seconds));
    var ended = (CallEvent.Ended) tracker.fold(new CallFact.Gone(false), NOW).getLast();
    return ((CallEnd.Answered) ended.end()).optedOut();
  }

  /// He may have hung up while nobody listened: the PBX that lives knows.
  @Test
  void whatAPbxThatLivesRemembersOfTheEndIsWhatCounts() {
    tracker.fold(new CallFact.Playing(1, Optional.empty()), NOW);
    tracker.lineLost(NOW.plusSeconds(60));
    var end = answered(Duration.ofMillis(1_200), false, "", Hangup.NONE);
    var record =
        new CallRecord(
            true, end.by(), end.detectorCause(), end.heard(), false, false, false, "", false);

    tracker.fold(new CallFact.Summary(record), NOW);

    assertThat(tracker.fold(new CallFact.Gone(false), NOW))
        .containsExactly(new CallEvent.Ended(ATTEMPT, NOW, end));
  }

  private static CallEnd.Answered answered(
      Duration heard, boolean whole, String keys, Hangup hangup) {
    return new CallEnd.Answered(
        AnsweredBy.HUMAN,
        "HUMAN-807-800",
        heard,
        whole,
        keys.contains("1"),
        false,
        keys,
        false,
        hangup);
  }

  @Test
  void aCallOfWhichThePbxCannotSpeakIsLost() {
    tracker.fold(new CallFact.DialBegan(), NOW);

    assertThat(tracker.fold(new CallFact.Gone(false), NOW))
        .containsExactly(new CallEvent.Ended(ATTEMPT, NOW, new CallEnd.Lost(Hangup.NONE)));
  }

  @Test
  void aCallOfWhichThePbxRemembersNothingWasNeverAnswered() {
    tracker.fold(new CallFact.DialState("RINGING"), NOW);

    assertThat(tracker.fold(new CallFact.Gone(true), NOW))
        .containsExactly(
            new CallEvent.Ended(
                ATTEMPT, NOW, new CallEnd.Unanswered(CallEnd.Cause.OTHER, Hangup.NONE)));
  }

  @Test
  void aCallThatWeHungUpWhileTheLineWasAwayIsCancelled() {
    tracker.fold(new CallFact.Cancelled(), NOW);

    assertThat(tracker.fold(new CallFact.Gone(true), NOW))
        .containsExactly(
            new CallEvent.Ended(
                ATTEMPT, NOW, new CallEnd.Unanswered(CallEnd.Cause.CANCELLED, Hangup.NONE)));
  }

  @Test
  void aCallThatThePbxRemembersIsNotLost() {
    var record =
        CallRecord.parse("state=ended;by=machine;cause=MAXWORDS-3-2;heard=8000;whole=yes;audio=ok");
    tracker.fold(new CallFact.Summary(record.orElseThrow()), NOW);

    assertThat(tracker.fold(new CallFact.Gone(false), NOW))
        .containsExactly(
            new CallEvent.Ended(
                ATTEMPT,
                NOW,
                new CallEnd.Answered(
                    AnsweredBy.MACHINE,
                    "MAXWORDS-3-2",
                    Duration.ofSeconds(8),
                    true,
                    false,
                    false,
                    "",
                    false,
                    Hangup.NONE)));
  }
}
