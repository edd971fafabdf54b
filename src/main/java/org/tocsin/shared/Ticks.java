package org.tocsin.shared;

import java.time.Clock;
import java.time.Duration;

/// Clocks as the house uses them.
public final class Ticks {
  private Ticks() {}

  /// Ticks in microseconds, the precision that both database engines keep: an instant that is read
  /// back equals the one that was written.
  public static Clock microseconds(Clock clock) {
    return Clock.tick(clock, Duration.ofNanos(1_000));
  }
}
