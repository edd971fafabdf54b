package org.tocsin.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StrainTest {
  private static final Duration LENGTH = Duration.ofSeconds(8);

  private final Strain strain = new Strain(200);
  private Instant now = Instant.parse("2026-02-03T04:05:06Z");

  @Test
  void aPbxThatPlaysInTimeMayCarryAllItsCalls() {
    play(100, 200, 1.004);
    assertThat(strain.ceiling()).isEqualTo(200);
  }

  @Test
  void oneThatStuttersIsHeldToFewerCallsUntilItPlaysInTime() {
    play(15, 180, 1.08);
    assertThat(strain.ceiling()).isEqualTo(162);

    play(15, 162, 1.05);
    assertThat(strain.ceiling()).isEqualTo(145);

    play(15, 145, 1.02);
    assertThat(strain.ceiling()).isEqualTo(145);
  }

  @Test
  void afterwardsItGetsALittleMoreEachTimeAndNeverMoreThanItsSettings() {
    play(15, 100, 1.2);
    assertThat(strain.ceiling()).isEqualTo(90);

    play(15, 90, 1.002);
    assertThat(strain.ceiling()).isEqualTo(95);

    play(800, 90, 1.002);
    assertThat(strain.ceiling()).isEqualTo(200);
  }

  @Test
  void whatWasPlayedUnderTheOldLoadSaysNothingOfTheNew() {
    play(15, 100, 1.3);
    assertThat(strain.ceiling()).isEqualTo(90);

    for (int i = 0; i < 30; i++) {
      strain.played(LENGTH, stretched(1.3), 90, now);
    }
    assertThat(strain.ceiling()).isEqualTo(90);
  }

  @Test
  void aFewCallsAreAlwaysLeft() {
    play(2_000, 200, 2);
    assertThat(strain.ceiling()).isEqualTo(4);
  }

  private void play(int times, int up, double stretch) {
    for (int i = 0; i < times; i++) {
      now = now.plusMillis(300);
      strain.played(LENGTH, stretched(stretch), up, now);
    }
  }

  private static Duration stretched(double stretch) {
    return Duration.ofNanos((long) (LENGTH.toNanos() * stretch));
  }
}
