package org.tocsin.campaign;

import java.util.Locale;
import java.util.Optional;

/// Why people are called.
public enum Purpose {
  EMERGENCY,
  MAJOR_SITUATION,
  INFORMATION,
  /// Never calls the public.
  EXERCISE;

  /// Whether people are called for it only within the calling window. An exercise calls nobody who
  /// could be woken.
  public boolean keepsToWindow() {
    return this == MAJOR_SITUATION || this == INFORMATION;
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Purpose> ofCode(String code) {
    for (var purpose : values()) {
      if (purpose.code().equals(code)) {
        return Optional.of(purpose);
      }
    }
    return Optional.empty();
  }
}
