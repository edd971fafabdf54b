package org.tocsin.telephony.asterisk;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.telephony.AnsweredBy;
import org.tocsin.telephony.CallEnd;

/// What the dialplan says of an answered call, in its `ended` event or in AstDB.
///
/// @param ended the call is over; otherwise it was still up when this was written
record CallRecord(
    boolean ended,
    AnsweredBy by,
    String detectorCause,
    Duration heard,
    boolean whole,
    boolean confirmed,
    boolean optedOut,
    String keys,
    boolean audioFailed) {

  /// An answered call of which nothing else is known.
  static final CallRecord BARE =
      new CallRecord(false, AnsweredBy.UNSURE, "", Duration.ZERO, false, false, false, "", false);

  /// Reads AstDB's value: `state=ended;by=human;heard=8370;whole=yes;…`; empty when it is none.
  static Optional<CallRecord> parse(String value) {
    Map<String, String> fields = new HashMap<>();
    for (String field : value.split(";", -1)) {
      int equals = field.indexOf('=');
      if (equals > 0) {
        fields.put(field.substring(0, equals), field.substring(equals + 1));
      }
    }
    return fields.containsKey("state") ? Optional.of(of(fields)) : Optional.empty();
  }

  /// From the fields of AstDB; the `ended` event has the same ones.
  static CallRecord of(Map<String, String> fields) {
    return new CallRecord(
        "ended".equals(fields.get("state")),
        answeredBy(fields.getOrDefault("by", "")),
        fields.getOrDefault("cause", ""),
        Duration.ofMillis(number(fields.getOrDefault("heard", ""))),
        yes(fields.get("whole")),
        yes(fields.get("confirmed")),
        yes(fields.get("optout")),
        fields.getOrDefault("keys", ""),
        "failed".equals(fields.get("audio")));
  }

  static AnsweredBy answeredBy(String by) {
    return switch (by) {
      case "human" -> AnsweredBy.HUMAN;
      case "machine" -> AnsweredBy.MACHINE;
      default -> AnsweredBy.UNSURE;
    };
  }

  /// What either of them knows of one call that is not known to be over.
  CallRecord and(CallRecord other) {
    boolean decided = by != AnsweredBy.UNSURE;
    return new CallRecord(
        false,
        decided ? by : other.by,
        decided ? detectorCause : other.detectorCause,
        heard.compareTo(other.heard) < 0 ? other.heard : heard,
        whole || other.whole,
        confirmed || other.confirmed,
        optedOut || other.optedOut,
        keys.length() < other.keys.length() ? other.keys : keys,
        audioFailed || other.audioFailed);
  }

  CallEnd.Answered toEnd(CallEnd.Hangup hangup) {
    return new CallEnd.Answered(
        by, detectorCause, heard, whole, confirmed, optedOut, keys, audioFailed, hangup);
  }

  private static boolean yes(@Nullable String value) {
    return "yes".equals(value);
  }

  private static long number(String digits) {
    return digits.matches("\\d{1,9}") ? Long.parseLong(digits) : 0;
  }
}
