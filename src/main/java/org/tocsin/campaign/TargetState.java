package org.tocsin.campaign;

import java.util.Locale;

/// What became of one residence in a campaign.
public enum TargetState {
  /// Still to be reached.
  OPEN,
  /// Its best grade is at least the policy's stop grade.
  REACHED,
  /// All that the policy allows was tried.
  UNREACHABLE,
  /// Not called, with a reason.
  NEVER_ATTEMPTED,
  /// The calling stopped before its end: aborted, opted out.
  STOPPED,
  /// The result of its last call was lost: it may have been reached.
  UNKNOWN;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static TargetState ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
