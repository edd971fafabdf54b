package org.tocsin.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.support.Eventually.until;
import static org.tocsin.support.Eventually.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tocsin.shared.AttemptId;
import org.tocsin.telephony.CallEnd.Cause;
import org.tocsin.telephony.CallEnd.Hangup;
import org.tocsin.telephony.PbxHealth.State;

/// How calls are placed, or not.
abstract class PlacingContract extends PbxContract {
  @Test
  void twentyCallsAtOnceEndOnceEach() {
    List<AttemptId> attempts = new ArrayList<>();
    for (int last = 0; last < 20; last++) {
      attempts.add(place(last));
    }
    until("all counted", () -> pbx.health().channels() == 20);

    awaitEnds(attempts);

    assertThat(attempts)
        .allSatisfy(attempt ->
            assertThat(rounded(theEnd(attempt)))
                .isEqualTo(rounded(answered(AnsweredBy.HUMAN, 3_200, false, true, false, "1"))));
  }

  @Test
  void withoutDetectionTheMessageBeginsAtOnceAndNobodyKnowsWhoAnswered() {
    AttemptId attempt = next();
    pbx.place(call(attempt, 30, sound, false));

    awaitEnds(List.of(attempt));

    assertThat(rounded(theEnd(attempt)))
        .isEqualTo(rounded(answered(AnsweredBy.UNSURE, 8_000, true, false, false, "")));
  }

  @Test
  void theSameAttemptIsPlacedOnce() {
    AttemptId attempt = place(70);
    pbx.place(call(attempt, 70, sound, true));

    awaitEnds(List.of(attempt));

    assertThat(log.ends(attempt)).hasSize(1);
  }

  @Test
  void anIdThatIsInUseOnThePbxIsNotPlaced() {
    AttemptId attempt = next();
    pbx.place(ringingOn(attempt, sound));
    until("ringing", () -> log.has(attempt, CallEvent.Ringing.class));
    var other = open(settings());
    var otherLog = new CallLog();
    other.onCall(otherLog);
    awaitState(other, State.CONNECTED);

    other.place(ringingOn(attempt, sound));

    within(PATIENCE, () -> assertThat(otherLog.ends(attempt)).hasSize(1));
    assertThat(otherLog.ends(attempt))
        .containsExactly(new CallEnd.Unanswered(Cause.NOT_PLACED, Hangup.NONE));
    pbx.hangUp(attempt);
  }

  @Test
  void aTrunkThatDoesNotExistIsNotTheNumbersFault() {
    var wrong = open(OtherSettings.dialling(settings(), "PJSIP/{digits}@nosuch"));
    wrong.onCall(log);
    awaitState(wrong, State.CONNECTED);
    AttemptId attempt = next();

    wrong.place(call(attempt, 1, sound, true));

    awaitEnds(List.of(attempt));
    assertThat(theEnd(attempt)).isEqualTo(new CallEnd.Unanswered(Cause.NOT_PLACED, Hangup.NONE));
  }

  @Test
  void aMessageThatCannotBePlayedIsSaid() {
    AttemptId attempt = next();
    pbx.place(call(attempt, 30, TestWav.sound(TestWav.tone(MESSAGE, 500)), true));

    awaitEnds(List.of(attempt));

    assertThat(rounded(theEnd(attempt)))
        .isEqualTo(
            new CallEnd.Answered(
                AnsweredBy.HUMAN, "", Duration.ZERO, false, false, false, "", true, NORMAL));
  }

  @Test
  void aMessageThatThePbxDoesNotSeeIsMissing() {
    var elsewhere = open(OtherSettings.prefixed(settings(), "/nowhere"));
    awaitState(elsewhere, State.CONNECTED);

    assertThat(await(elsewhere.prepare(sound, wav))).isEqualTo(new SoundProof.Missing());
  }

  @Test
  void aMessageThatThePbxSeesInAnotherSizeIsDifferent() throws IOException {
    Path outbox = Files.createDirectory(folder.resolve("elsewhere"));
    var elsewhere = open(OtherSettings.writingTo(settings(), outbox));
    awaitState(elsewhere, State.CONNECTED);
    byte[] other = TestWav.tone(Duration.ofMillis(500), 600);
    var wanted = TestWav.sound(other);
    Path seen = settings().audioDirectory().resolve(wanted.sha256() + ".wav");
    Files.write(seen, new byte[] {1, 2, 3});

    assertThat(await(elsewhere.prepare(wanted, other)))
        .isEqualTo(new SoundProof.Different(other.length, 3));
    assertThat(await(pbx.prepare(wanted, other))).isEqualTo(new SoundProof.Ready());
    assertThat(Files.readAllBytes(seen)).isEqualTo(other);
  }
}
