package org.tocsin.shared;

import java.util.Optional;
import java.util.regex.Pattern;

/// A North American number in E.164 form, `+1` and ten digits.
///
/// Only the shape is checked here (area code and exchange begin with 2 to 9, source: North American
/// Numbering Plan); whether a number may be dialled is a rule of the registry.
public record PhoneNumber(String e164) implements Comparable<PhoneNumber> {
  private static final Pattern E164 = Pattern.compile("\\+1[2-9]\\d{2}[2-9]\\d{6}");
  private static final Pattern SEPARATORS =
      Pattern.compile("[\\s\\p{Z}\\p{Cf}.()\\-\\u2010-\\u2015]");
  private static final Pattern TYPED = Pattern.compile("(?:\\+?1)?([2-9]\\d{2}[2-9]\\d{6})");

  public PhoneNumber {
    if (!E164.matcher(e164).matches()) {
      throw new IllegalArgumentException("Not a North American number in E.164 form");
    }
  }

  /// Reads a number as people write it: spaces, dashes, dots, parentheses, a leading 1 or +1.
  public static Optional<PhoneNumber> parse(String typed) {
    var matcher = TYPED.matcher(SEPARATORS.matcher(typed).replaceAll(""));
    return matcher.matches()
        ? Optional.of(new PhoneNumber("+1" + matcher.group(1)))
        : Optional.empty();
  }

  /// Ten digits, area code first: `4185550101`.
  public String national() {
    return e164.substring(2);
  }

  /// Eleven digits, with the country code: `14185550101`.
  public String digits() {
    return e164.substring(1);
  }

  public String areaCode() {
    return e164.substring(2, 5);
  }

  /// As Québec writes it: `418 555-0101`, with a no-break space.
  public String display() {
    return areaCode() + "\u00a0" + e164.substring(5, 8) + "-" + e164.substring(8);
  }

  @Override
  public int compareTo(PhoneNumber other) {
    return e164.compareTo(other.e164);
  }

  /// Never the number itself: a log line or an exception text must not carry personal data.
  @Override
  public String toString() {
    return "PhoneNumber[+1…]";
  }
}
