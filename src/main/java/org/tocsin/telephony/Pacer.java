package org.tocsin.telephony;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Spreads what is sent at no more than a rate. Not for several threads at once.
public final class Pacer {
  private static final double NANOS = 1e9;

  private final Clock clock;
  private double rate;
  private Instant free;

  /// @param rate units a second
  public Pacer(Clock clock, double rate) {
    this.clock = clock;
    this.rate = rate;
    free = clock.instant();
  }

  public double rate() {
    return rate;
  }

  /// From the next one on.
  public void setRate(double next) {
    rate = next;
  }

  /// Nothing leaves before this long has passed.
  public void hold(Duration pause) {
    var until = clock.instant().plus(pause);
    free = free.isBefore(until) ? until : free;
  }

  /// Takes a place in the row.
  ///
  /// @return how long to wait for it
  public Duration take(int units) {
    var now = clock.instant();
    var turn = free.isBefore(now) ? now : free;
    free = turn.plusNanos((long) (units / rate * NANOS));
    return Duration.between(now, turn);
  }
}
