package org.tocsin.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tocsin.shared.AttemptId;

/// What is played to whom, and what is told of it.
abstract class PlayingContract extends PbxContract {
  private static final Duration INTRODUCTION = Duration.ofSeconds(5);
  private static final Duration TOLERANCE = Duration.ofMillis(700);

  @Test
  void aPassThatWasPlayedWholeIsToldWithTheTimeThatItTook() {
    AttemptId whole = place(30);
    AttemptId again = place(50);
    AttemptId machine = place(57);

    awaitEnds(List.of(whole, again, machine));

    assertThat(walls(whole)).singleElement().satisfies(PlayingContract::isTheMessages);
    assertThat(walls(machine)).singleElement().satisfies(PlayingContract::isTheMessages);
    assertThat(walls(again)).as("stopped by a key, twice").isEmpty();
  }

  @Test
  void whyTheDetectorDecidedSoIsTold() {
    AttemptId person = place(45);
    AttemptId machine = place(57);

    awaitEnds(List.of(person, machine));

    assertThat(detectorCauses(person)).allSatisfy(cause -> assertThat(cause).startsWith("HUMAN-"));
    assertThat(detectorCauses(machine)).doesNotContain("").doesNotHaveDuplicates().hasSize(1);
  }

  @Test
  void whoCallsIsSaidBeforeTheMessageAndDoesNotCountAsHeard() {
    var introduction = introduction();
    AttemptId listens = place(30, introduction);
    AttemptId presses = place(1, introduction);
    AttemptId hangsUp = place(96, introduction);
    AttemptId bare = place(30);

    awaitEnds(List.of(listens, presses, hangsUp, bare));

    assertThat(rounded(theEnd(listens)))
        .isEqualTo(rounded(answered(AnsweredBy.HUMAN, 8_000, true, false, false, "")));
    assertThat(walls(listens)).singleElement().satisfies(PlayingContract::isTheMessages);
    assertThat(upFor(listens).minus(upFor(bare)))
        .isCloseTo(stand.lasting(INTRODUCTION), stand.lasting(TOLERANCE).plusMillis(150));
    assertThat(theEnd(presses))
        .as("a key while it is said counts as in the message")
        .isEqualTo(withCause(answered(AnsweredBy.HUMAN, 0, false, true, false, "1"), presses));
    assertThat(rounded(theEnd(hangsUp)))
        .isEqualTo(rounded(answered(AnsweredBy.MACHINE, 1_200, false, true, false, "1")));
    assertThat(((CallEnd.Answered) theEnd(hangsUp)).heard())
        .isCloseTo(Duration.ofMillis(1_200), TOLERANCE);
  }

  @Test
  void itIsSaidOnceHoweverOftenTheMessageIsPlayed() {
    AttemptId again = place(99, introduction());

    awaitEnds(List.of(again));

    assertThat(rounded(theEnd(again)))
        .isEqualTo(rounded(answered(AnsweredBy.HUMAN, 8_000, true, false, false, "9")));
    assertThat(walls(again)).singleElement().satisfies(PlayingContract::isTheMessages);
  }

  @Test
  void anIntroductionThatCannotBePlayedDoesNotPreventTheMessage() {
    AttemptId attempt = place(30, TestWav.sound(TestWav.tone(INTRODUCTION, 700)));

    awaitEnds(List.of(attempt));

    assertThat(rounded(theEnd(attempt)))
        .isEqualTo(rounded(answered(AnsweredBy.HUMAN, 8_000, true, false, false, "")));
  }

  @Test
  void aMachineGetsTheWholeMessageAlsoAfterAPauseOfThreeSecondsInItsGreeting() throws IOException {
    byte[] rising = TestWav.rising(MESSAGE);
    Path file = Files.write(folder.resolve("rising.wav"), rising);
    var message = TestWav.sound(rising);
    assertThat(await(pbx.prepare(message, rising))).isEqualTo(new SoundProof.Ready());
    AttemptId plain = next();
    AttemptId pausing = next();
    pbx.place(call(plain, 57, message, true));
    pbx.place(call(pausing, 69, message, true));

    awaitEnds(List.of(plain, pausing));

    assertThat(List.of(plain, pausing))
        .allSatisfy(attempt ->
            assertThat(rounded(theEnd(attempt)))
                .isEqualTo(rounded(answered(AnsweredBy.MACHINE, 8_000, true, false, false, ""))));
    stand.assertRecordedWhole(number(57), file);
    stand.assertRecordedWhole(number(69), file);
  }

  @Test
  void whoeverIsTakenForAMachineMayPressAKeyBeforeTheMessage() {
    AttemptId confirms = place(97);

    awaitEnds(List.of(confirms));

    assertThat(theEnd(confirms))
        .isEqualTo(withCause(answered(AnsweredBy.MACHINE, 0, false, true, false, "1"), confirms));
    assertThat(log.of(confirms).stream().filter(CallEvent.KeyPressed.class::isInstance)).hasSize(1);
  }

  private AttemptId place(int last, Sound introduction) {
    AttemptId attempt = next();
    pbx.place(introduced(call(attempt, last, sound, true), introduction));
    return attempt;
  }

  private Sound introduction() {
    byte[] said = TestWav.tone(INTRODUCTION, 300);
    var introduction = TestWav.sound(said);
    assertThat(await(pbx.prepare(introduction, said))).isEqualTo(new SoundProof.Ready());
    return introduction;
  }

  private static PlaceCall introduced(PlaceCall call, Sound introduction) {
    return new PlaceCall(
        call.attempt(),
        call.number(),
        call.callerId(),
        call.trunk(),
        call.sound(),
        Optional.of(introduction),
        call.language(),
        call.extension(),
        call.delay(),
        call.ring(),
        call.detectMachine());
  }

  private List<Duration> walls(AttemptId attempt) {
    return log.of(attempt).stream()
        .filter(CallEvent.Played.class::isInstance)
        .map(event -> ((CallEvent.Played) event).wall())
        .toList();
  }

  /// From its event and from its end.
  private List<String> detectorCauses(AttemptId attempt) {
    var told =
        log.of(attempt).stream()
            .filter(CallEvent.Detected.class::isInstance)
            .map(event -> ((CallEvent.Detected) event).cause())
            .findFirst()
            .orElseThrow();
    var end = ((CallEnd.Answered) theEnd(attempt)).detectorCause();
    assertThat(end).isEqualTo(told);
    return List.of(end);
  }

  private CallEnd withCause(CallEnd end, AttemptId attempt) {
    var one = (CallEnd.Answered) end;
    return new CallEnd.Answered(
        one.by(),
        detectorCauses(attempt).getFirst(),
        one.heard(),
        one.whole(),
        one.confirmed(),
        one.optedOut(),
        one.keys(),
        one.audioFailed(),
        one.hangup());
  }

  /// Between detection and end.
  private Duration upFor(AttemptId attempt) {
    var detected =
        log.of(attempt).stream().filter(CallEvent.Detected.class::isInstance).findFirst();
    var ended = log.of(attempt).stream().filter(CallEvent.Ended.class::isInstance).findFirst();
    return Duration.between(detected.orElseThrow().at(), ended.orElseThrow().at());
  }

  private static void isTheMessages(Duration wall) {
    assertThat(wall).isCloseTo(MESSAGE, TOLERANCE);
  }
}
