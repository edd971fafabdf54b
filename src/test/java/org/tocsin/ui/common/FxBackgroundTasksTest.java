package org.tocsin.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class FxBackgroundTasksTest {
  private static final long PATIENCE_SECONDS = 10;
  private final FxBackgroundTasks tasks = new FxBackgroundTasks();
  private final CompletableFuture<Thread> worker = new CompletableFuture<>();
  private final AtomicInteger rounds = new AtomicInteger();

  private boolean hasEnded() throws Exception {
    return worker
        .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .join(Duration.ofSeconds(PATIENCE_SECONDS));
  }

  @Test
  void leavesTheWorkUnderWayToItsEndWhenItIsCancelled() throws Exception {
    var cancelled = new CountDownLatch(1);
    var wasInterrupted = new CompletableFuture<Boolean>();
    var pending =
        tasks.every(
            Duration.ofNanos(1),
            () -> {
              rounds.incrementAndGet();
              worker.complete(Thread.currentThread());
              cancelled.await();
              return wasInterrupted.complete(Thread.currentThread().isInterrupted());
            },
            _ -> {},
            wasInterrupted::completeExceptionally);
    worker.get(PATIENCE_SECONDS, TimeUnit.SECONDS);

    pending.cancel();
    cancelled.countDown();

    assertThat(hasEnded()).isTrue();
    assertThat(wasInterrupted).isCompletedWithValue(false);
    assertThat(rounds).hasValue(1);
  }

  @Test
  void doesNotWaitForThePeriodToEndWhenItIsCancelled() throws Exception {
    var pending =
        tasks.every(
            Duration.ofDays(1),
            () -> worker.complete(Thread.currentThread()),
            _ -> rounds.incrementAndGet(),
            _ -> {});
    worker.get(PATIENCE_SECONDS, TimeUnit.SECONDS);

    pending.cancel();

    assertThat(hasEnded()).isTrue();
  }

  @Test
  void goesOnAfterAFailure() throws Exception {
    var third = new CountDownLatch(3);
    var pending =
        tasks.every(
            Duration.ofMillis(1),
            () -> {
              third.countDown();
              throw new IllegalStateException("Away");
            },
            _ -> {},
            _ -> {});

    assertThat(third.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    pending.cancel();
  }
}
