package org.tocsin.telephony.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.tocsin.telephony.TextEvent.Received;

class HeardTextsTest {
  private final Queue<Runnable> threads = new ArrayDeque<>();
  private final Queue<Runnable> later = new ArrayDeque<>();
  private final List<String> kept = new ArrayList<>();
  private final HeardTexts heard = new HeardTexts(threads::add, later::add, this::keep);
  private boolean away;

  @Test
  void whatCouldNotBeKeptIsToldAgainBeforeWhatCameAfterIt() {
    away = true;
    hear("START");
    run(threads);
    hear("STOP");
    run(threads);
    assertThat(kept).isEmpty();
    assertThat(later).hasSize(1);

    away = false;
    hear("AIDE");
    assertThat(threads).isEmpty();
    run(later);
    run(threads);
    assertThat(kept).containsExactly("START", "STOP", "AIDE");

    hear("1");
    run(threads);
    assertThat(kept).endsWith("1").hasSize(4);
  }

  @Test
  void noTwoAreToldAtOnce() {
    hear("START");
    hear("STOP");
    assertThat(threads).hasSize(1);
    run(threads);
    assertThat(kept).containsExactly("START", "STOP");
  }

  @Test
  void nothingIsToldOnceThePortIsClosed() {
    away = true;
    hear("START");
    run(threads);
    away = false;
    heard.close();
    hear("STOP");
    run(later);
    run(threads);
    assertThat(kept).isEmpty();
  }

  private void hear(String body) {
    heard.add(new Received("+14185550101", body, Instant.EPOCH));
  }

  private void keep(Received text) {
    if (away) {
      throw new IllegalStateException("The database is away");
    }
    kept.add(text.body());
  }

  private static void run(Queue<Runnable> all) {
    for (var one = all.poll(); one != null; one = all.poll()) {
      one.run();
    }
  }
}
