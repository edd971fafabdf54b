package org.tocsin.telephony;

import java.util.Locale;

/// What an attempt to call or to text became: the only vocabulary, in code, database, screens and
/// reports.
public enum CallOutcome {
  CONFIRMED,
  HEARD,
  LEFT_ON_MACHINE,
  HEARD_IN_PART,
  ANSWERED_ONLY,
  /// A text that reached the phone, as its provider reports.
  DELIVERED,
  /// A text that was taken over by a provider; nothing is known of it since.
  SENT,
  BUSY,
  NO_ANSWER,
  REJECTED,
  CONGESTION,
  INVALID_NUMBER,
  FAILED,
  CANCELLED,
  /// The PBX or the console was lost and the result could not be recovered.
  UNKNOWN,
  NEVER_ATTEMPTED;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static CallOutcome ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
