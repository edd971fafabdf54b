package org.tocsin.campaign;

import java.util.Locale;
import java.util.Optional;

/// In which order the contact points of a residence are tried.
public enum ContactOrder {
  /// As the file has them.
  FILE,
  VOICE_FIRST,
  TEXT_FIRST,
  /// Calls and texts side by side, each in the file's order.
  TOGETHER;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<ContactOrder> ofCode(String code) {
    for (var order : values()) {
      if (order.code().equals(code)) {
        return Optional.of(order);
      }
    }
    return Optional.empty();
  }
}
