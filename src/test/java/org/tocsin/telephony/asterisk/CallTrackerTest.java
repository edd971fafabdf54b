package org.tocsin.telephony.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import org.tocsin.shared.AttemptId;
import org.tocsin.telephony.AnsweredBy;
import org.tocsin.telephony.CallEnd;
import org.tocsin.telephony.CallEnd.Cause;
import org.tocsin.telephony.CallEnd.Hangup;
import org.tocsin.telephony.CallEvent;

/// Asterisk's messages come in no fixed order: every order of the same facts gives the same end.
class CallTrackerTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final AttemptId ATTEMPT = new AttemptId(new UUID(0x7000L, 1L));
  private static final Duration LENGTH = Duration.ofMillis(8_370);
  private static final CallRecord CONFIRMED =
      new CallRecord(
          true,
          AnsweredBy.HUMAN,
          "HUMAN-807-800",
          Duration.ofMillis(3_242),
          false,
          true,
          false,
          "1",
          false);

  @Property
  void theSameFactsInAnyOrderGiveTheSameEnd(
      @ForAll("shuffledCalls") Tuple2<List<CallFact>, CallEnd> call) {
    var tracker = new CallTracker(ATTEMPT, LENGTH);
    var events = new ArrayList<CallEvent>();

    call.get1().forEach(fact -> events.addAll(tracker.fold(fact, NOW)));
    events.addAll(tracker.settle(NOW));

    assertThat(events.stream().filter(CallEvent.Ended.class::isInstance))
        .containsExactly(new CallEvent.Ended(ATTEMPT, NOW, call.get2()));
    assertThat(events.getLast()).isInstanceOf(CallEvent.Ended.class);
    assertThat(events).doesNotHaveDuplicates();
    assertThat(tracker.isWaiting()).isFalse();
  }

  @Provide
  Arbitrary<Tuple2<List<CallFact>, CallEnd>> shuffledCalls() {
    return Arbitraries.of(calls())
        .flatMap(call ->
            Arbitraries.shuffle(call.get1())
                .map(facts -> Tuple.of(cancelledFirst(facts), call.get2())));
  }

  /// Our own decision is no message: it is known before anything that comes of it.
  private static List<CallFact> cancelledFirst(List<CallFact> facts) {
    var ordered = new ArrayList<>(facts);
    if (ordered.remove(new CallFact.Cancelled())) {
      ordered.addFirst(new CallFact.Cancelled());
    }
    return ordered;
  }

  private static List<Tuple2<List<CallFact>, CallEnd>> calls() {
    var began = new CallFact.DialBegan();
    var ringing = new CallFact.DialState("RINGING");
    var progress = new CallFact.DialState("PROGRESS");
    var failed = new CallFact.Originated(false);
    var noAnswer = new CallFact.DialEnded("NOANSWER");
    return List.of(
        Tuple.of(
            List.of(
                began,
                ringing,
                new CallFact.DialEnded("ANSWER"),
                new CallFact.Originated(true),
                new CallFact.Answered(),
                new CallFact.Detected(AnsweredBy.HUMAN, "HUMAN-807-800"),
                new CallFact.Key('1'),
                new CallFact.Summary(CONFIRMED),
                hungUp(16, 0)),
            CONFIRMED.toEnd(new Hangup(16, 0))),
        unanswered(Cause.BUSY, 17, 486, began, failed, new CallFact.DialEnded("BUSY")),
        unanswered(Cause.RANG_OUT, 19, 480, began, ringing, failed),
        unanswered(Cause.RANG_OUT, 19, 480, began, progress, failed),
        unanswered(Cause.TRUNK_DEAD, 19, 480, began, failed),
        unanswered(Cause.OTHER, 19, 480, began, failed, noAnswer),
        unanswered(Cause.INVALID_NUMBER, 1, 404, began, failed, noAnswer),
        unanswered(Cause.INVALID_NUMBER, 1, 404, began, progress, failed, noAnswer),
        unanswered(Cause.CONGESTION, 34, 503, began, failed, new CallFact.DialEnded("CONGESTION")),
        unanswered(Cause.REJECTED, 21, 403, began, failed, noAnswer),
        unanswered(
            Cause.CANCELLED, 0, 0, began, ringing, failed, noAnswer, new CallFact.Cancelled()),
        Tuple.of(List.of(failed), new CallEnd.Unanswered(Cause.NOT_PLACED, Hangup.NONE)),
        Tuple.of(
            List.of(new CallFact.NotPlaced()),
            new CallEnd.Unanswered(Cause.NOT_PLACED, Hangup.NONE)));
  }

  private static Tuple2<List<CallFact>, CallEnd> unanswered(
      Cause cause, int q850, int sip, CallFact... facts) {
    var all = new ArrayList<>(List.of(facts));
    all.add(hungUp(q850, sip));
    return Tuple.of(all, new CallEnd.Unanswered(cause, new Hangup(q850, sip)));
  }

  private static CallFact hungUp(int cause, int sip) {
    return new CallFact.HungUp(cause, sip);
  }
}
