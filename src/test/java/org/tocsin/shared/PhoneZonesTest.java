package org.tocsin.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneZonesTest {

  @ParameterizedTest
  @CsvSource({
    "418, America/Toronto",
    "367, America/Toronto",
    "819, America/Toronto",
    "506, America/Halifax",
    "604, America/Vancouver",
    "306, America/Regina",
    // Newfoundland and Labrador have two: the city's own clock counts.
    "709, America/Montreal",
    // Nobody's.
    "222, America/Montreal",
    // Toll-free: anywhere.
    "800, America/Montreal",
  })
  void aNumberRingsOnItsOwnClock(String areaCode, ZoneId zone) {
    var zones = new PhoneZones(ZoneId.of("America/Montreal"));
    var number = new PhoneNumber("+1" + areaCode + "5550100");
    assertThat(zones.of(number)).isEqualTo(zone);
    assertThat(zones.of(number)).isEqualTo(zone);
  }
}
