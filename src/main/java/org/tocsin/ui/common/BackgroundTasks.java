package org.tocsin.ui.common;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// Work that must not hold up the screen. Results and failures come back on the FX thread.
public interface BackgroundTasks {

  /// Does the work once.
  ///
  /// @return cancels it: neither its result nor its failure will come
  <T> Pending run(Callable<T> work, Consumer<T> onSuccess, Consumer<Exception> onFailure);

  /// Does the work again and again, a period after the last time ended, never twice at once. A
  /// failure is told and does not end it.
  <T> Pending every(
      Duration period, Callable<T> work, Consumer<T> onSuccess, Consumer<Exception> onFailure);

  /// Work in progress, or repeated work.
  @FunctionalInterface
  interface Pending {
    void cancel();
  }
}
