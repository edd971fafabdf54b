package org.tocsin.registry;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The number of a citizen card, as it is printed without its blanks: the city's prefix in
/// capitals, then digits.
public record CardNumber(String text) {
  private static final Pattern PRINTED = Pattern.compile("[A-Z]{0,8}\\d{4,12}");
  private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Z}\\p{Cf}.\\-\u2010-\u2015]+");

  public CardNumber {
    if (!PRINTED.matcher(text).matches()) {
      throw new IllegalArgumentException("Not the number of a card");
    }
  }

  /// Typed or scanned, whatever its case, its blanks and its dashes.
  public static Optional<CardNumber> parse(String typed) {
    var text = BETWEEN.matcher(typed).replaceAll("").toUpperCase(Locale.ROOT);
    return PRINTED.matcher(text).matches() ? Optional.of(new CardNumber(text)) : Optional.empty();
  }

  /// Whether it is one of the city's.
  ///
  /// @param prefixes those of the city; when it named none, every card is
  public boolean isOf(Collection<String> prefixes) {
    return prefixes.isEmpty() || prefixes.stream().anyMatch(text::startsWith);
  }
}
