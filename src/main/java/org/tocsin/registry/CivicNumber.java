package org.tocsin.registry;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A number on a street: `710`, `710A`, `12 1/2`.
///
/// @param suffix upper case, empty when there is none
public record CivicNumber(int number, String suffix) implements Comparable<CivicNumber> {
  private static final Pattern TYPED =
      Pattern.compile("(\\d{1,6})\\s*-?\\s*([A-Z]?|BIS|TER|[1-3]/[2-4])");

  public static Optional<CivicNumber> parse(String typed) {
    var matcher = TYPED.matcher(typed.strip().toUpperCase(Locale.ROOT));
    if (!matcher.matches() || Integer.parseInt(matcher.group(1)) == 0) {
      return Optional.empty();
    }
    return Optional.of(new CivicNumber(Integer.parseInt(matcher.group(1)), matcher.group(2)));
  }

  public String display() {
    return suffix.contains("/") ? number + " " + suffix : number + suffix;
  }

  @Override
  public int compareTo(CivicNumber other) {
    int byNumber = Integer.compare(number, other.number);
    return byNumber != 0 ? byNumber : suffix.compareTo(other.suffix);
  }
}
