package org.tocsin.telephony.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// One AMI message: fields in order, CRLF after each, an empty line at the end. Names are in any
/// case. A dozen fields are found sooner one after another than in a map.
final class AmiText {
  private static final Pattern COMMA = Pattern.compile("(?<!\\\\),");
  private static final int USUAL_LENGTH = 640;

  private final List<String> names = new ArrayList<>();
  private final List<String> values = new ArrayList<>();

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
    names.add(name);
    values.add(value);
    return this;
  }

  AmiText with(String name, long value) {
    return with(name, Long.toString(value));
  }

  /// Empty when there is no such field.
  String get(String name) {
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equalsIgnoreCase(name)) {
        return values.get(i);
      }
    }
    return "";
  }

  /// The variables of an Originate, commas unescaped.
  Map<String, String> variables() {
    Map<String, String> variables = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equalsIgnoreCase("Variable")) {
        String line = values.get(i);
        var parts = line.indexOf(',') < 0 ? List.of(line) : List.of(COMMA.split(line));
        parts.forEach(variable -> add(variable, variables));
      }
    }
    return variables;
  }

  /// How long the message is that a call is to play, ms.
  long messageLength() {
    return number(variables().getOrDefault("TOCSIN_LENGTH", ""), 0);
  }

  static long number(String text, long otherwise) {
    return text.matches("\\d{1,9}") ? Long.parseLong(text) : otherwise;
  }

  private static void add(String variable, Map<String, String> variables) {
    int equals = variable.indexOf('=');
    if (equals > 0) {
      variables.put(
          variable.substring(0, equals), variable.substring(equals + 1).replace("\\,", ","));
    }
  }

  /// Of an event that is said: the classes of which a user must be allowed one.
  String privilege() {
    return get("Privilege");
  }

  boolean isEmpty() {
    return names.isEmpty();
  }

  String wire() {
    var text = new StringBuilder(USUAL_LENGTH);
    for (int i = 0; i < names.size(); i++) {
      text.append(names.get(i)).append(": ").append(values.get(i)).append("\r\n");
    }
    return text.append("\r\n").toString();
  }
}
