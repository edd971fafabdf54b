package org.tocsin.telephony;

import java.util.Locale;

/// Who or what answered, as far as the PBX can tell.
public enum AnsweredBy {
  HUMAN,
  MACHINE,
  UNSURE;

  /// As the database keeps it.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static AnsweredBy ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
