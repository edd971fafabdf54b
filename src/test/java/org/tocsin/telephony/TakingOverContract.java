package org.tocsin.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.support.Eventually.until;
import static org.tocsin.support.Eventually.within;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tocsin.shared.AttemptId;
import org.tocsin.telephony.CallEnd.Cause;
import org.tocsin.telephony.CallEnd.Hangup;
import org.tocsin.telephony.PbxHealth.State;

/// What a console learns of calls that another one placed and did not live to see the end of.
abstract class TakingOverContract extends PbxContract {
  private final CallLog heirsLog = new CallLog();
  private @Nullable Pbx heir;

  @Test
  void callsThatAreStillUpAreFollowedToTheirEnds() {
    AttemptId answered = place(30);
    AttemptId ringing = place(96);
    AttemptId ringsOut = next();
    pbx.place(ringing(call(ringsOut, 80, sound, true), Duration.ofSeconds(20)));
    within(PATIENCE, () -> assertThat(log.has(answered, CallEvent.Detected.class)).isTrue());
    until("ringing", () -> log.has(ringing, CallEvent.Ringing.class));
    until("ringing too", () -> log.has(ringsOut, CallEvent.Ringing.class));

    heir().follow(followed(answered, true));
    heir().follow(followed(ringing, false));
    heir().follow(followed(ringsOut, false));

    awaitHeirsEnds(List.of(answered, ringing, ringsOut));
    assertThat(rounded(heirsEnd(answered)))
        .isEqualTo(rounded(answered(AnsweredBy.HUMAN, 8_000, true, false, false, "")));
    assertThat(rounded(heirsEnd(ringing)))
        .isEqualTo(rounded(answered(AnsweredBy.MACHINE, 6_200, false, true, false, "1")));
    assertThat(heirsEnd(ringsOut))
        .isEqualTo(new CallEnd.Unanswered(Cause.RANG_OUT, new Hangup(19, 480)));
    assertThat(heirsLog.has(ringing, CallEvent.KeyPressed.class)).isTrue();
    assertThat(heirsLog.has(answered, CallEvent.Answered.class)).as("it was known").isFalse();
  }

  @Test
  void ofCallsThatAreOverThePbxsMemoryDecides() {
    AttemptId confirmed = place(1);
    AttemptId busy = place(70);
    AttemptId purged = next();
    awaitEnds(List.of(confirmed, busy));

    heir().follow(followed(confirmed, false));
    heir().follow(followed(busy, false));
    heir().follow(followed(purged, true));

    awaitHeirsEnds(List.of(confirmed, busy, purged));
    var end = (CallEnd.Answered) heirsEnd(confirmed);
    assertThat(rounded(end))
        .isEqualTo(
            rounded(
                new CallEnd.Answered(
                    AnsweredBy.HUMAN,
                    "",
                    Duration.ZERO,
                    false,
                    true,
                    false,
                    "1",
                    false,
                    Hangup.NONE)));
    assertThat(end.detectorCause()).startsWith("HUMAN-");
    assertThat(heirsEnd(busy)).isEqualTo(new CallEnd.Unanswered(Cause.OTHER, Hangup.NONE));
    assertThat(heirsEnd(purged))
        .isEqualTo(
            new CallEnd.Answered(
                AnsweredBy.UNSURE, "", Duration.ZERO, false, false, false, "", false, Hangup.NONE));
  }

  @Test
  void whatIsFollowedWhileTheLineIsCutIsAskedAboutWhenItIsBack() {
    AttemptId confirmed = place(1);
    awaitEnds(List.of(confirmed));
    var cut = open(OtherSettings.on(settings(), proxy.port()));
    cut.onCall(heirsLog);
    awaitState(cut, State.CONNECTED);
    proxy.cut();
    awaitState(cut, State.UNREACHABLE);

    cut.follow(followed(confirmed, false));
    until("it is followed", () -> cut.health().channels() == 1);
    assertThat(heirsLog.of(confirmed)).isEmpty();
    proxy.restore();

    awaitHeirsEnds(List.of(confirmed));
    assertThat(((CallEnd.Answered) heirsEnd(confirmed)).confirmed()).isTrue();
  }

  /// A console that comes back after an outage asks a PBX that has calls to carry.
  @Test
  void thousandsAreFollowedAtOnceWithoutFloodingThePbx() {
    List<AttemptId> attempts = Stream.generate(this::next).limit(3_000).toList();
    var lists = new AtomicInteger();
    var asked = new AtomicInteger();
    var most = new AtomicInteger();
    proxy.overhear(line -> {
      if (line.equalsIgnoreCase("Action: CoreShowChannels")) {
        lists.incrementAndGet();
      } else if (line.equalsIgnoreCase("Action: DBGet")) {
        most.accumulateAndGet(asked.incrementAndGet(), Math::max);
      } else if (line.startsWith("Message: Database entry not found")) {
        asked.decrementAndGet();
      }
    });

    attempts.forEach(attempt -> pbx.follow(followed(attempt, false)));

    awaitEnds(attempts);
    assertThat(attempts)
        .extracting(this::theEnd)
        .containsOnly(new CallEnd.Unanswered(Cause.OTHER, Hangup.NONE));
    assertThat(most.get()).isBetween(2, 60);
    assertThat(lists.get()).isLessThan(10);
  }

  /// The first console dies, its calls go on; another begins.
  private Pbx heir() {
    var known = heir;
    if (known != null) {
      return known;
    }
    pbx.close();
    until("closed", () -> pbx.health().state() == State.CLOSED);
    var successor = open(settings());
    successor.onCall(heirsLog);
    awaitState(successor, State.CONNECTED);
    heir = successor;
    return successor;
  }

  private static FollowedCall followed(AttemptId attempt, boolean answered) {
    return new FollowedCall(attempt, MESSAGE, answered);
  }

  private void awaitHeirsEnds(List<AttemptId> attempts) {
    within(
        PATIENCE,
        () -> assertThat(attempts).allSatisfy(one -> assertThat(heirsLog.ends(one)).hasSize(1)));
  }

  private CallEnd heirsEnd(AttemptId attempt) {
    return heirsLog.ends(attempt).getFirst();
  }
}
