package org.tocsin.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EventuallyTest {
  @Test
  void triesUntilTheAssertionsPass() {
    var tries = new AtomicInteger();

    Eventually.eventually(() -> assertThat(tries.incrementAndGet()).isEqualTo(3));

    assertThat(tries).hasValue(3);
  }

  @Test
  void atTheDeadlineTellsTheLastFailure() {
    assertThatThrownBy(
            () -> Eventually.within(Duration.ofMillis(1), () -> assertThat("seen").isEqualTo("x")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("not within PT0.001S")
        .hasMessageContaining("seen");
  }
}
