package org.tocsin.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tocsin.campaign.Miss;
import org.tocsin.campaign.RetryRule;
import org.tocsin.dispatch.NextStep.CallAgain;
import org.tocsin.dispatch.NextStep.Try;
import org.tocsin.telephony.CallOutcome;

/// Contacts of a residence that are tried one after the other, round by round: the search for the
/// one to try next.
///
/// @param positions those of the contacts in it, in the order in which they are tried
/// @param all tries of the residence, also those of another sequence
record Sequence(
    Plan plan, List<Contact> contacts, List<Integer> positions, List<Try> all, Instant now) {

  Optional<CallAgain> next() {
    var own = all.stream().filter(past -> positions.contains(past.position())).toList();
    if (own.isEmpty()) {
      return firstOpen(0).map(position -> call(position, 1));
    }
    var last = own.getLast();
    if (saysNothing(last) && isOpen(last.position())) {
      return Optional.of(call(last.position(), last.round()));
    }
    var inRound =
        firstOpen(positions.indexOf(last.position()) + 1).map(it -> call(it, last.round()));
    return inRound.isPresent() || last.round() >= plan.policy().rounds()
        ? inRound
        : firstOpen(0).map(position -> call(position, last.round() + 1));
  }

  private Optional<Integer> firstOpen(int from) {
    return positions.stream().skip(from).filter(this::isOpen).findFirst();
  }

  private CallAgain call(int position, int round) {
    var waited =
        all.stream()
            .filter(past -> past.position() == position || isAwaited(past))
            .map(this::waited)
            .reduce(now, (one, other) -> one.isAfter(other) ? one : other);
    return new CallAgain(position, round, plan.hours().opensAt(contact(position).number(), waited));
  }

  /// Whether a reply to it is awaited before anything else of the sequence.
  private boolean isAwaited(Try past) {
    return miss(past).equals(Optional.of(Miss.TEXT)) && positions.contains(past.position());
  }

  private Instant waited(Try past) {
    return past.endedAt()
        .plus(miss(past).map(plan.policy()::after).map(RetryRule::delay).orElse(Duration.ZERO));
  }

  private boolean isOpen(int position) {
    if (all.stream().anyMatch(past -> kills(past, position))) {
      return false;
    }
    return all.stream()
        .filter(past -> past.position() == position)
        .map(this::miss)
        .flatMap(Optional::stream)
        .allMatch(miss -> count(position, miss) < plan.policy().after(miss).tries());
  }

  private long count(int position, Miss miss) {
    return all.stream()
        .filter(past -> past.position() == position)
        .filter(past -> miss(past).equals(Optional.of(miss)))
        .count();
  }

  /// Whether a try forbids ever to try the contact again. What answers no call takes no texts
  /// either; a number that takes no texts may be that of a telephone.
  private boolean kills(Try past, int position) {
    boolean dead =
        past.outcome() == CallOutcome.INVALID_NUMBER
            || past.outcome() == CallOutcome.NEVER_ATTEMPTED;
    var tried = contact(past.position());
    return dead
        && tried.number().equals(contact(position).number())
        && (tried.isVoice() || !contact(position).isVoice());
  }

  private Contact contact(int position) {
    return contacts.get(position - 1);
  }

  /// Whether it says nothing of the contact: the network could not carry it, or it was hung up here
  /// because somebody paused the campaign.
  private boolean saysNothing(Try past) {
    return past.outcome() == CallOutcome.CANCELLED
        || miss(past).filter(miss -> miss == Miss.CONGESTION || miss == Miss.FAILED).isPresent();
  }

  private Optional<Miss> miss(Try past) {
    return past.outcome() == CallOutcome.UNKNOWN && !contact(past.position()).isVoice()
        ? Optional.of(Miss.TEXT)
        : miss(past.outcome());
  }

  /// In which way an outcome misses the residence when its grade is not enough; none when it uses
  /// up no try, or the number is not tried again.
  private static Optional<Miss> miss(CallOutcome outcome) {
    return switch (outcome) {
      case BUSY -> Optional.of(Miss.BUSY);
      case NO_ANSWER -> Optional.of(Miss.NO_ANSWER);
      case REJECTED -> Optional.of(Miss.REJECTED);
      case CONGESTION -> Optional.of(Miss.CONGESTION);
      case FAILED -> Optional.of(Miss.FAILED);
      case LEFT_ON_MACHINE -> Optional.of(Miss.MACHINE);
      case CONFIRMED, HEARD, HEARD_IN_PART -> Optional.of(Miss.HEARD_IN_PART);
      case ANSWERED_ONLY -> Optional.of(Miss.ANSWERED_ONLY);
      case SENT, DELIVERED -> Optional.of(Miss.TEXT);
      case CANCELLED, INVALID_NUMBER, UNKNOWN, NEVER_ATTEMPTED -> Optional.empty();
    };
  }
}
