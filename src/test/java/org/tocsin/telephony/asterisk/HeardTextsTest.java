package org.tocsin.telephony.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tocsin.telephony.TextEvent.Received;

class HeardTextsTest {
  private static final long SOON = 60_000;

  private final Queue<Runnable> threads = new ArrayDeque<>();
  private final Queue<Runnable> soon = new ArrayDeque<>();
  private final Queue<Runnable> later = new ArrayDeque<>();
  private final List<String> kept = new ArrayList<>();
  private final List<String> forgotten = new ArrayList<>();
  private final Set<String> faulty = new HashSet<>();
  private final HeardTexts heard =
      new HeardTexts(
          threads::add,
          (milliseconds, step) -> (milliseconds < SOON ? soon : later).add(step),
          this::keep,
          forgotten::add);
  private boolean away;

  @Test
  void whatCouldNotBeKeptIsToldAgainBeforeWhatCameAfterIt() {
    away = true;
    hear("START");
    run(threads);
    hear("STOP");
    run(threads);
    assertThat(kept).isEmpty();
    assertThat(soon).hasSize(1);

    away = false;
    hear("AIDE");
    assertThat(threads).isEmpty();
    run(soon);
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
    run(soon);
    run(threads);
    assertThat(kept).isEmpty();
  }

  @Test
  void textsThatCanNeverBeKeptHoldNobodyUpAndAreTriedAgainLater() {
    faulty.addAll(List.of("bad", "worse"));
    hear("bad", "1");
    hear("worse", "2");
    hear("STOP", "3");
    tryAgain(20);
    assertThat(kept).containsExactly("STOP");
    assertThat(forgotten).containsExactly("3");

    hear("AIDE", "4");
    tryAgain(20);
    assertThat(kept).containsExactly("STOP", "AIDE");
    hear("START", "5");
    tryAgain(1);
    assertThat(kept).containsExactly("STOP", "AIDE", "START");

    faulty.clear();
    run(later);
    tryAgain(1);
    assertThat(kept).containsExactlyInAnyOrder("STOP", "AIDE", "START", "bad", "worse");
    assertThat(forgotten).containsExactlyInAnyOrder("1", "2", "3", "4", "5");
  }

  /// Then it is no single text's fault.
  @Test
  void aDatabaseThatIsAwayForLongChangesNoOrder() {
    away = true;
    hear("START", "1");
    hear("STOP", "2");
    hear("AIDE", "3");
    tryAgain(50);
    assertThat(later).isEmpty();

    away = false;
    tryAgain(1);
    assertThat(kept).containsExactly("START", "STOP", "AIDE");
  }

  @Test
  void whatThePbxTellsAgainWhileItWaitsIsKeptOnce() {
    away = true;
    hear("STOP", "7");
    run(threads);
    hear("STOP", "7");
    assertThat(forgotten).isEmpty();

    away = false;
    tryAgain(1);
    assertThat(kept).containsExactly("STOP");
    assertThat(forgotten).containsExactly("7");
  }

  private void hear(String body) {
    hear(body, "");
  }

  private void hear(String body, String key) {
    heard.add(new Received("+14185550101", body, Instant.EPOCH), key);
  }

  private void keep(Received text) {
    if (away || faulty.contains(text.body())) {
      throw new IllegalStateException("It cannot be kept");
    }
    kept.add(text.body());
  }

  /// As so many pauses go by.
  private void tryAgain(int times) {
    run(threads);
    for (int time = 0; time < times; time++) {
      run(soon);
      run(threads);
    }
  }

  private static void run(Queue<Runnable> all) {
    for (var one : List.copyOf(all)) {
      all.remove(one);
      one.run();
    }
  }
}
