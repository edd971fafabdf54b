package org.tocsin.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.campaign.CallingHours;
import org.tocsin.campaign.ContactOrder;
import org.tocsin.campaign.Miss;
import org.tocsin.campaign.Policy;
import org.tocsin.campaign.Purpose;
import org.tocsin.campaign.ReachGrade;
import org.tocsin.campaign.RetryRule;
import org.tocsin.campaign.TargetReason;
import org.tocsin.dispatch.NextStep.CallAgain;
import org.tocsin.dispatch.NextStep.Try;
import org.tocsin.shared.Channel;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.telephony.CallOutcome;

class PlanTest {
  private static final Instant START = Instant.parse("2026-02-03T04:05:06Z");
  private static final Policy POLICY =
      Policy.defaults(Purpose.EMERGENCY)
          .withRounds(2)
          .with(Miss.BUSY, new RetryRule(2, Duration.ofMinutes(1)))
          .with(Miss.NO_ANSWER, new RetryRule(2, Duration.ofMinutes(3)))
          .with(Miss.REJECTED, new RetryRule(1, Duration.ofMinutes(4)))
          .with(Miss.CONGESTION, new RetryRule(3, Duration.ofSeconds(30)))
          .with(Miss.FAILED, new RetryRule(3, Duration.ofSeconds(40)))
          .with(Miss.MACHINE, new RetryRule(2, Duration.ofMinutes(5)))
          .with(Miss.ANSWERED_ONLY, new RetryRule(2, Duration.ofMinutes(2)))
          .with(Miss.TEXT, new RetryRule(1, Duration.ofMinutes(6)));

  /// Contacts are `V` or `S`, in the file's order; tries are `position/round/outcome`, each ending
  /// ten seconds after the one before; seconds count from the end of the last one.
  @ParameterizedTest
  @CsvSource({
    "VV, '', call 1 in round 1 after 0",
    "VV, 1/1/CONFIRMED, reached",
    "VV, 1/1/HEARD, reached",
    "VV, 1/1/LEFT_ON_MACHINE, reached",
    "VV, 1/1/BUSY, call 2 in round 1 after 0",
    "VV, 1/1/REJECTED, call 2 in round 1 after 0",
    "VV, 1/1/HEARD_IN_PART, call 2 in round 1 after 0",
    "VV, 1/1/INVALID_NUMBER, call 2 in round 1 after 0",
    "VV, 1/1/CONGESTION, call 1 in round 1 after 30",
    "VV, 1/1/FAILED, call 1 in round 1 after 40",
    "VV, 1/1/FAILED 1/1/FAILED 1/1/FAILED, call 2 in round 1 after 0",
    "VV, 1/1/FAILED 1/1/FAILED 1/1/CONGESTION, call 1 in round 1 after 30",
    "VV, 1/1/BUSY 2/1/NO_ANSWER, call 1 in round 2 after 50",
    "VV, 1/1/REJECTED 2/1/NO_ANSWER, call 2 in round 2 after 180",
    "VV, 1/1/INVALID_NUMBER 2/1/NO_ANSWER, call 2 in round 2 after 180",
    "VV, 1/1/INVALID_NUMBER 2/1/INVALID_NUMBER, unreachable",
    "V, 1/1/BUSY, call 1 in round 2 after 60",
    "V, 1/1/REJECTED, unreachable",
    "V, 1/1/NO_ANSWER 1/2/NO_ANSWER, unreachable",
    "V, 1/1/ANSWERED_ONLY, call 1 in round 2 after 120",
    "V, 1/1/HEARD_IN_PART, call 1 in round 2 after 60",
    "VV, 1/1/UNKNOWN, unknown",
    "VV, 1/1/CANCELLED, call 1 in round 1 after 0",
    "VV, 1/1/CANCELLED 1/1/CANCELLED 1/1/CANCELLED 1/1/CANCELLED, call 1 in round 1 after 0",
    "VV, 1/1/FAILED 1/1/CANCELLED, call 1 in round 1 after 30",
    "SV, 1/1/SENT, call 2 in round 1 after 360",
    "SV, 1/1/DELIVERED, reached",
    "SV, 1/1/FAILED, call 1 in round 1 after 40",
    "SV, 1/1/REJECTED, call 2 in round 1 after 0",
    "SV, 1/1/SENT 2/1/BUSY, call 2 in round 2 after 350",
    "VS, 1/1/BUSY 2/1/SENT, call 1 in round 2 after 360",
    "S, 1/1/SENT, unreachable",
  })
  void afterTheseTries(String contacts, String tries, String expected) {
    assertThat(next(POLICY, contacts, tries)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "FILE, '', call 1 in round 1 after 0",
    "VOICE_FIRST, '', call 2 in round 1 after 0",
    "VOICE_FIRST, 2/1/BUSY, call 4 in round 1 after 0",
    "VOICE_FIRST, 2/1/BUSY 4/1/BUSY, call 1 in round 1 after 0",
    "VOICE_FIRST, 2/1/BUSY 4/1/BUSY 1/1/SENT 3/1/SENT, call 2 in round 2 after 360",
    "TEXT_FIRST, '', call 1 in round 1 after 0",
    "TEXT_FIRST, 1/1/REJECTED, call 3 in round 1 after 0",
    "TEXT_FIRST, 1/1/SENT 3/1/SENT, call 2 in round 1 after 360",
    "TOGETHER, '', call 2 in round 1 after 0 + call 1 in round 1 after 0",
    "TOGETHER, 1/1/SENT 2/1/BUSY, call 4 in round 1 after 0 + call 3 in round 1 after 350",
  })
  void contactsAreTriedInTheOrderOfThePolicy(ContactOrder order, String tries, String expected) {
    assertThat(next(POLICY.with(order), "SVSV", tries)).isEqualTo(expected);
  }

  @Test
  void aMachineIsCalledAgainByItsOwnRuleWhenItDoesNotCount() {
    var person = POLICY.withReach(ReachGrade.HEARD, 60, true);
    assertThat(next(person, "V", "1/1/LEFT_ON_MACHINE")).isEqualTo("call 1 in round 2 after 300");
    assertThat(next(person, "SV", "1/1/DELIVERED")).isEqualTo("call 2 in round 1 after 360");
    assertThat(next(person, "V", "1/1/LEFT_ON_MACHINE 1/2/HEARD")).isEqualTo("reached");
  }

  @Test
  void sideBySideNothingIsQueuedTwiceAndTheLastOneSettles() {
    var plan = new Plan(POLICY.with(ContactOrder.TOGETHER), CallingHours.ALWAYS);
    var contacts = contacts("SV");

    assertThat(plan.steps(contacts, tries("1/1/SENT"), Set.of(Channel.VOICE), START)).isEmpty();
    assertThat(plan.steps(contacts, tries("2/1/INVALID_NUMBER"), Set.of(Channel.SMS), START))
        .isEmpty();
    assertThat(plan.steps(contacts, tries("2/1/INVALID_NUMBER 1/1/SENT"), Set.of(), START))
        .containsExactly(new NextStep.Unreachable());
    assertThat(plan.steps(contacts, tries("1/1/CONFIRMED"), Set.of(Channel.VOICE), START))
        .containsExactly(new NextStep.Reached());
  }

  @Test
  void aNumberThatTakesNoTextsIsStillCalledButNotTheOtherWayRound() {
    var number = new PhoneNumber("+14185550100");
    var both = List.of(new Contact(Channel.SMS, number), Contact.voice(number));
    var plan = new Plan(POLICY, CallingHours.ALWAYS);

    assertThat(plan.steps(both, tries("1/1/INVALID_NUMBER"), Set.of(), START))
        .containsExactly(new CallAgain(2, 1, START));
    assertThat(plan.steps(both.reversed(), tries("1/1/INVALID_NUMBER"), Set.of(), START))
        .containsExactly(new NextStep.Unreachable());
  }

  @Test
  void whatIsDueOutsideTheHoursWaitsForThem() {
    var opening = START.plusSeconds(3_600);
    CallingHours hours = (_, now) -> now.isBefore(opening) ? opening : now;
    var plan = new Plan(POLICY, hours);

    assertThat(plan.steps(contacts("V"), List.of(), Set.of(), START))
        .containsExactly(new CallAgain(1, 1, opening));
    assertThat(plan.steps(contacts("V"), tries("1/1/BUSY"), Set.of(), START))
        .containsExactly(new CallAgain(1, 2, opening));
  }

  @Test
  void whoMayNoLongerBeCalledIsNotCalled() {
    var refused =
        new Try(1, 1, CallOutcome.NEVER_ATTEMPTED, Optional.of(TargetReason.NO_CONSENT), START);
    assertThat(steps(List.of(refused)))
        .containsExactly(new NextStep.NeverAttempted(TargetReason.NO_CONSENT));

    var called = new Try(1, 1, CallOutcome.BUSY, Optional.empty(), START);
    assertThat(steps(List.of(called, refused)))
        .containsExactly(new NextStep.Stopped(TargetReason.NO_CONSENT));
  }

  @Test
  void aNumberThatMayNoLongerBeCalledIsPassedOver() {
    var first =
        new Try(1, 1, CallOutcome.NEVER_ATTEMPTED, Optional.of(TargetReason.NO_NUMBER), START);
    assertThat(steps(List.of(first))).containsExactly(new CallAgain(2, 1, START));

    var second =
        new Try(2, 1, CallOutcome.NEVER_ATTEMPTED, Optional.of(TargetReason.NO_NUMBER), START);
    assertThat(steps(List.of(first, second)))
        .containsExactly(new NextStep.NeverAttempted(TargetReason.NO_NUMBER));
  }

  private static List<NextStep> steps(List<Try> tries) {
    return new Plan(POLICY, CallingHours.ALWAYS).steps(contacts("VV"), tries, Set.of(), START);
  }

  private static String next(Policy policy, String contacts, String text) {
    var tries = tries(text);
    var now = tries.isEmpty() ? START : tries.getLast().endedAt();
    return new Plan(policy, CallingHours.ALWAYS)
        .steps(contacts(contacts), tries, Set.of(), now).stream()
            .map(step -> describe(step, now))
            .collect(Collectors.joining(" + "));
  }

  private static List<Contact> contacts(String channels) {
    return IntStream.range(0, channels.length())
        .mapToObj(i ->
            new Contact(
                channels.charAt(i) == 'V' ? Channel.VOICE : Channel.SMS,
                new PhoneNumber("+14185550%03d".formatted(100 + i))))
        .toList();
  }

  private static List<Try> tries(String text) {
    var tries = new ArrayList<Try>();
    for (var word : text.isEmpty() ? new String[0] : text.split(" ")) {
      var parts = Arrays.asList(word.split("/"));
      tries.add(
          new Try(
              Integer.parseInt(parts.get(0)),
              Integer.parseInt(parts.get(1)),
              CallOutcome.valueOf(parts.get(2)),
              Optional.empty(),
              START.plusSeconds(10L * tries.size())));
    }
    return tries;
  }

  private static String describe(NextStep step, Instant now) {
    return switch (step) {
      case CallAgain again ->
          "call %d in round %d after %d"
              .formatted(
                  again.position(), again.round(), Duration.between(now, again.due()).toSeconds());
      case NextStep.Reached _ -> "reached";
      case NextStep.Unreachable _ -> "unreachable";
      case NextStep.Unknown _ -> "unknown";
      case NextStep.Stopped stopped -> "stopped " + stopped.reason();
      case NextStep.NeverAttempted never -> "never " + never.reason();
    };
  }
}
