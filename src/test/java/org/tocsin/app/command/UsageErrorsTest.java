package org.tocsin.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.app.wiring.Surroundings;

/// What is wrong with the words of a command is told in the language of the tool.
class UsageErrorsTest {
  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "settings chek                     | Commande inconnue : chek. Vouliez-vous écrire check ?    | Unknown command: chek. Did you mean check?",
        "settings check --jsn              | Option inconnue : --jsn. Vouliez-vous écrire --json ?    | Unknown option: --jsn. Did you mean --json?",
        "settings check twice              | « twice » est de trop.                                   | “twice” is one word too many.",
        "import residents                  | Il manque : FILE                                         | Missing: FILE",
        "campaign calls 1                  | Il manque : --csv                                        | Missing: --csv",
        "pbx simulate --port               | Il manque la valeur de --port.                           | The value of --port is missing.",
        "pbx simulate --port --seed 1      | Il manque la valeur de --port.                           | The value of --port is missing.",
        "pbx simulate --port x             | --port : « x » n’est pas un nombre entier.               | --port: “x” is not a whole number.",
        "campaign show seven               | ID : « seven » n’est pas un nombre entier.               | ID: “seven” is not a whole number.",
        "pbx simulate --port 1 --port 2    | --port est écrit deux fois.                              | --port is written twice.",
        "pbx simulate --port 70000         | Un port est un nombre de 0 à 65535.                      | A port is a number from 0 to 65535.",
        "pbx simulate --speed 0            | La vitesse est un nombre supérieur à 0, 1000 au plus.    | The speed is a number above 0, 1000 at most.",
        "pbx simulate --speed NaN          | La vitesse est un nombre supérieur à 0, 1000 au plus.    | The speed is a number above 0, 1000 at most.",
        "pbx simulate --channels 0         | Le réseau porte au moins un appel à la fois.             | The network carries at least one call at a time.",
        "campaign                          | Il manque une sous-commande.                             | A subcommand is missing."
      })
  void isToldInTheLanguageOfTheTool(String words, String french, String english) {
    assertThat(said("fr", words)).isEqualTo(french);
    assertThat(said("en", words)).isEqualTo(english);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "policy set",
        "introduction --remove de",
        "pbx simulate --port 70000",
        "import residents",
        "campaign calls 1",
        "campaign"
      })
  void theHelpShownIsThatOfTheCommandItself(String words) {
    var command =
        Arrays.stream(words.split(" "))
            .takeWhile(word -> word.matches("[a-z]+"))
            .collect(Collectors.joining(" "));

    assertThat(error("fr", words)).contains("Emploi : tocsin " + command);
  }

  /// The first line on standard error, its special spaces made plain.
  private String said(String language, String words) {
    return error(language, words).lines().findFirst().orElse("");
  }

  private String error(String language, String words) {
    var err = new StringWriter();
    var surroundings =
        new Surroundings(
            Map.of("TOCSIN_LANGUAGE", language), System::getProperty, Clock.systemUTC());
    int code =
        new CommandLineTool(
                surroundings, new PrintWriter(new StringWriter()), new PrintWriter(err), false)
            .run(("--data " + folder + " " + words).split(" "));
    assertThat(code).isEqualTo(ExitCode.USAGE);
    return err.toString().replaceAll("[\u00a0\u202f]", " ");
  }
}
