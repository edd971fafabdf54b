package org.tocsin.ui.registry;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.tocsin.registry.FileFilter;
import org.tocsin.registry.FileFilter.Sign;
import org.tocsin.shared.Language;

/// What the list of files is limited to, as a person chose it.
record Filters(
    Optional<String> street,
    Optional<Language> language,
    Set<Sign> signs,
    Optional<Recent> recent) {

  /// How long ago a change is still a recent one.
  enum Recent {
    DAY(1),
    WEEK(7),
    MONTH(30);

    private final Duration length;

    Recent(int days) {
      length = Duration.ofDays(days);
    }
  }

  /// What the files are to be as of now.
  FileFilter at(Instant now) {
    return new FileFilter(street, language, signs, recent.map(age -> now.minus(age.length)));
  }

  boolean isNone() {
    return street.isEmpty() && language.isEmpty() && signs.isEmpty() && recent.isEmpty();
  }
}
