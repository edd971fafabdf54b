package org.tocsin.telephony.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// One AMI message: fields in order, CRLF after each, an empty line at the end.
final class AmiText {
  private final Map<String, List<String>> fields = new LinkedHashMap<>();

  static AmiText event(String name, String privilege) {
    return new AmiText().with("Event", name).with("Privilege", privilege);
  }

  static AmiText success(AmiText action, String message) {
    return response("Success", action).with("Message", message);
  }

  static AmiText success(AmiText action) {
    return response("Success", action);
  }

  static AmiText error(AmiText action, String message) {
    return response("Error", action).with("Message", message);
  }

  static AmiText response(String kind, AmiText action) {
    var response = new AmiText().with("Response", kind);
    String id = action.get("ActionID");
    return id.isEmpty() ? response : response.with("ActionID", id);
  }

  AmiText with(String name, String value) {
    fields.computeIfAbsent(name, ignored -> new ArrayList<>()).add(value);
    return this;
  }

  AmiText with(String name, long value) {
    return with(name, Long.toString(value));
  }

  /// As read: names in any case.
  AmiText read(String name, String value) {
    return with(name.toLowerCase(Locale.ROOT), value);
  }

  /// Of a message that was read; empty when there is no such field.
  String get(String name) {
    return fields.getOrDefault(name.toLowerCase(Locale.ROOT), List.of("")).getFirst();
  }

  /// The variables of an Originate, commas unescaped.
  Map<String, String> variables() {
    Map<String, String> variables = new LinkedHashMap<>();
    for (String line : fields.getOrDefault("variable", List.of())) {
      for (String variable : line.split("(?<!\\\\),")) {
        int equals = variable.indexOf('=');
        if (equals > 0) {
          variables.put(
              variable.substring(0, equals), variable.substring(equals + 1).replace("\\,", ","));
        }
      }
    }
    return variables;
  }

  /// Of an event that is said: the classes of which a user must be allowed one.
  String privilege() {
    return fields.getOrDefault("Privilege", List.of("")).getFirst();
  }

  boolean isEmpty() {
    return fields.isEmpty();
  }

  String wire() {
    var text = new StringBuilder();
    fields.forEach((name, values) -> {
      for (String value : values) {
        text.append(name).append(": ").append(value).append("\r\n");
      }
    });
    return text.append("\r\n").toString();
  }
}
