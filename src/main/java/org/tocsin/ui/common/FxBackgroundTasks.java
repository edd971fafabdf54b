package org.tocsin.ui.common;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Each task has a virtual thread of its own.
public final class FxBackgroundTasks implements BackgroundTasks {
  private static final Logger LOG = LoggerFactory.getLogger(FxBackgroundTasks.class);

  @Override
  public <T> Pending run(Callable<T> work, Consumer<T> onSuccess, Consumer<Exception> onFailure) {
    var cancelled = new AtomicBoolean();
    Thread.ofVirtual().name("task").start(() -> perform(work, onSuccess, onFailure, cancelled));
    return () -> cancelled.set(true);
  }

  @Override
  public <T> Pending every(
      Duration period, Callable<T> work, Consumer<T> onSuccess, Consumer<Exception> onFailure) {
    var cancelled = new AtomicBoolean();
    var end = new CountDownLatch(1);
    Thread.ofVirtual()
        .name("repeated task")
        .start(() -> {
          do {
            perform(work, onSuccess, onFailure, cancelled);
          } while (!isOver(end, period));
        });
    return () -> {
      cancelled.set(true);
      end.countDown();
    };
  }

  /// Waits for a period, or until the task is cancelled. The work itself is never interrupted: an
  /// interrupt in the middle of a read closes the file of an embedded database, for everyone.
  private static boolean isOver(CountDownLatch end, Duration period) {
    try {
      return end.await(period.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static <T> void perform(
      Callable<T> work,
      Consumer<T> onSuccess,
      Consumer<Exception> onFailure,
      AtomicBoolean cancelled) {
    try {
      T result = work.call();
      deliver(cancelled, () -> onSuccess.accept(result));
    } catch (Exception e) {
      if (!cancelled.get()) {
        LOG.warn("Background work failed", e);
      }
      deliver(cancelled, () -> onFailure.accept(e));
    }
  }

  private static void deliver(AtomicBoolean cancelled, Runnable delivery) {
    Platform.runLater(() -> {
      if (!cancelled.get()) {
        delivery.run();
      }
    });
  }
}
