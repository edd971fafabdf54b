package org.tocsin.support;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// Waits for a condition instead of for a time.
///
/// The deadline only bounds a failure: a condition that holds is seen within a few milliseconds.
public final class Eventually {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long POLL_NANOS = 5_000_000;

  private Eventually() {}

  /// Repeats the assertions until they pass; after ten seconds throws their last failure.
  public static void eventually(ThrowingCallable assertions) {
    within(PATIENCE, assertions);
  }

  /// Repeats the assertions until they pass; at the deadline throws their last failure.
  public static void within(Duration patience, ThrowingCallable assertions) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        assertions.call();
        return;
      } catch (Throwable failure) {
        if (System.nanoTime() - deadline >= 0) {
          throw new AssertionError("not within " + patience + ": " + failure.getMessage(), failure);
        }
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  /// Waits until the condition holds; fails after ten seconds, naming what was awaited.
  public static void until(String awaited, BooleanSupplier condition) {
    eventually(() -> {
      if (!condition.getAsBoolean()) {
        throw new AssertionError("still awaited: " + awaited);
      }
    });
  }
}
