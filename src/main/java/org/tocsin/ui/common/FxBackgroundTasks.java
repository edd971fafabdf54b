package org.tocsin.ui.common;

import java.time.Duration;
import java.util.concurrent.Callable;
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
    var thread =
        Thread.ofVirtual()
            .name("repeated task")
            .start(() -> {
              while (!cancelled.get()) {
                perform(work, onSuccess, onFailure, cancelled);
                if (!pause(period)) {
                  return;
                }
              }
            });
    return () -> {
      cancelled.set(true);
      thread.interrupt();
    };
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

  private static boolean pause(Duration period) {
    try {
      Thread.sleep(period);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
