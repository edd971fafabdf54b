package org.tocsin.telephony.asterisk;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Asks the PBX whether its trunk works. Lives in the mailbox.
///
/// `DEVICE_STATE` says NOT_INUSE of a PJSIP trunk whose far end is dead: there, the contact knows.
/// Other technologies have nothing better.
final class TrunkExaminer {
  private static final String PJSIP = "PJSIP/";

  /// `NonQualified`: the PBX is told not to ask the far end, so that nothing is known against it.
  private static final Set<String> CONTACT_WORKS = Set.of("Reachable", "NonQualified");

  private static final Set<String> DEVICE_WORKS =
      Set.of("NOT_INUSE", "INUSE", "BUSY", "RINGING", "RINGINUSE", "ONHOLD");

  private final Optional<String> trunk;
  private final Question question;

  /// What was found.
  ///
  /// @param device as `PJSIP/trunk`, as far as it is known
  /// @param state as the PBX says it; empty: it said nothing
  record Finding(boolean works, String device, String state) {
    /// A PBX that says nothing of its trunk may be out of reach.
    boolean isDeath() {
      return !works && !state.isEmpty();
    }

    @Override
    public String toString() {
      return (device + " " + state).strip();
    }
  }

  /// Asks for a variable or function of the PBX; nothing comes back when it does not answer.
  interface Question {
    void ask(String variable, Consumer<Optional<String>> then);
  }

  /// @param trunk as `PJSIP/trunk`; empty when the dial string has another shape
  TrunkExaminer(Optional<String> trunk, Question question) {
    this.trunk = trunk;
    this.question = question;
  }

  void examine(Consumer<Finding> then) {
    if (trunk.isEmpty()) {
      tell(false, "", then);
    } else if (trunk.get().startsWith(PJSIP)) {
      examineEndpoint(trunk.get().substring(PJSIP.length()), then);
    } else {
      ask(
          "DEVICE_STATE(" + trunk.get() + ")",
          state -> tell(DEVICE_WORKS.contains(state), state, then));
    }
  }

  /// Endpoint, its address of record, the contact there, and that one's state.
  private void examineEndpoint(String endpoint, Consumer<Finding> then) {
    ask(
        "PJSIP_ENDPOINT(" + endpoint + ",aors)",
        aors ->
            first(
                aors,
                then,
                aor ->
                    ask(
                        "PJSIP_AOR(" + aor + ",contact)",
                        contacts -> first(contacts, then, contact -> examine(contact, then)))));
  }

  private void examine(String contact, Consumer<Finding> then) {
    ask(
        "PJSIP_CONTACT(" + contact + ",status)",
        status -> tell(CONTACT_WORKS.contains(status), status, then));
  }

  /// Of a list with commas; without any, there is no such trunk.
  private void first(String list, Consumer<Finding> then, Consumer<String> next) {
    Arrays.stream(list.split(","))
        .map(String::strip)
        .filter(one -> !one.isEmpty())
        .findFirst()
        .ifPresentOrElse(next, () -> tell(false, "", then));
  }

  private void ask(String variable, Consumer<String> then) {
    question.ask(variable, answer -> then.accept(answer.orElse("")));
  }

  private void tell(boolean works, String found, Consumer<Finding> then) {
    then.accept(new Finding(works, trunk.orElse(""), found));
  }
}
