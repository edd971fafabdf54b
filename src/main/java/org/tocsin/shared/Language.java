package org.tocsin.shared;

import java.util.Locale;
import java.util.Optional;

/// The two languages that a resident can be spoken to in, and that a screen can be read in.
public enum Language {
  FRENCH("fr", Locale.CANADA_FRENCH),
  ENGLISH("en", Locale.CANADA);

  private final String code;
  private final Locale locale;

  Language(String code, Locale locale) {
    this.code = code;
    this.locale = locale;
  }

  public String code() {
    return code;
  }

  public Locale locale() {
    return locale;
  }

  public static Optional<Language> ofCode(String code) {
    for (var language : values()) {
      if (language.code.equals(code)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }
}
