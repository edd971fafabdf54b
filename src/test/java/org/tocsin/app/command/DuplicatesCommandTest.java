package org.tocsin.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `tocsin duplicates list`.
class DuplicatesCommandTest {
  @TempDir Path folder;

  private Tool tool;

  @BeforeEach
  void aTownWithTwoFilesOfOneNumber() throws IOException {
    tool = new Tool(folder);
    var list =
        Files.writeString(
            folder.resolve("liste.csv"),
            """
            compte,nom,ville,rue,no_civique,voix
            4185550101,Roy,Magog,rue A,1,418 555-0101
            4185550102,Lam,Magog,rue B,2,418 555-0101
            4185550103,Côté,Magog,rue C,3,418 555-0103
            """);
    assertThat(tool.run("import", "residents", list.toString()).code()).isZero();
  }

  @Test
  void pairsAreToldByTheirAccountsAndWhy() {
    var run = tool.run("duplicates", "list");

    assertThat(run.code()).isZero();
    assertThat(run.out().replace('\u00a0', ' '))
        .contains("418 555-0101 et 418 555-0102 : même numéro")
        .contains("Doublons possibles : 1 (énumérés : 1)")
        .doesNotContain("Roy", "rue A", "0103");
  }

  @Test
  void asJsonForAProgram() {
    var run = tool.run("duplicates", "list", "--json");

    assertThat(run.code()).isZero();
    assertThat(run.json().get("pairs").asInt()).isEqualTo(1);
    assertThat(run.json().get("crowdedNumbers").asInt()).isZero();
    assertThat(run.json().get("truncated").asBoolean()).isFalse();
    var pair = run.json().get("files").get(0);
    assertThat(pair.get("first").asString()).isEqualTo("4185550101");
    assertThat(pair.get("second").asString()).isEqualTo("4185550102");
    assertThat(pair.get("reasons").toString()).isEqualTo("[\"same_number\"]");
  }

  @Test
  void inEnglishToo() {
    tool.environment().put("TOCSIN_LANGUAGE", "en");

    assertThat(tool.run("duplicates", "list").out()).contains("same number");
  }

  @Test
  void wordsThatItDoesNotKnowAreRefused() {
    var run = tool.run("duplicates", "liste");

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("liste");
  }

  @Test
  void aPreviewOfAListOfEverybodySaysWhatToAskInstead() {
    var list = folder.resolve("liste.csv").toString();

    var run = tool.run("import", "residents", list, "--delta", "--preview");

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("--preview sans --delta", "--delta sans --deactivate-missing");
  }
}
