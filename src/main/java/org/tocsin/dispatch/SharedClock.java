package org.tocsin.dispatch;

import java.time.Duration;
import java.time.Instant;

/// The clock by which processes that share a database tell whether another lives: those of their
/// machines may differ.
@FunctionalInterface
public interface SharedClock {

  /// How far it is ahead of ours. Joins the transaction in progress.
  Duration skew(Instant ours);
}
