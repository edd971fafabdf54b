package org.tocsin.registry;

import java.util.Locale;

/// Why two files seem to be of one residence, the most telling reason first.
public enum DuplicateReason {
  /// The same civic address and the same apartment, written in two ways.
  SAME_RESIDENCE,
  /// A number that both have, by whatever channel.
  SAME_NUMBER,
  /// Names that are alike at the same civic number of the same street.
  NEAR_NAME;

  /// As JSON says it.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
