package org.tocsin.dispatch;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GateTest {
  private final Gate gate = new Gate(Duration.ofMillis(20));

  @Test
  void whoeverWouldWaitTooLongIsRefused() throws Exception {
    var inside = new CountDownLatch(1);
    var done = new CompletableFuture<Boolean>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.execute(() ->
          gate.pass(() -> {
            inside.countDown();
            done.join();
          }));
      inside.await();
      try {
        var second = threads.submit(() -> gate.pass(() -> {}));
        assertThatThrownBy(() -> second.get(10, TimeUnit.SECONDS))
            .hasCauseInstanceOf(IllegalStateException.class);
      } finally {
        done.complete(true);
      }
    }
    assertThatCode(() -> gate.pass(() -> {})).doesNotThrowAnyException();
  }

  @Test
  void nothingPassesOnceItIsClosed() {
    gate.close();

    assertThatThrownBy(() -> gate.pass(() -> {})).isInstanceOf(IllegalStateException.class);
  }
}
