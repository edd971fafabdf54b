package org.tocsin.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.shared.Language;

/// While nothing is up, whoever watches a campaign knows when it calls again.
class WaitWordsTest {
  /// A quarter past two in the afternoon, in Québec.
  private static final Clock NOW =
      Clock.fixed(Instant.parse("2026-11-21T19:15:00Z"), ZoneId.of("America/Toronto"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-11-21T19:15:42.5Z | ; prochain appel dans 43 s                  | ; next call in 43 s",
        "2026-11-21T19:25:30Z   | ; prochain appel à 14 h 25                  | ; next call at 2:25 p.m.",
        "2026-11-22T15:00:00Z   | ; prochain appel le 22 novembre à 10 h      | ; next call on November 22 at 10:00 a.m.",
        "2026-11-21T19:15:00Z   | ''                                          | ''",
        "2026-11-21T18:00:00Z   | ''                                          | ''"
      })
  void theNextCallIsToldAsTheLanguageWritesTimes(Instant due, String french, String english) {
    assertThat(words(Language.FRENCH, due)).isEqualTo(french);
    assertThat(words(Language.ENGLISH, due)).isEqualTo(english);
  }

  private static String words(Language language, Instant due) {
    return new WaitWords(new Messages(language), NOW)
        .until(due)
        .replaceAll("[\u00a0\u202f]", " ")
        .strip();
  }
}
