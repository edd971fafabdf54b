package org.tocsin.telephony.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The texts of the simulated PBX: those that are sent to it, and what people answer, as the last
/// two digits of their numbers say (the rig's far end answers the same). What comes in is kept, as
/// the dialplan does, until it is forgotten. All in the exchange's lock.
final class SimulatedTexts {
  private static final Pattern DESTINATION = Pattern.compile("pjsip:(trunk2?)/sip:(\\d+)@.+");

  private static final long ANSWER_MS = 1_000;

  private final Exchange exchange;
  private final NavigableMap<String, Kept> kept = new TreeMap<>();
  private int sent;

  SimulatedTexts(Exchange exchange) {
    this.exchange = exchange;
  }

  private record Kept(String from, String body) {}

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

  /// A text comes in. Its key is its time, and no other's.
  void receive(String from, String body) {
    long micros = exchange.micros();
    while (kept.containsKey(Long.toString(micros))) {
      micros++;
    }
    var key = Long.toString(micros);
    var text = new Kept(from, body);
    kept.put(key, text);
    exchange.say(List.of(event(key, text)));
  }

  /// What was not forgotten is told again, the oldest first.
  void retell() {
    exchange.say(
        kept.entrySet().stream().map(text -> event(text.getKey(), text.getValue())).toList());
  }

  void forget(String key) {
    kept.remove(key);
  }

  /// Texts that were not forgotten.
  int kept() {
    return kept.size();
  }

  /// Their keys, as the dialplan lists them.
  String keys() {
    return String.join(",", kept.keySet());
  }

  private static AmiText event(String key, Kept text) {
    return AmiText.event("UserEvent", "user,all")
        .with("Channel", "Message/ast_msg_queue")
        .with("UserEvent", "TocsinText")
        .with("Key", key)
        .with("Sender", base64(text.from()))
        .with("Body", base64(text.body()));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
