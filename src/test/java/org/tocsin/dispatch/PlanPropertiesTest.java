package org.tocsin.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.tocsin.campaign.Miss;
import org.tocsin.campaign.TargetReason;
import org.tocsin.dispatch.NextStep.CallAgain;
import org.tocsin.dispatch.NextStep.Try;
import org.tocsin.telephony.CallOutcome;

/// No policy, list of contacts, sequence of outcomes, call-backs, crashes and commands calls a
/// reached residence again or forgets one: 120,000 pursuits. A seed that fails is one to run again
/// alone.
class PlanPropertiesTest {
  private static final int TRIES = 12_000;
  private static final Map<CallOutcome, Miss> MISSES =
      Map.ofEntries(
          Map.entry(CallOutcome.BUSY, Miss.BUSY),
          Map.entry(CallOutcome.NO_ANSWER, Miss.NO_ANSWER),
          Map.entry(CallOutcome.REJECTED, Miss.REJECTED),
          Map.entry(CallOutcome.CONGESTION, Miss.CONGESTION),
          Map.entry(CallOutcome.FAILED, Miss.FAILED),
          Map.entry(CallOutcome.LEFT_ON_MACHINE, Miss.MACHINE),
          Map.entry(CallOutcome.HEARD_IN_PART, Miss.HEARD_IN_PART),
          Map.entry(CallOutcome.HEARD, Miss.HEARD_IN_PART),
          Map.entry(CallOutcome.CONFIRMED, Miss.HEARD_IN_PART),
          Map.entry(CallOutcome.ANSWERED_ONLY, Miss.ANSWERED_ONLY),
          Map.entry(CallOutcome.SENT, Miss.TEXT),
          Map.entry(CallOutcome.DELIVERED, Miss.TEXT));

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void whoIsReachedIsNeverCalledAgain(@ForAll long seed) {
    var pursuit = Pursuit.of(seed);
    for (var begun : pursuit.begun) {
      assertThat(NextStep.best(begun.before()).isAtLeast(pursuit.plan.policy().stopGrade()))
          .as("reached before, seed %d", seed)
          .isFalse();
    }
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void whoMustNotBeCalledOrMayHaveBeenReachedIsNotCalledAgain(@ForAll long seed) {
    var pursuit = Pursuit.of(seed);
    for (var begun : pursuit.begun) {
      assertThat(begun.before())
          .as("stopped before, seed %d", seed)
          .noneMatch(past ->
              isLostCall(pursuit, past) && !past.incoming()
                  || past.reason().filter(why -> why != TargetReason.NO_NUMBER).isPresent());
    }
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void anInvalidNumberIsNeverTriedTwice(@ForAll long seed) {
    var pursuit = Pursuit.of(seed);
    for (var begun : pursuit.begun) {
      int position = begun.call().position();
      assertThat(begun.before())
          .as("invalid before, seed %d", seed)
          .noneMatch(past -> isDead(past) && kills(pursuit, past.position(), position));
    }
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void everyPursuitEnds(@ForAll long seed) {
    var pursuit = Pursuit.of(seed);
    var policy = pursuit.plan.policy();
    int network = policy.after(Miss.CONGESTION).tries() + policy.after(Miss.FAILED).tries();
    assertThat(pursuit.endless).as("endless, seed %d", seed).isFalse();
    assertThat(ours(pursuit.tries))
        .as("seed %d", seed)
        .filteredOn(past -> past.outcome() != CallOutcome.CANCELLED)
        .filteredOn(past -> past.outcome() != CallOutcome.NEVER_ATTEMPTED)
        .hasSizeLessThanOrEqualTo(pursuit.contacts.size() * (policy.rounds() + network));
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void nobodyIsForgotten(@ForAll long seed) {
    var pursuit = Pursuit.of(seed);
    assertThat(pursuit.forgotten).as("forgotten, seed %d", seed).isFalse();
    assertThat(pursuit.isSettled()).as("settled, seed %d", seed).isTrue();
    boolean reached = NextStep.best(pursuit.tries).isAtLeast(pursuit.plan.policy().stopGrade());
    assertThat(pursuit.end instanceof NextStep.Reached).as("seed %d", seed).isEqualTo(reached);
    if (pursuit.end instanceof NextStep.Unreachable) {
      assertThat(IntStream.rangeClosed(1, pursuit.contacts.size()))
          .as("each contact was tried unless its number is dead, seed %d", seed)
          .allMatch(position ->
              pursuit.tries.stream()
                  .anyMatch(past ->
                      past.position() == position && !past.incoming()
                          || isDead(past) && kills(pursuit, past.position(), position)));
    }
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void aSequenceHasOneAttemptAtATime(@ForAll long seed) {
    var pursuit = Pursuit.of(seed);
    for (var queued : pursuit.queued) {
      assertThat(queued.beside())
          .as("seed %d", seed)
          .noneMatch(other -> pursuit.together(other.position(), queued.call().position()));
    }
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void triesAndRoundsAreNeverExceeded(@ForAll long seed) {
    var pursuit = Pursuit.of(seed);
    var policy = pursuit.plan.policy();
    for (var begun : pursuit.begun) {
      assertThat(begun.call().round()).as("seed %d", seed).isBetween(1, policy.rounds());
      for (var miss : Miss.values()) {
        assertThat(count(pursuit, begun.before(), begun.call().position(), miss))
            .as("%s, seed %d", miss, seed)
            .isLessThan(policy.after(miss).tries());
      }
    }
    assertThat(visits(pursuit)).as("a contact once a round, seed %d", seed).doesNotHaveDuplicates();
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void waitsAreHonoured(@ForAll long seed) {
    var pursuit = Pursuit.of(seed);
    for (var queued : pursuit.queued) {
      int position = queued.call().position();
      for (var past : ours(queued.before())) {
        boolean awaited =
            past.position() == position
                || isText(pursuit, past) && pursuit.together(past.position(), position);
        if (awaited) {
          var wait = wait(pursuit, past);
          assertThat(queued.call().due()).as("seed %d", seed).isAfterOrEqualTo(wait);
        }
      }
    }
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void nothingIsDueOutsideTheHoursAndTheOrderIsKept(@ForAll long seed) {
    var pursuit = Pursuit.of(seed);
    for (var queued : pursuit.queued) {
      var due = queued.call().due();
      assertThat(pursuit.plan.hours().opensAt(pursuit.number(queued.call().position()), due))
          .as("seed %d", seed)
          .isEqualTo(due);
    }
    var firsts =
        pursuit.queued.stream()
            .filter(queued -> queued.call().round() == 1)
            .map(queued -> pursuit.isVoice(queued.call().position()))
            .toList();
    switch (pursuit.plan.policy().order()) {
      case VOICE_FIRST ->
          assertThat(firsts).as("seed %d", seed).isSortedAccordingTo((a, b) -> b.compareTo(a));
      case TEXT_FIRST -> assertThat(firsts).as("seed %d", seed).isSorted();
      case FILE ->
          assertThat(
                  pursuit.queued.stream().map(Pursuit.Queued::call).filter(it -> it.round() == 1))
              .as("seed %d", seed)
              .extracting(CallAgain::position)
              .isSorted();
      case TOGETHER -> {}
    }
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void whoeverCallsBackInVainIsPursuedAsBefore(@ForAll long seed) {
    assertThat(Pursuit.of(seed).misled).as("seed %d", seed).isFalse();
  }

  /// Round and position of what was begun, what the network made try again left out.
  private static List<String> visits(Pursuit pursuit) {
    var visits = new ArrayList<String>();
    for (var begun : pursuit.begun) {
      var call = begun.call();
      boolean again =
          begun.before().stream()
              .filter(past -> past.position() == call.position() && past.round() == call.round())
              .anyMatch(past -> saysNothing(past.outcome()));
      if (!again) {
        visits.add(call.round() + "/" + call.position());
      }
    }
    return visits;
  }

  private static List<Try> ours(List<Try> tries) {
    return tries.stream().filter(past -> !past.incoming()).toList();
  }

  private static boolean saysNothing(CallOutcome outcome) {
    return outcome == CallOutcome.CANCELLED
        || miss(outcome).filter(it -> it == Miss.CONGESTION || it == Miss.FAILED).isPresent();
  }

  private static boolean isText(Pursuit pursuit, Try past) {
    return miss(pursuit, past).equals(Optional.of(Miss.TEXT));
  }

  private static long count(Pursuit pursuit, List<Try> tries, int position, Miss miss) {
    return ours(tries).stream()
        .filter(past -> past.position() == position)
        .filter(past -> miss(pursuit, past).equals(Optional.of(miss)))
        .count();
  }

  private static Instant wait(Pursuit pursuit, Try past) {
    return miss(pursuit, past)
        .map(miss -> past.endedAt().plus(pursuit.plan.policy().after(miss).delay()))
        .orElse(past.endedAt());
  }

  private static boolean isDead(Try past) {
    return past.outcome() == CallOutcome.INVALID_NUMBER
        || past.outcome() == CallOutcome.NEVER_ATTEMPTED;
  }

  private static boolean kills(Pursuit pursuit, int tried, int position) {
    return pursuit.number(tried).equals(pursuit.number(position))
        && (pursuit.isVoice(tried) || !pursuit.isVoice(position));
  }

  private static boolean isLostCall(Pursuit pursuit, Try past) {
    return past.outcome() == CallOutcome.UNKNOWN && pursuit.isVoice(past.position());
  }

  /// A text that may have left counts as one that did.
  private static Optional<Miss> miss(Pursuit pursuit, Try past) {
    return past.outcome() == CallOutcome.UNKNOWN && !pursuit.isVoice(past.position())
        ? Optional.of(Miss.TEXT)
        : miss(past.outcome());
  }

  /// Written down once more, for a property that asked the plan itself would believe its faults.
  private static Optional<Miss> miss(CallOutcome outcome) {
    return Optional.ofNullable(MISSES.get(outcome));
  }
}
