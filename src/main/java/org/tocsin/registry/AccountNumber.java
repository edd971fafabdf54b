package org.tocsin.registry;

import java.util.Optional;
import java.util.regex.Pattern;
import org.tocsin.shared.PhoneNumber;

/// Identifies a file for life: the ten digits of the number that opened it.
///
/// When each of its numbers is the account of another file, as that of a recycled number is, it is
/// one that was chosen, or one that no telephone can have: no area code begins with 0.
///
/// It is not a contact point: it stays when the number that reaches the resident changes.
public record AccountNumber(String digits) {
  private static final Pattern TEN_DIGITS = Pattern.compile("\\d{10}");

  private static final Pattern OF_NO_PHONE = Pattern.compile("000\\d{7}");
  private static final Pattern BETWEEN = Pattern.compile("[^0-9\\p{L}]");

  public AccountNumber {
    if (!TEN_DIGITS.matcher(digits).matches()) {
      throw new IllegalArgumentException("An account number has ten digits");
    }
  }

  public static AccountNumber of(PhoneNumber number) {
    return new AccountNumber(number.national());
  }

  /// One that no telephone can have.
  ///
  /// @param ordinal tells it from the others
  public static AccountNumber ofNoPhone(int ordinal) {
    return new AccountNumber("000%07d".formatted(ordinal));
  }

  /// Reads an account number in any spelling of a phone number.
  public static Optional<AccountNumber> parse(String typed) {
    return PhoneNumber.parse(typed)
        .map(AccountNumber::of)
        .or(() ->
            Optional.of(BETWEEN.matcher(typed).replaceAll(""))
                .filter(digits -> OF_NO_PHONE.matcher(digits).matches())
                .map(AccountNumber::new));
  }

  public String display() {
    return digits.substring(0, 3) + "\u00a0" + digits.substring(3, 6) + "-" + digits.substring(6);
  }

  @Override
  public String toString() {
    return "AccountNumber[…]";
  }
}
