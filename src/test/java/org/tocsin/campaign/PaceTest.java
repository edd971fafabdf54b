package org.tocsin.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {
  @ParameterizedTest
  @CsvSource({
    "0,10,5,0",
    "1,10,5,30",
    "10,10,5,32",
    "11,10,5,60",
    "2000,10,5,6000",
    "2000,400,5,430"
  })
  void theFirstRoundIsHeldBackByTheLinesOrByTheSecond(
      int residences, int channels, double callsPerSecond, int seconds) {
    assertThat(new Pace(channels, callsPerSecond).firstRound(residences, Duration.ofSeconds(30)))
        .isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void theTighterOfTwoLimitsHolds() {
    assertThat(new Pace(40, 2).within(new Pace(20, 5))).isEqualTo(new Pace(20, 2));
  }
}
