package org.tocsin.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the city decides about its registry, shown, changed, and kept to.
class PolicyCommandsTest {
  @TempDir private Path folder = Path.of("");
  private Tool tool;

  @BeforeEach
  void makeTool() throws IOException {
    tool = new Tool(folder);
  }

  @Test
  void untilTheCityDecidesSeveralNumbersAndAllOfCanadaAreAllowed() {
    var shown = tool.run("policy", "show");

    assertThat(shown.code()).isZero();
    assertThat(shown.out()).contains("plusieurs").contains("tous ceux du Canada");
  }

  @Test
  void whatIsNotNamedStaysAsItWas() {
    assertThat(tool.run("policy", "set", "--voice-numbers", "one").out()).contains("un seul");

    assertThat(tool.run("policy", "set", "--card-prefixes", "qsag,QMAGB").out())
        .contains("Cartes de citoyen\u00a0: QMAGB, QSAG");

    var set = tool.run("policy", "set", "--area-codes", "581,418", "--json");

    assertThat(set.json().get("voiceNumbers").asString()).isEqualTo("one");
    assertThat(set.json().get("areaCodes").toString()).isEqualTo("[\"418\",\"581\"]");
    assertThat(set.json().get("cardPrefixes").toString()).isEqualTo("[\"QMAGB\",\"QSAG\"]");
    assertThat(tool.run("policy", "set", "--card-prefixes", "any").out()).contains("tous les préf");
    tool.environment().put("TOCSIN_LANGUAGE", "en");
    assertThat(tool.run("policy", "show").out())
        .contains("Voice numbers per residence: one", "Area codes allowed: 418, 581");
    assertThat(tool.run("policy", "set", "--area-codes", "canada").out()).contains("all of Canada");
  }

  @Test
  void anImportKeepsToIt() throws IOException {
    var list = tool.list(1);
    Files.writeString(
        list, Files.readString(list) + Tool.ROW.formatted(2, 2).replace("418", "819"));
    tool.run("policy", "set", "--area-codes", "418");

    var run = tool.run("import", "residents", list.toString());

    assertThat(run.err()).contains("Ligne 3").contains("indicatif régional");
  }

  @Test
  void onlyTheOfficialStreetsAreAcceptedOnceTheCitySaysSo() throws IOException {
    var list = tool.list(1);
    var refused = tool.run("policy", "set", "--streets", "official");
    assertThat(refused.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(refused.err()).contains("Aucune liste officielle", "tocsin import streets");
    assertThat(tool.run("policy", "show").out()).contains("Rues\u00a0: toutes");

    tool.run(
        "import",
        "streets",
        Files.writeString(folder.resolve("rues.csv"), "ville,rue\nSaint-Évrard,rue Neuve\n")
            .toString());
    assertThat(tool.run("policy", "set", "--streets", "any").out()).contains("Rues\u00a0: toutes");
    assertThat(accepted(list)).isEqualTo(1);

    var set = tool.run("policy", "set", "--streets", "official", "--json");
    assertThat(set.json().get("officialStreets").asBoolean()).isTrue();
    assertThat(tool.run("policy", "show").out()).contains("liste officielle seulement");
    var other =
        Files.writeString(folder.resolve("autre.csv"), Tool.HEADER + Tool.ROW.formatted(2, 2));
    assertThat(tool.run("import", "residents", other.toString()).err())
        .contains("rue absente de la liste officielle");
    assertThat(
            tool.run("import", "residents", list.toString(), "--json")
                .json()
                .get("rejected")
                .asInt())
        .as("whoever lives there already")
        .isZero();
  }

  private int accepted(Path list) {
    return tool.run("import", "residents", list.toString(), "--json")
        .json()
        .get("accepted")
        .asInt();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--voice-numbers two",
        "--area-codes 41",
        "--area-codes 411",
        "--area-codes 900",
        "--area-codes 418;581",
        "--area-codes ,418",
        "--card-prefixes QM4",
        "--streets some"
      })
  void whatCannotBeIsAUsageErrorAndNothingChanges(String options) {
    var run = tool.run(("policy set " + options).strip().split(" "));

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err().lines().findFirst().orElseThrow()).contains("--");
    assertThat(tool.run("policy", "show").out()).contains("plusieurs", "tous ceux du Canada");
  }
}
