package org.tocsin.telephony.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The texts of the simulated PBX: those that are sent to it, and what people answer, as the last
/// two digits of their numbers say (the rig's far end answers the same). All in the exchange's
/// lock.
final class SimulatedTexts {
  private static final Pattern DESTINATION = Pattern.compile("pjsip:(trunk2?)/sip:(\\d+)@.+");

  private static final long ANSWER_MS = 1_000;

  private final Exchange exchange;
  private int sent;

  SimulatedTexts(Exchange exchange) {
    this.exchange = exchange;
  }

  /// Texts that were taken.
  int sent() {
    return sent;
  }

  /// As Asterisk: taken, whatever becomes of it, if only the endpoint is known.
  void send(AmiText action, AmiSession session) {
    var destination = DESTINATION.matcher(action.get("To"));
    if (!destination.matches()) {
      session.send(AmiText.error(action, "Message failed to send."));
      return;
    }
    sent++;
    session.send(AmiText.success(action, "Message successfully sent"));
    answer(destination)
        .filter(_ -> exchange.isAlive(destination.group(1)))
        .ifPresent(answer ->
            exchange.after(
                ANSWER_MS,
                () -> receive("<sip:%s@198.51.100.1>".formatted(destination.group(2)), answer)));
  }

  private static Optional<String> answer(Matcher destination) {
    String digits = destination.group(2);
    return switch (Integer.parseInt(digits.substring(Math.max(0, digits.length() - 2)))) {
      case 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 -> Optional.of("1");
      case 55, 56 -> Optional.of("Arrêt");
      case 57 -> Optional.of("Où aller,\nsvp?");
      default -> Optional.empty();
    };
  }

  /// A text comes in.
  void receive(String from, String body) {
    exchange.say(
        List.of(
            AmiText.event("UserEvent", "user,all")
                .with("Channel", "Message/ast_msg_queue")
                .with("UserEvent", "TocsinText")
                .with("Sender", base64(from))
                .with("Body", base64(body))));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
