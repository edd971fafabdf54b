package org.tocsin.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tocsin.campaign.CallingHours;
import org.tocsin.campaign.ContactOrder;
import org.tocsin.campaign.Policy;
import org.tocsin.campaign.TargetReason;
import org.tocsin.dispatch.NextStep.NeverAttempted;
import org.tocsin.dispatch.NextStep.Reached;
import org.tocsin.dispatch.NextStep.Stopped;
import org.tocsin.dispatch.NextStep.Try;
import org.tocsin.dispatch.NextStep.Unknown;
import org.tocsin.dispatch.NextStep.Unreachable;
import org.tocsin.shared.Channel;
import org.tocsin.telephony.CallOutcome;

/// How a campaign pursues a residence (rule 7). Pure.
///
/// Its contacts are gone through in one sequence, or in two side by side, calls and texts, when the
/// policy wants them together. What did not reach it is followed at once by the next contact, and
/// after the last one by the next round, in which a contact waits as long as its last outcome
/// demands. What the network could not carry says nothing about the number: it is tried again
/// before any other. After a text, its reply is awaited first; a text of which nobody knows whether
/// it left is like one that did. A residence that calls back may be reached by that; otherwise it
/// is pursued as if it had not called.
public record Plan(Policy policy, CallingHours hours) {

  /// What is due now: the first attempts when there is none yet.
  ///
  /// @param contacts of the residence, in its file's order
  /// @param all its ended attempts, oldest first
  /// @param pending channels in which an attempt of it waits or is in progress
  /// @return one step that settles it; or the attempts to queue, one at most for each sequence,
  ///   none while it is enough to wait for what is pending
  public List<NextStep> steps(
      List<Contact> contacts, List<Try> all, Set<Channel> pending, Instant now) {
    if (isReached(all)) {
      return List.of(new Reached());
    }
    var tries = all.stream().filter(past -> !past.incoming()).toList();
    var settled = settled(contacts, tries);
    if (settled.isPresent()) {
      return List.of(settled.get());
    }
    var calls =
        sequences(contacts)
            .filter(positions -> !isPending(positions, contacts, pending))
            .map(positions -> new Sequence(this, contacts, positions, tries, now).next())
            .flatMap(Optional::stream)
            .<NextStep>map(call -> call)
            .toList();
    if (!calls.isEmpty() || !pending.isEmpty()) {
      return calls;
    }
    return List.of(
        wasCalled(tries) ? new Unreachable() : new NeverAttempted(TargetReason.NO_NUMBER));
  }

  /// Whether nothing more is needed after these.
  boolean isReached(List<Try> tries) {
    return NextStep.best(tries).isAtLeast(policy.stopGrade());
  }

  private Optional<NextStep> settled(List<Contact> contacts, List<Try> tries) {
    if (tries.stream().anyMatch(past -> isLostCall(past, contacts))) {
      return Optional.of(new Unknown());
    }
    return tries.stream()
        .map(Try::reason)
        .flatMap(Optional::stream)
        .filter(why -> why != TargetReason.NO_NUMBER)
        .findFirst()
        .map(why -> wasCalled(tries) ? new Stopped(why) : new NeverAttempted(why));
  }

  /// The positions of each sequence in the order in which they are tried.
  private Stream<List<Integer>> sequences(List<Contact> contacts) {
    var voice = positions(contacts, true);
    var texts = positions(contacts, false);
    return switch (policy.order()) {
      case ContactOrder.FILE ->
          Stream.of(IntStream.rangeClosed(1, contacts.size()).boxed().toList());
      case ContactOrder.VOICE_FIRST ->
          Stream.of(Stream.concat(voice.stream(), texts.stream()).toList());
      case ContactOrder.TEXT_FIRST ->
          Stream.of(Stream.concat(texts.stream(), voice.stream()).toList());
      case ContactOrder.TOGETHER -> Stream.of(voice, texts);
    };
  }

  private static List<Integer> positions(List<Contact> contacts, boolean voice) {
    return IntStream.rangeClosed(1, contacts.size())
        .filter(position -> contacts.get(position - 1).isVoice() == voice)
        .boxed()
        .toList();
  }

  private static boolean isPending(
      List<Integer> positions, List<Contact> contacts, Set<Channel> pending) {
    return positions.stream()
        .anyMatch(position -> pending.contains(contacts.get(position - 1).channel()));
  }

  /// It may have reached the residence: whatever rang there is not rung again blindly.
  private static boolean isLostCall(Try past, List<Contact> contacts) {
    return past.outcome() == CallOutcome.UNKNOWN && contacts.get(past.position() - 1).isVoice();
  }

  private static boolean wasCalled(List<Try> tries) {
    return tries.stream().anyMatch(past -> past.outcome() != CallOutcome.NEVER_ATTEMPTED);
  }
}
