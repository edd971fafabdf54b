package org.tocsin.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Civic numbers, postal codes and names of streets, in the spellings that people use.
class AddressPartsTest {
  private static final String FIRST = "ABCEGHJKLMNPRSTVXY";
  private static final String LETTERS = FIRST + "WZ";

  @Property(tries = 500)
  void aCivicNumberThatIsShownIsReadBack(@ForAll("civicNumbers") CivicNumber number) {
    assertThat(CivicNumber.parse(number.display())).contains(number);
    assertThat(CivicNumber.parse(" " + number.display().toLowerCase(Locale.ROOT))).contains(number);
  }

  @Provide
  static Arbitrary<CivicNumber> civicNumbers() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 999_999),
            Arbitraries.of("", "A", "Z", "BIS", "1/2", "3/4"))
        .as(CivicNumber::new);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "000", "-5", "A", "12 rue", "12 av", "1234567", "12/3/4", "١٢"})
  void whatIsNotACivicNumberIsRefused(String typed) {
    assertThat(CivicNumber.parse(typed)).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({"710,710,''", "710a,710,A", "710-A,710,A", "12 1/2,12,1/2", "007,7,''"})
  void aCivicNumberIsReadInItsSpellings(String typed, int number, String suffix) {
    assertThat(CivicNumber.parse(typed)).contains(new CivicNumber(number, suffix));
  }

  @Property(tries = 500)
  void aPostalCodeThatIsShownIsReadBack(@ForAll("postalCodes") PostalCode code) {
    var shown = code.display();

    assertThat(PostalCode.parse(shown)).contains(code);
    assertThat(PostalCode.parse(shown.toLowerCase(Locale.ROOT))).contains(code);
    assertThat(PostalCode.parse(" " + shown.replace('\u00a0', '-'))).contains(code);
    assertThat(shown).hasSize(7);
  }

  @Provide
  static Arbitrary<PostalCode> postalCodes() {
    var letter = Arbitraries.of(LETTERS.chars().mapToObj(Character::toString).toList());
    var first = Arbitraries.of(FIRST.chars().mapToObj(Character::toString).toList());
    var digit = Arbitraries.integers().between(0, 9);
    return Combinators.combine(first, digit, letter, digit, letter, digit)
        .as((a, b, c, d, e, f) -> new PostalCode(a + b + c + d + e + f));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "J1V", "J1V1A", "D1V1A1", "W1V1A1", "Z1V1A1", "J1O1A1", "JJV1A1", "12345"})
  void whatIsNotACanadianPostalCodeIsRefused(String typed) {
    assertThat(PostalCode.parse(typed)).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "boulevard Saint-Jean,Boul. St-Jean",
    "boulevard Saint-Jean,BLVD ST JEAN",
    "rue Sainte-Anne,r. Ste-Anne",
    "chemin de l’Église,ch. de l'eglise",
    "1re Avenue,1ère av.",
    "2e Rang,2ième rg",
    "montée des Sœurs,mtée des Soeurs",
    "place du Marché,PL. DU MARCHE",
    "terrasse Roy,terr Roy"
  })
  void spellingsOfOneStreetHaveOneKey(String name, String spelling) {
    assertThat(StreetName.key("Magog", spelling)).isEqualTo(StreetName.key("MAGOG", name));
  }

  @ParameterizedTest
  @CsvSource({
    "rue Principale,avenue Principale",
    "rue Saint-Jean,rue Sainte-Jean",
    "1re Avenue,11e Avenue",
    "rue du Lac,rue des Lacs"
  })
  void otherStreetsHaveOtherKeys(String one, String other) {
    assertThat(StreetName.key("Magog", one)).isNotEqualTo(StreetName.key("Magog", other));
    assertThat(StreetName.key("Magog", one)).isNotEqualTo(StreetName.key("Orford", one));
  }

  @ParameterizedTest
  @CsvSource({
    "boulevard des Seigneurs,seigneurs",
    "chemin de la Côte,chemin de la cote",
    "rue,rue",
    "1re Avenue,1",
    "rue Saint-Jean-Baptiste,saint jean baptiste"
  })
  void aStreetIsSearchedByItsTellingWords(String name, String words) {
    assertThat(String.join(" ", StreetName.searchWords(name))).isEqualTo(words);
  }
}
