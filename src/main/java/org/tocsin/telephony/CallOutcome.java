package org.tocsin.telephony;

import java.util.Locale;

/// What a call attempt became: the only vocabulary, in code, database, screens and reports.
public enum CallOutcome {
  CONFIRMED,
  HEARD,
  LEFT_ON_MACHINE,
  HEARD_IN_PART,
  ANSWERED_ONLY,
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
