package org.tocsin.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FamilyNameTest {
  @ParameterizedTest
  @CsvSource({
    "Roy,ROY",
    "Roy,Roy-Côté",
    "Roy-Côté,Côté",
    "Roy Côté,Roy-Côté",
    "St-Pierre,Saint-Pierre",
    "Ste Marie,Sainte-Marie",
    "St-Pierre,Saint-Pierre-Roy",
    "Garage Roy inc.,garage roy inc"
  })
  void theseAreOfOneFamily(String one, String other) {
    assertThat(FamilyName.isOfOneFamily(one, other)).isTrue();
    assertThat(FamilyName.isOfOneFamily(other, one)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "Saint-Pierre,Saint-Onge",
    "Saint-Pierre,Pierre",
    "Sainte-Marie,Saint-Marie",
    "de Bellefeuille,de Grandpré",
    "Roy-Côté,Roy-Gagnon",
    "Garage Roy,Garage Lam",
    "Garage Roy,Roy",
    "Auto-Roy,Roy",
    "Les Entreprises Lam-Roy,Roy",
    "Roy inc.,Lam inc.",
    "'',Roy",
    "'',-Roy"
  })
  void theseAreNot(String one, String other) {
    assertThat(FamilyName.isOfOneFamily(one, other)).isFalse();
    assertThat(FamilyName.isOfOneFamily(other, one)).isFalse();
  }
}
