package org.tocsin.campaign;

import java.util.Locale;
import java.util.Optional;

/// Why a city may speak another language than French in an alert; written into the audit.
public enum LanguageException {
  /// Health or safety of people demands it.
  HEALTH_SAFETY,
  /// Those who are called have the right to be written to in English.
  RIGHTFUL_RECIPIENTS,
  /// Natural justice demands that a person understand.
  NATURAL_JUSTICE;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<LanguageException> ofCode(String code) {
    for (var exception : values()) {
      if (exception.code().equals(code)) {
        return Optional.of(exception);
      }
    }
    return Optional.empty();
  }
}
