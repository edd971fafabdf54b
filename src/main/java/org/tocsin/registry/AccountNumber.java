package org.tocsin.registry;

import java.util.Optional;
import java.util.regex.Pattern;
import org.tocsin.shared.PhoneNumber;

/// Identifies a file for life: the ten digits of the number that opened it.
///
/// It is not a contact point: it stays when the number that reaches the resident changes.
public record AccountNumber(String digits) {
  private static final Pattern TEN_DIGITS = Pattern.compile("\\d{10}");

  public AccountNumber {
    if (!TEN_DIGITS.matcher(digits).matches()) {
      throw new IllegalArgumentException("An account number has ten digits");
    }
  }

  public static AccountNumber of(PhoneNumber number) {
    return new AccountNumber(number.national());
  }

  /// Reads an account number in any spelling of a phone number.
  public static Optional<AccountNumber> parse(String typed) {
    return PhoneNumber.parse(typed).map(AccountNumber::of);
  }

  public String display() {
    return digits.substring(0, 3) + "\u00a0" + digits.substring(3, 6) + "-" + digits.substring(6);
  }

  @Override
  public String toString() {
    return "AccountNumber[…]";
  }
}
