package org.tocsin.registry;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.tocsin.shared.Language;

/// What files must be, all of it, beside what they are found by.
///
/// @param street in any spelling of its name or another of its names, of whichever city
/// @param changedSince they were opened or changed then or later
public record FileFilter(
    Optional<String> street,
    Optional<Language> language,
    Set<Sign> signs,
    Optional<Instant> changedSince) {

  /// What a file may lack.
  public enum Sign {
    /// It is active, and none of its numbers is both active and valid: no alert can reach it.
    NO_USABLE_NUMBER,
    /// Calls found one of its numbers invalid, or more.
    INVALID_NUMBER,
    /// It was never said whether it may be called.
    CONSENT_MISSING
  }

  private static final FileFilter NONE =
      new FileFilter(Optional.empty(), Optional.empty(), Set.of(), Optional.empty());

  /// A blank street is none; signs are in their order.
  public FileFilter {
    street = street.map(String::strip).filter(name -> !name.isEmpty());
    var ordered = EnumSet.noneOf(Sign.class);
    ordered.addAll(signs);
    signs = Collections.unmodifiableSet(ordered);
  }

  /// Every file passes.
  public static FileFilter none() {
    return NONE;
  }

  public boolean isNone() {
    return equals(NONE);
  }
}
