package org.tocsin.store;

import java.time.Duration;
import java.util.Optional;
import org.tocsin.shared.LongWork;

/// How long a transaction waits for others, and what it tells them when it keeps them waiting.
///
/// @param most nothing for one that others wait for instead
record Patience(Optional<Duration> most, Optional<LongWork> work) {
  /// As long as a connection is waited for.
  static final Duration LONGEST = Duration.ofSeconds(10);

  static final Patience USUAL = new Patience(Optional.of(LONGEST), Optional.empty());

  /// Of a person at a screen, who is told then.
  static final Patience OF_A_PERSON =
      new Patience(Optional.of(Duration.ofSeconds(2)), Optional.empty());

  static Patience whileDoing(LongWork work) {
    return new Patience(Optional.empty(), Optional.of(work));
  }
}
