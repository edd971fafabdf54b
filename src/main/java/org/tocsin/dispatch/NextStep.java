package org.tocsin.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tocsin.campaign.Miss;
import org.tocsin.campaign.Policy;
import org.tocsin.campaign.ReachGrade;
import org.tocsin.campaign.TargetReason;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.telephony.CallOutcome;

/// What to do with a residence after its last call (rule 7). Pure.
///
/// A call that did not reach the residence is followed at once by its next number, and after the
/// last one by the next round, in which a number waits as long as its last outcome demands. What
/// the network could not carry says nothing about the number: it is tried again before any other.
public sealed interface NextStep {

  /// @param position which number of the list, from 1
  record CallAgain(int position, int round, Instant due) implements NextStep {}

  record Reached() implements NextStep {}

  /// All that the policy allows was tried.
  record Unreachable() implements NextStep {}

  record Stopped(TargetReason reason) implements NextStep {}

  /// No call ever left.
  record NeverAttempted(TargetReason reason) implements NextStep {}

  /// A result was lost: it may have been reached, so it is not called blindly again.
  record Unknown() implements NextStep {}

  /// An attempt that ended.
  record Try(
      int position,
      int round,
      CallOutcome outcome,
      Optional<TargetReason> reason,
      Instant endedAt) {}

  /// @param tries all ended attempts of the residence, oldest first, at least one
  /// @param numbers its numbers in order
  static NextStep after(Policy policy, List<Try> tries, List<PhoneNumber> numbers) {
    var last = tries.getLast();
    if (best(tries).isAtLeast(policy.stopGrade())) {
      return new Reached();
    }
    if (tries.stream().anyMatch(past -> past.outcome() == CallOutcome.UNKNOWN)) {
      return new Unknown();
    }
    var reason = last.reason().filter(why -> why != TargetReason.NO_NUMBER);
    if (last.outcome() == CallOutcome.NEVER_ATTEMPTED && reason.isPresent()) {
      return wasCalled(tries) ? new Stopped(reason.get()) : new NeverAttempted(reason.get());
    }
    return new Search(policy, tries, numbers).next();
  }

  static ReachGrade best(List<Try> tries) {
    return tries.stream()
        .map(past -> Grading.grade(past.outcome()))
        .reduce(ReachGrade.NONE, ReachGrade::best);
  }

  private static boolean wasCalled(List<Try> tries) {
    return tries.stream().anyMatch(past -> past.outcome() != CallOutcome.NEVER_ATTEMPTED);
  }

  /// The search for the number to call next.
  record Search(Policy policy, List<Try> tries, List<PhoneNumber> numbers) {

    NextStep next() {
      var last = tries.getLast();
      if (isOfNetwork(last.outcome()) && isOpen(last.position())) {
        return again(last.position(), last.round());
      }
      var inRound = firstOpen(last.position() + 1);
      if (inRound.isPresent()) {
        return again(inRound.get(), last.round());
      }
      if (last.round() < policy.rounds()) {
        var inNext = firstOpen(1);
        if (inNext.isPresent()) {
          return again(inNext.get(), last.round() + 1);
        }
      }
      return wasCalled(tries) ? new Unreachable() : new NeverAttempted(TargetReason.NO_NUMBER);
    }

    private Optional<Integer> firstOpen(int from) {
      return IntStream.rangeClosed(from, numbers.size()).filter(this::isOpen).boxed().findFirst();
    }

    private CallAgain again(int position, int round) {
      var now = tries.getLast().endedAt();
      var due =
          tries.stream()
              .filter(past -> past.position() == position)
              .reduce((_, later) -> later)
              .flatMap(past ->
                  miss(past.outcome()).map(miss -> past.endedAt().plus(policy.after(miss).delay())))
              .filter(waited -> waited.isAfter(now))
              .orElse(now);
      return new CallAgain(position, round, due);
    }

    private boolean isOpen(int position) {
      var number = numbers.get(position - 1);
      if (tries.stream().anyMatch(past -> isDead(past) && numberOf(past).equals(number))) {
        return false;
      }
      return tries.stream()
          .filter(past -> past.position() == position)
          .map(past -> miss(past.outcome()))
          .flatMap(Optional::stream)
          .allMatch(miss -> count(position, miss) < policy.after(miss).tries());
    }

    private long count(int position, Miss miss) {
      return tries.stream()
          .filter(past -> past.position() == position)
          .filter(past -> miss(past.outcome()).equals(Optional.of(miss)))
          .count();
    }

    private PhoneNumber numberOf(Try past) {
      return numbers.get(past.position() - 1);
    }

    private static boolean isDead(Try past) {
      return past.outcome() == CallOutcome.INVALID_NUMBER
          || past.outcome() == CallOutcome.NEVER_ATTEMPTED;
    }
  }

  private static boolean isOfNetwork(CallOutcome outcome) {
    return miss(outcome).filter(miss -> miss == Miss.CONGESTION || miss == Miss.FAILED).isPresent();
  }

  /// In which way an outcome misses the residence when its grade is not enough; none when the
  /// number is not tried again.
  private static Optional<Miss> miss(CallOutcome outcome) {
    return switch (outcome) {
      case CallOutcome.BUSY -> Optional.of(Miss.BUSY);
      case CallOutcome.NO_ANSWER -> Optional.of(Miss.NO_ANSWER);
      case CallOutcome.REJECTED -> Optional.of(Miss.REJECTED);
      case CallOutcome.CONGESTION -> Optional.of(Miss.CONGESTION);
      case CallOutcome.FAILED, CallOutcome.CANCELLED -> Optional.of(Miss.FAILED);
      case CallOutcome.LEFT_ON_MACHINE -> Optional.of(Miss.MACHINE);
      case CallOutcome.CONFIRMED, CallOutcome.HEARD, CallOutcome.HEARD_IN_PART ->
          Optional.of(Miss.HEARD_IN_PART);
      case CallOutcome.ANSWERED_ONLY -> Optional.of(Miss.ANSWERED_ONLY);
      case CallOutcome.SENT, CallOutcome.DELIVERED -> Optional.of(Miss.TEXT);
      case CallOutcome.INVALID_NUMBER, CallOutcome.UNKNOWN, CallOutcome.NEVER_ATTEMPTED ->
          Optional.empty();
    };
  }
}
