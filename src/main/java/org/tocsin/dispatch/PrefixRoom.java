package org.tocsin.dispatch;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.tocsin.shared.PhoneNumber;

/// What the prefixes' caps still allow in one turn. Not for several threads.
final class PrefixRoom {
  private final PrefixCaps caps;
  private final Flights flights;
  private final Map<String, Integer> planned = new HashMap<>();
  private final Set<String> full;

  PrefixRoom(PrefixCaps caps, Flights flights) {
    this.caps = caps;
    this.flights = flights;
    full = new HashSet<>(flights.fullPrefixes());
  }

  /// Prefixes of ten-digit numbers to which no call may begin.
  Set<String> full() {
    return full;
  }

  /// Counts a call in, unless its prefix is full.
  boolean admits(PhoneNumber number) {
    var cap = caps.of(number);
    if (cap.isEmpty()) {
      return true;
    }
    var prefix = cap.get().prefix();
    int up = flights.upTo(prefix) + planned.getOrDefault(prefix, 0);
    if (up >= cap.get().calls()) {
      return false;
    }
    planned.merge(prefix, 1, Integer::sum);
    if (up + 1 >= cap.get().calls()) {
      full.add(prefix);
    }
    return true;
  }
}
