package org.tocsin.dispatch;

import java.util.Map;
import java.util.Optional;
import org.tocsin.shared.PhoneNumber;

/// How many calls may be up at once to numbers that begin alike, so that a rural exchange is not
/// flooded.
///
/// @param perExchange for each area code and exchange (`418 698`), 0 for no limit
/// @param caps for prefixes of their own, as digits without the leading 1 (`418698`); the longest
///   that fits a number holds, in place of `perExchange`
public record PrefixCaps(int perExchange, Map<String, Integer> caps) {
  public static final PrefixCaps NONE = new PrefixCaps(0, Map.of());

  private static final int EXCHANGE_DIGITS = 6;

  public PrefixCaps {
    caps = Map.copyOf(caps);
  }

  /// The cap that holds for a number.
  Optional<Cap> of(PhoneNumber number) {
    var digits = number.national();
    for (int length = digits.length(); length > 0; length--) {
      var own = caps.get(digits.substring(0, length));
      if (own != null) {
        return Optional.of(new Cap(digits.substring(0, length), own));
      }
    }
    return perExchange > 0
        ? Optional.of(new Cap(digits.substring(0, EXCHANGE_DIGITS), perExchange))
        : Optional.empty();
  }

  /// Calls that may be up at once to numbers with a prefix that `of` gave.
  int callsTo(String prefix) {
    return caps.getOrDefault(prefix, perExchange);
  }

  /// @param calls that may be up at once
  record Cap(String prefix, int calls) {}
}
