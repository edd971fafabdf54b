package org.tocsin.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.board.DetectedCalls.Evidence;
import org.tocsin.board.DetectorAccuracy.RuleCount;
import org.tocsin.telephony.AnsweredBy;

class DetectorAccuracyTest {
  private static final String LONG = "LONGGREETING-1510-1500";
  private static final String PERSON = "HUMAN-807-800";

  @ParameterizedTest
  @CsvSource({
    "HUMAN, true, false, false, PERSON",
    "MACHINE, true, true, true, PERSON",
    "MACHINE, false, true, true, PROBABLY_MACHINE",
    "HUMAN, false, true, true, PROBABLY_MACHINE",
    "MACHINE, false, true, false, NONE",
    "MACHINE, false, false, true, NONE",
    "UNSURE, false, false, false, NONE"
  })
  void whatCameOfACallSaysWhoAnswered(
      AnsweredBy by, boolean pressed, boolean whole, boolean calledBack, Evidence evidence) {
    assertThat(new DetectedCalls(by, "", pressed, whole, calledBack, 1).evidence())
        .isEqualTo(evidence);
  }

  @ParameterizedTest
  @CsvSource({
    "LONGGREETING-1510-1500, LONG_GREETING, 1510, 1500",
    "INITIALSILENCE-2500-2500, INITIAL_SILENCE, 2500, 2500",
    "HUMAN-807-800, SILENCE_AFTER_GREETING, 807, 800",
    "MAXWORDS-3-2, MANY_WORDS, 3, 2",
    "MAXWORDLENGTH-5010, LONG_WORD, 5010,",
    "TOOLONG-5020, TOO_LONG, 5020,",
    "'', OTHER, ,",
    "LONGGREETING-, LONG_GREETING, ,",
    "HUMANOID-1-2, OTHER, 1, 2"
  })
  void aCauseSaysTheRuleAndItsFigures(
      String cause, DetectorRule rule, @Nullable Integer measured, @Nullable Integer limit) {
    assertThat(DetectorRule.of(cause)).isEqualTo(rule);
    assertThat(DetectorRule.measured(cause)).isEqualTo(optional(measured));
    assertThat(DetectorRule.limit(cause)).isEqualTo(optional(limit));
  }

  @Test
  void everyCallIsCountedOnceByWhatWasDecidedAndByWhatDecidedIt() {
    var accuracy =
        DetectorAccuracy.of(
            List.of(
                persons(AnsweredBy.HUMAN, PERSON, 40),
                machines(AnsweredBy.HUMAN, PERSON, 2),
                silent(AnsweredBy.HUMAN, PERSON, 8),
                persons(AnsweredBy.MACHINE, LONG, 6),
                persons(AnsweredBy.MACHINE, "LONGGREETING-1540-1500", 1),
                silent(AnsweredBy.MACHINE, LONG, 20),
                silent(AnsweredBy.UNSURE, "TOOLONG-5020", 3)));

    assertThat(accuracy.judged())
        .containsEntry(AnsweredBy.HUMAN, new DetectorCount(50, 40, 2))
        .containsEntry(AnsweredBy.MACHINE, new DetectorCount(27, 7, 0))
        .containsEntry(AnsweredBy.UNSURE, new DetectorCount(3, 0, 0));
    assertThat(accuracy.rules())
        .extracting(RuleCount::rule, it -> it.count().unknown(), RuleCount::limit)
        .containsExactly(
            tuple(DetectorRule.SILENCE_AFTER_GREETING, 8, OptionalInt.of(800)),
            tuple(DetectorRule.LONG_GREETING, 20, OptionalInt.of(1500)),
            tuple(DetectorRule.TOO_LONG, 3, OptionalInt.empty()));
    assertThat(accuracy.recognised()).isEqualTo(new Proportion(40, 47));
  }

  @Test
  void aHigherFigureIsAdvisedWithItsPrice() {
    var accuracy =
        DetectorAccuracy.of(
            List.of(
                persons(AnsweredBy.MACHINE, LONG, 11),
                persons(AnsweredBy.MACHINE, "LONGGREETING-1540-1500", 1),
                machines(AnsweredBy.MACHINE, "LONGGREETING-1900-1500", 2),
                silent(AnsweredBy.MACHINE, LONG, 20)));

    assertThat(accuracy.advice())
        .containsExactly(
            new DetectorAdvice(
                DetectorRule.LONG_GREETING, AnsweredBy.MACHINE, 1540, 12, 2, 20, true));
  }

  @Test
  void whatMayBeChanceIsNotCalledClear() {
    var accuracy =
        DetectorAccuracy.of(
            List.of(persons(AnsweredBy.MACHINE, LONG, 6), machines(AnsweredBy.MACHINE, LONG, 4)));

    assertThat(accuracy.advice()).extracting(DetectorAdvice::clear).containsExactly(false);
  }

  @Test
  void machinesTakenForPersonsAdviseALongerSilence() {
    var accuracy =
        DetectorAccuracy.of(
            List.of(machines(AnsweredBy.HUMAN, PERSON, 9), persons(AnsweredBy.HUMAN, PERSON, 60)));

    assertThat(accuracy.advice())
        .containsExactly(
            new DetectorAdvice(
                DetectorRule.SILENCE_AFTER_GREETING, AnsweredBy.HUMAN, 807, 9, 60, 0, false));
  }

  @Test
  void fewOrUnexplainedMistakesAdviseNothing() {
    var accuracy =
        DetectorAccuracy.of(
            List.of(
                persons(AnsweredBy.MACHINE, LONG, 4),
                persons(AnsweredBy.MACHINE, "", 30),
                machines(AnsweredBy.UNSURE, "TOOLONG-5020", 30)));

    assertThat(accuracy.advice()).isEmpty();
  }

  /// Wilson's own example values, to three places.
  @Test
  void fewCallsSayLittle() {
    assertThat(new Proportion(9, 10).least()).isCloseTo(0.596, within(0.001));
    assertThat(new Proportion(9, 10).most()).isCloseTo(0.982, within(0.001));
    assertThat(new Proportion(900, 1_000).least()).isCloseTo(0.880, within(0.001));
    assertThat(new Proportion(0, 0).least()).isZero();
    assertThat(new Proportion(0, 0).most()).isEqualTo(1);
  }

  private static OptionalInt optional(@Nullable Integer figure) {
    return figure == null ? OptionalInt.empty() : OptionalInt.of(figure);
  }

  private static DetectedCalls persons(AnsweredBy by, String cause, int count) {
    return new DetectedCalls(by, cause, true, false, false, count);
  }

  private static DetectedCalls machines(AnsweredBy by, String cause, int count) {
    return new DetectedCalls(by, cause, false, true, true, count);
  }

  private static DetectedCalls silent(AnsweredBy by, String cause, int count) {
    return new DetectedCalls(by, cause, false, true, false, count);
  }
}
