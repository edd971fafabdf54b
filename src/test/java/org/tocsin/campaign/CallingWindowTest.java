package org.tocsin.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallingWindowTest {
  private static final ZoneId QUEBEC = ZoneId.of("America/Toronto");

  /// 20 November 2026 is a Friday; clocks go back on 1 November and forward on 14 March 2027.
  @ParameterizedTest
  @CsvSource({
    "2026-11-20T08:59:59, 2026-11-20T09:00",
    "2026-11-20T09:00, 2026-11-20T09:00",
    "2026-11-20T21:28, 2026-11-20T21:28",
    "2026-11-20T21:28:01, 2026-11-21T10:00",
    "2026-11-20T23:30, 2026-11-21T10:00",
    "2026-11-21T09:30, 2026-11-21T10:00",
    "2026-11-21T17:58, 2026-11-21T17:58",
    "2026-11-21T18:00, 2026-11-22T10:00",
    "2026-11-22T18:00, 2026-11-23T09:00",
    "2026-10-31T22:00, 2026-11-01T10:00",
    "2027-03-14T00:30, 2027-03-14T10:00",
  })
  void aCallBeginsWhenItEndsWithinTheHours(LocalDateTime now, LocalDateTime expected) {
    var opens =
        CallingWindow.WIDEST.opensAt(QUEBEC, now.atZone(QUEBEC).toInstant(), Duration.ofMinutes(2));
    assertThat(opens.atZone(QUEBEC).toLocalDateTime()).isEqualTo(expected);
  }

  @Test
  void theHoursAreThoseOfTheCalledParty() {
    var now = LocalDateTime.of(2026, 11, 20, 21, 30).atZone(QUEBEC).toInstant();
    assertThat(CallingWindow.WIDEST.opensAt(ZoneId.of("America/Vancouver"), now, Duration.ZERO))
        .isEqualTo(now);
    assertThat(CallingWindow.WIDEST.opensAt(ZoneId.of("America/Halifax"), now, Duration.ZERO))
        .isEqualTo(LocalDateTime.of(2026, 11, 21, 9, 0).atZone(QUEBEC).toInstant());
  }

  @Test
  void hoursTooShortForACallStillOpen() {
    var hour = new CallingWindow.Hours(LocalTime.of(12, 0), LocalTime.of(12, 10));
    var window = new CallingWindow(hour, hour);
    var noon = LocalDateTime.of(2026, 11, 20, 12, 4).atZone(QUEBEC).toInstant();
    assertThat(window.opensAt(QUEBEC, noon, Duration.ofHours(1))).isEqualTo(noon);
  }
}
