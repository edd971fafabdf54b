package org.tocsin.telephony.asterisk;

import java.util.List;
import java.util.Map;
import org.asteriskjava.manager.event.ResponseEvent;

/// What came back for an action.
///
/// @param values the answer's fields, names in lower case
/// @param events that the answer was made of
record AmiAnswer(
    Kind kind, String message, Map<String, Object> values, List<ResponseEvent> events) {
  static final AmiAnswer LOST = new AmiAnswer(Kind.LOST, "", Map.of(), List.of());

  enum Kind {
    SUCCESS,
    ERROR,
    /// The link was lost, or no answer came in time.
    LOST
  }

  boolean isSuccess() {
    return kind == Kind.SUCCESS;
  }

  boolean isLost() {
    return kind == Kind.LOST;
  }

  String value(String name) {
    return values.get(name) instanceof String text ? text : "";
  }
}
