package org.tocsin.campaign;

import java.util.Locale;

/// Why a residence was not called, or no longer.
public enum TargetReason {
  DUPLICATE,
  INACTIVE,
  NO_CONSENT,
  NO_NUMBER,
  OUTSIDE_WINDOW,
  REACHED,
  LIFTED,
  ABORTED,
  OPTED_OUT;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static TargetReason ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
