package org.tocsin.campaign;

import java.util.Locale;

/// How well a residence was reached (rule 7), from nothing to confirmed.
public enum ReachGrade {
  NONE,
  /// Somebody or something answered; none of the message was heard.
  ANSWERED_ONLY,
  HEARD_IN_PART,
  /// The whole message on a machine.
  LEFT_ON_MACHINE,
  /// At least the policy's share of the message, by a person.
  HEARD,
  /// Key 1.
  CONFIRMED;

  public boolean isAtLeast(ReachGrade other) {
    return compareTo(other) >= 0;
  }

  public ReachGrade best(ReachGrade other) {
    return isAtLeast(other) ? this : other;
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static ReachGrade ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
