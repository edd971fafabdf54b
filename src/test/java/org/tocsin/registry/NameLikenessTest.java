package org.tocsin.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameLikenessTest {

  @ParameterizedTest
  @CsvSource({
    "Tremblay Éric, ERIC TREMBLAY, 100",
    "Lefebvre Anne-Marie, Anne Marie Lefèbvre, 100",
    // A letter too many, a letter replaced, two letters swapped.
    "Bouchard Martine, Bouchart Martine, 93",
    "Gauthier Sylvie, Gautier Sylvie, 93",
    "Pelletier Julie, Pelletire Julie, 93",
    // The first name is missing on one side.
    "Tremblay Éric, Tremblay, 80"
  })
  void namesThatAreWrittenInTwoWaysAreAlike(String one, String other, int likeness) {
    assertThat(NameLikeness.of(one, other))
        .isEqualTo(likeness)
        .isEqualTo(NameLikeness.of(other, one))
        .isGreaterThanOrEqualTo(NameLikeness.NEAR);
  }

  @ParameterizedTest
  @CsvSource({
    "Tremblay Marc, Tremblay Marie",
    "Gagnon Luc, Gagnon Léa",
    "Roy Anne, Roy Jean",
    "Bouchard Martine, Tremblay Martine"
  })
  void namesOfTwoPeopleAreNot(String one, String other) {
    assertThat(NameLikeness.of(one, other)).isLessThan(NameLikeness.NEAR);
  }

  @Test
  void namesWithoutALetterHaveNothingInCommon() {
    assertThat(NameLikeness.of("", " – ")).isZero();
  }
}
