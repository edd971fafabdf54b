package org.tocsin.registry;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A Canadian postal code, six characters without the space: `J6W1T6`.
///
/// The letters D, F, I, O, Q and U are never used, W and Z never come first (source: Canada Post).
public record PostalCode(String compact) {
  private static final Pattern SHAPE =
      Pattern.compile("[ABCEGHJ-NPRSTVXY]\\d[ABCEGHJ-NPRSTV-Z]\\d[ABCEGHJ-NPRSTV-Z]\\d");
  private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Z}\\-]");

  public static Optional<PostalCode> parse(String typed) {
    var compact = SEPARATORS.matcher(typed).replaceAll("").toUpperCase(Locale.ROOT);
    return SHAPE.matcher(compact).matches()
        ? Optional.of(new PostalCode(compact))
        : Optional.empty();
  }

  public String display() {
    return compact.substring(0, 3) + "\u00a0" + compact.substring(3);
  }
}
