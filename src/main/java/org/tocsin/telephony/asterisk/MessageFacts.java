package org.tocsin.telephony.asterisk;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.asteriskjava.manager.event.DtmfEndEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.OriginateResponseEvent;
import org.jspecify.annotations.Nullable;
import org.tocsin.shared.AttemptId;
import org.tocsin.telephony.AnsweredBy;

/// Reads the PBX's messages: which call, what fact. Those of other calls have ids of another shape.
final class MessageFacts {
  private MessageFacts() {}

  static void of(ManagerEvent event, BiConsumer<AttemptId, CallFact> out) {
    switch (event) {
      case DialBeginMessage dial -> tell(dial.getDestUniqueId(), new CallFact.DialBegan(), out);
      case DialStateMessage dial ->
          tell(dial.getDestUniqueId(), new CallFact.DialState(text(dial.getDialStatus())), out);
      case DialEndMessage dial ->
          tell(dial.getDestUniqueId(), new CallFact.DialEnded(text(dial.getDialStatus())), out);
      case OriginateResponseEvent response ->
          tell(response.getActionId(), new CallFact.Originated(response.isSuccess()), out);
      case HangupMessage hangup ->
          tell(
              hangup.getUniqueId(),
              new CallFact.HungUp(
                  hangup.getCause() == null ? 0 : hangup.getCause(), code(hangup.getTechCause())),
              out);
      case DtmfEndEvent tone when tone.isReceived() && text(tone.getDigit()).length() == 1 ->
          tell(tone.getUniqueId(), new CallFact.Tone(tone.getDigit().charAt(0)), out);
      case TocsinMessage step -> step(step, out);
      default -> {
        // Of no call.
      }
    }
  }

  private static void step(TocsinMessage step, BiConsumer<AttemptId, CallFact> out) {
    String attempt = step.getAttempt();
    switch (step.getStep()) {
      case "answered" -> tell(attempt, new CallFact.Answered(), out);
      case "introducing" -> tell(attempt, new CallFact.Introducing(), out);
      case "playing" -> tell(attempt, new CallFact.Playing(pass(step), at(step)), out);
      case "detected" -> {
        AnsweredBy by = CallRecord.answeredBy(step.getBy());
        tell(attempt, new CallFact.Detected(by, step.getCause()), out);
      }
      case "played" -> tell(attempt, new CallFact.PlayedWhole(pass(step), at(step)), out);
      case "key" -> {
        if (step.getKey().length() == 1) {
          tell(attempt, new CallFact.Key(step.getKey().charAt(0)), out);
        }
      }
      case "audiofailed" -> tell(attempt, new CallFact.AudioFailed(), out);
      case "ended" -> tell(attempt, new CallFact.Summary(summary(step)), out);
      default -> {
        // A step of a later dialplan.
      }
    }
  }

  private static CallRecord summary(TocsinMessage step) {
    Map<String, String> fields = new HashMap<>();
    fields.put("state", "ended");
    fields.put("by", step.getBy());
    fields.put("cause", step.getCause());
    fields.put("heard", step.getHeard());
    fields.put("whole", step.getWhole());
    fields.put("confirmed", step.getConfirmed());
    fields.put("optout", step.getOptOut());
    fields.put("keys", step.getKeys());
    fields.put("audio", step.getAudio());
    return CallRecord.of(fields);
  }

  private static int pass(TocsinMessage step) {
    return step.getPass().matches("\\d{1,3}") ? Integer.parseInt(step.getPass()) : 0;
  }

  /// Seconds with three decimals.
  private static Optional<Instant> at(TocsinMessage step) {
    String at = step.getAt();
    return at.matches("\\d{1,12}\\.\\d{3}")
        ? Optional.of(Instant.ofEpochMilli(Long.parseLong(at.replace(".", ""))))
        : Optional.empty();
  }

  private static void tell(
      @Nullable String id, CallFact fact, BiConsumer<AttemptId, CallFact> out) {
    if (id != null) {
      AttemptId.ofWire(id).ifPresent(attempt -> out.accept(attempt, fact));
    }
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static int code(@Nullable String digits) {
    return digits != null && digits.matches("\\d{3}") ? Integer.parseInt(digits) : 0;
  }
}
