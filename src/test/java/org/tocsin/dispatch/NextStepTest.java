package org.tocsin.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.campaign.Miss;
import org.tocsin.campaign.Policy;
import org.tocsin.campaign.Purpose;
import org.tocsin.campaign.ReachGrade;
import org.tocsin.campaign.RetryRule;
import org.tocsin.campaign.RetryRules;
import org.tocsin.campaign.TargetReason;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.telephony.CallOutcome;

class NextStepTest {
  private static final Instant START = Instant.parse("2026-02-03T04:05:06Z");
  private static final Policy POLICY =
      Policy.defaults(Purpose.EMERGENCY)
          .withRounds(2)
          .with(Miss.BUSY, new RetryRule(2, Duration.ofMinutes(1)))
          .with(Miss.NO_ANSWER, new RetryRule(2, Duration.ofMinutes(3)))
          .with(Miss.CONGESTION, new RetryRule(3, Duration.ofSeconds(30)))
          .with(Miss.FAILED, new RetryRule(3, Duration.ofSeconds(30)))
          .with(Miss.ANSWERED_ONLY, new RetryRule(2, Duration.ofMinutes(2)));

  /// Tries are `position/round/outcome`, each ending ten seconds after the one before; seconds
  /// count from the end of the last one.
  @ParameterizedTest
  @CsvSource({
    "2, 1/1/CONFIRMED, reached",
    "2, 1/1/HEARD, reached",
    "2, 1/1/LEFT_ON_MACHINE, reached",
    "2, 1/1/BUSY, call 2 in round 1 after 0",
    "2, 1/1/REJECTED, call 2 in round 1 after 0",
    "2, 1/1/HEARD_IN_PART, call 2 in round 1 after 0",
    "2, 1/1/INVALID_NUMBER, call 2 in round 1 after 0",
    "2, 1/1/CONGESTION, call 1 in round 1 after 30",
    "2, 1/1/FAILED, call 1 in round 1 after 30",
    "2, 1/1/FAILED 1/1/FAILED 1/1/FAILED, call 2 in round 1 after 0",
    "2, 1/1/FAILED 1/1/FAILED 1/1/CONGESTION, call 1 in round 1 after 30",
    "2, 1/1/BUSY 2/1/NO_ANSWER, call 1 in round 2 after 50",
    "2, 1/1/INVALID_NUMBER 2/1/NO_ANSWER, call 2 in round 2 after 180",
    "2, 1/1/INVALID_NUMBER 2/1/INVALID_NUMBER, unreachable",
    "1, 1/1/BUSY, call 1 in round 2 after 60",
    "1, 1/1/NO_ANSWER 1/2/NO_ANSWER, unreachable",
    "1, 1/1/ANSWERED_ONLY, call 1 in round 2 after 120",
    "2, 1/1/UNKNOWN, unknown",
    "2, 1/1/CANCELLED, call 1 in round 1 after 30",
  })
  void afterTheseTries(int numbers, String tries, String expected) {
    assertThat(describe(NextStep.after(POLICY, tries(tries), numbers(numbers)), tries))
        .isEqualTo(expected);
  }

  @Test
  void whoMayNoLongerBeCalledIsNotCalled() {
    var refused =
        new NextStep.Try(
            1, 1, CallOutcome.NEVER_ATTEMPTED, Optional.of(TargetReason.NO_CONSENT), START);
    assertThat(NextStep.after(POLICY, List.of(refused), numbers(2)))
        .isEqualTo(new NextStep.NeverAttempted(TargetReason.NO_CONSENT));

    var called = new NextStep.Try(1, 1, CallOutcome.BUSY, Optional.empty(), START);
    assertThat(NextStep.after(POLICY, List.of(called, refused), numbers(2)))
        .isEqualTo(new NextStep.Stopped(TargetReason.NO_CONSENT));
  }

  @Test
  void aNumberThatMayNoLongerBeCalledIsPassedOver() {
    var refused =
        new NextStep.Try(
            1, 1, CallOutcome.NEVER_ATTEMPTED, Optional.of(TargetReason.NO_NUMBER), START);
    assertThat(NextStep.after(POLICY, List.of(refused), numbers(2)))
        .isEqualTo(new NextStep.CallAgain(2, 1, START));
    assertThat(NextStep.after(POLICY, List.of(refused), numbers(1)))
        .isEqualTo(new NextStep.NeverAttempted(TargetReason.NO_NUMBER));
  }

  @Property
  void everySequenceOfOutcomesEndsAndNoneCallsWhomItMustNot(
      @ForAll("policies") Policy policy,
      @ForAll @IntRange(min = 1, max = 4) int count,
      @ForAll @Size(min = 400, max = 400) List<CallOutcome> outcomes) {
    var numbers = numbers(count);
    var tries = new ArrayList<NextStep.Try>();
    var dead = new HashSet<Integer>();
    NextStep step = new NextStep.CallAgain(1, 1, START);
    int calls = 0;
    while (step instanceof NextStep.CallAgain again) {
      assertThat(calls).as("calls without an end").isLessThan(outcomes.size());
      assertThat(dead).as("an invalid number again").doesNotContain(again.position());
      assertThat(NextStep.best(tries).isAtLeast(policy.stopGrade())).as("reached").isFalse();
      assertThat(again.round()).isBetween(1, policy.rounds());
      if (!tries.isEmpty()) {
        assertThat(again.due()).isAfterOrEqualTo(tries.getLast().endedAt());
      }
      var outcome = outcomes.get(calls++);
      if (outcome == CallOutcome.INVALID_NUMBER || outcome == CallOutcome.NEVER_ATTEMPTED) {
        dead.add(again.position());
      }
      tries.add(
          new NextStep.Try(
              again.position(),
              again.round(),
              outcome,
              outcome == CallOutcome.NEVER_ATTEMPTED
                  ? Optional.of(TargetReason.NO_NUMBER)
                  : Optional.empty(),
              again.due().plusSeconds(10)));
      step = NextStep.after(policy, tries, numbers);
    }
    boolean reached = NextStep.best(tries).isAtLeast(policy.stopGrade());
    assertThat(step instanceof NextStep.Reached).isEqualTo(reached);
    if (step instanceof NextStep.Unreachable) {
      assertThat(IntStream.rangeClosed(1, count))
          .as("each number was tried")
          .allMatch(position -> tries.stream().anyMatch(past -> past.position() == position));
    }
  }

  @Provide
  Arbitrary<Policy> policies() {
    var grades =
        Arbitraries.of(
            ReachGrade.ANSWERED_ONLY,
            ReachGrade.HEARD_IN_PART,
            ReachGrade.LEFT_ON_MACHINE,
            ReachGrade.HEARD,
            ReachGrade.CONFIRMED);
    var rules =
        Arbitraries.integers()
            .between(1, 5)
            .map(tries -> new RetryRule(tries, Duration.ofSeconds(tries * 10L)))
            .list()
            .ofSize(Miss.values().length);
    var rounds = Arbitraries.integers().between(1, 4);
    return Combinators.combine(grades, rules, rounds)
        .as((grade, rule, round) ->
            Policy.defaults(Purpose.EMERGENCY)
                .withRounds(round)
                .withReach(grade, 60, true)
                .with(RetryRules.of(miss -> rule.get(miss.ordinal()))));
  }

  private static List<PhoneNumber> numbers(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> new PhoneNumber("+14185550%03d".formatted(100 + i)))
        .toList();
  }

  private static List<NextStep.Try> tries(String text) {
    var tries = new ArrayList<NextStep.Try>();
    for (var word : text.split(" ")) {
      var parts = Arrays.asList(word.split("/"));
      tries.add(
          new NextStep.Try(
              Integer.parseInt(parts.get(0)),
              Integer.parseInt(parts.get(1)),
              CallOutcome.valueOf(parts.get(2)),
              Optional.empty(),
              START.plusSeconds(10L * tries.size())));
    }
    return tries;
  }

  private static String describe(NextStep step, String tries) {
    return switch (step) {
      case NextStep.CallAgain again -> {
        var wait = Duration.between(tries(tries).getLast().endedAt(), again.due());
        yield "call %d in round %d after %d"
            .formatted(again.position(), again.round(), wait.toSeconds());
      }
      case NextStep.Reached _ -> "reached";
      case NextStep.Unreachable _ -> "unreachable";
      case NextStep.Unknown _ -> "unknown";
      case NextStep.Stopped stopped -> "stopped " + stopped.reason();
      case NextStep.NeverAttempted never -> "never " + never.reason();
    };
  }
}
