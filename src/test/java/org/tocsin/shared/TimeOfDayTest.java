package org.tocsin.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeOfDayTest {
  @ParameterizedTest
  @CsvSource({
    "09:00, 9 h, 9:00 a.m.",
    "09:30, 9 h 30, 9:30 a.m.",
    "14:05, 14 h 05, 2:05 p.m.",
    "12:00, 12 h, 12:00 p.m.",
    "00:15, 0 h 15, 12:15 a.m.",
    "21:30, 21 h 30, 9:30 p.m."
  })
  void timesAreWrittenAsQuebecWritesThem(LocalTime time, String french, String english) {
    assertThat(TimeOfDay.words(time, Language.FRENCH)).isEqualTo(french.replace(' ', '\u00a0'));
    assertThat(TimeOfDay.words(time, Language.ENGLISH)).isEqualTo(english.replace(' ', '\u00a0'));
  }

  @ParameterizedTest
  @CsvSource({
    "9, 09:00",
    "9 h, 09:00",
    "9\u00a0h\u00a030, 09:30",
    "0 h 15, 00:15",
    "21H30, 21:30",
    "21:30, 21:30",
    "9:00 a.m., 09:00",
    "9:30\u00a0p.m., 21:30",
    "9pm, 21:00",
    "12 PM, 12:00",
    "12:15 a.m., 00:15"
  })
  void eitherLanguagesWayIsUnderstood(String typed, LocalTime time) {
    assertThat(TimeOfDay.parse(typed)).contains(time);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "24", "9:60", "13 p.m.", "0 a.m.", "soon", "9 h 30 h"})
  void whatIsNoTimeIsNone(String typed) {
    assertThat(TimeOfDay.parse(typed)).isEmpty();
  }

  @Test
  void onlyTimesOfASentenceAreRewritten() {
    assertThat(TimeOfDay.words(Language.FRENCH, "09:00", 3, LocalTime.of(18, 0)))
        .containsExactly("09:00", 3, "18\u00a0h");
  }
}
