package org.tocsin.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestStreetsTest {
  private static final List<Street> TOWN = town();
  private static final NearestStreets STREETS = new NearestStreets(TOWN, List.of());
  private static final String CITY = "Saint-Évrard";

  /// One mistake of whoever types.
  private enum Slip {
    LEFT_OUT,
    TWICE,
    REPLACED,
    SWAPPED;

    String in(String name, int at, char letter) {
      var before = name.substring(0, at);
      var after = name.substring(at + 1);
      return switch (this) {
        case LEFT_OUT -> before + after;
        case TWICE -> before + name.charAt(at) + name.charAt(at) + after;
        case REPLACED -> before + letter + after;
        case SWAPPED ->
            after.isEmpty()
                ? before
                : before + after.charAt(0) + name.charAt(at) + after.substring(1);
      };
    }
  }

  private static List<Street> town() {
    try (var lines = Files.lines(Path.of("sample-data", "rues.csv"))) {
      return lines
          .skip(1)
          .map(line -> line.split(","))
          .map(cells -> new Street(cells[1].hashCode(), cells[0], cells[1], true))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Provide
  static Arbitrary<Street> streets() {
    return Arbitraries.of(TOWN);
  }

  @Property(tries = 3_000)
  void oneSlipInAnyNameIsProposedFirst(
      @ForAll("streets") Street meant,
      @ForAll Slip slip,
      @ForAll @IntRange(min = 0, max = 60) int place,
      @ForAll("letters") char letter) {
    int at = place % meant.name().length();
    // Another digit is another street.
    if (Character.isDigit(meant.name().charAt(at))
        || slip == Slip.SWAPPED && Character.isDigit(meant.name().charAt(Math.max(0, at - 1)))) {
      return;
    }
    var typed = slip.in(meant.name(), at, letter);
    if (StreetName.key(CITY, typed).equals(StreetName.key(CITY, meant.name()))) {
      return;
    }

    assertThat(STREETS.inCity(meant.city(), typed)).as(typed).first().isEqualTo(meant);
  }

  @Provide
  static Arbitrary<Character> letters() {
    return Arbitraries.chars().range('a', 'z');
  }

  @ParameterizedTest
  @CsvSource({
    "des Frênes, rue des Frênes",
    "avenue des Frenes, rue des Frênes",
    "rue Gaudreault Philémon, rue Philémon-Gaudrault",
    "boul. Industrielle, boulevard Industriel",
    "chemin du Lacclair, chemin du Lac-Clair",
    "4e chemin, 4e Rang",
    "r. du Tileul, rue du Tilleul"
  })
  void theKindTheLinksAndTheOrderOfItsWordsMatterLittle(String typed, String meant) {
    assertThat(STREETS.inCity("SAINT EVRARD", typed))
        .first()
        .extracting(Street::name)
        .isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " – ",
        "rue",
        "rue A",
        "rue des Peupliers",
        "rue Wilfrid-Laurier",
        "8e Avenue",
        "41e Rang",
        "boulevard des Vétérans",
        "rue du Parc",
        "rue des Sarcelles"
      })
  void whatIsTooFarIsNotProposed(String typed) {
    assertThat(STREETS.inCity(CITY, typed)).isEmpty();
  }

  @Test
  void onlyTheCityThatIsAskedForIsLookedAt() {
    assertThat(STREETS.inCity("Pointe-aux-Hérons", "rue Principal"))
        .extracting(Street::city)
        .containsOnly("Pointe-aux-Hérons");
    assertThat(STREETS.inCity("Saint-Ailleurs", "rue Principal")).isEmpty();
    assertThat(STREETS.anywhere("rue Principal")).extracting(Street::city).hasSize(2);
  }

  @Test
  void atMostThreeAreProposed() {
    var alike = new ArrayList<Street>();
    for (var name : List.of("rue Morin", "rue Morit", "rue Moris", "rue Moril")) {
      alike.add(new Street(alike.size(), CITY, name, true));
    }

    assertThat(new NearestStreets(alike, List.of()).inCity(CITY, "rue Morim"))
        .extracting(Street::name)
        .hasSize(3)
        .contains("rue Morin");
  }

  /// Only the likeliest are compared, and the one that is meant is among them.
  @Test
  void theOneThatIsMeantIsFoundAmongAllThoseOfABigCity() {
    var random = new Random(20_261_121L);
    var streets = new ArrayList<Street>();
    for (int i = 0; i < 20_000; i++) {
      streets.add(new Street(i, CITY, "rue " + word(random) + "-" + word(random), true));
    }
    var nearest = new NearestStreets(streets, List.of());

    for (int i = 0; i < 200; i++) {
      var meant = streets.get(random.nextInt(streets.size()));
      var typed = "avenue" + meant.name().substring(3, meant.name().length() - 1);
      assertThat(nearest.inCity(CITY, typed)).as(typed).contains(meant);
    }
  }

  private static String word(Random random) {
    var word = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      word.append("bcdfglmnprstv".charAt(random.nextInt(13)))
          .append("aeiou".charAt(random.nextInt(5)));
    }
    return word.toString();
  }
}
