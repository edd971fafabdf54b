package org.tocsin.dispatch;

import java.time.Duration;
import java.time.Instant;

/// So many calls a second and no more. Not for several threads.
///
/// It holds a tenth of a second's worth, at least one: enough to serve calls that end together, too
/// little for a burst that a trunk would feel.
final class TokenBucket {
  private static final double NANOS = 1e9;

  private double rate;
  private double tokens;
  private Instant filled;

  TokenBucket(double perSecond, Instant now) {
    rate = perSecond;
    tokens = capacity();
    filled = now;
  }

  void setRate(double perSecond) {
    rate = perSecond;
    tokens = Math.min(tokens, capacity());
  }

  int available(Instant now) {
    if (now.isAfter(filled)) {
      double seconds = Duration.between(filled, now).toNanos() / NANOS;
      tokens = Math.min(capacity(), tokens + seconds * rate);
      filled = now;
    }
    // Rounding must not hide a token whose time has come.
    return (int) (tokens + 1e-6);
  }

  void take(int count) {
    tokens -= count;
  }

  /// When the next call may begin.
  Instant nextAt(Instant now) {
    if (available(now) >= 1) {
      return now;
    }
    return filled.plusNanos((long) Math.ceil((1 - tokens) / rate * NANOS));
  }

  private double capacity() {
    return Math.max(1, rate / 10);
  }
}
