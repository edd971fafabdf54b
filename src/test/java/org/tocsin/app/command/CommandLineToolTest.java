package org.tocsin.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.store.Database;
import org.tocsin.store.DatabaseAddress;
import org.tocsin.telephony.simulator.SimulatedPbx;
import org.tocsin.telephony.simulator.SimulatorSettings;

/// The commands as a script calls them: what they print, where, and how they end.
class CommandLineToolTest {
  @TempDir private Path folder = Path.of("");
  private Tool tool;

  @BeforeEach
  void makeTool() throws IOException {
    tool = new Tool(folder);
  }

  @Test
  void anImportTellsItsCountsInJsonAndNothingElse() throws IOException {
    var list = tool.list(3);

    var first = tool.run("import", "residents", list.toString(), "--json");
    var again = tool.run("import", "residents", list.toString(), "--json");

    assertThat(first.code()).isZero();
    assertThat(first.json().propertyNames())
        .containsExactly(
            "accepted", "merged", "moved", "unchanged", "rejected", "seconds", "streetsAdded");
    assertThat(first.json().get("accepted").asInt()).isEqualTo(3);
    assertThat(first.json().get("streetsAdded").get(0).asString())
        .isEqualTo("rue du Quai, Saint-Évrard");
    assertThat(again.json().get("unchanged").asInt()).isEqualTo(3);
  }

  @Test
  void rejectedRowsGoToTheFileThatWasAskedFor() throws IOException {
    var list = tool.list(1);
    Files.writeString(
        list, Files.readString(list) + Tool.ROW.formatted(9, 9).replace("418", "911"));
    var rejects = folder.resolve("rejects.csv");

    var run =
        tool.run("import", "residents", list.toString(), "--rejects", rejects.toString(), "--json");

    assertThat(run.json().get("rejected").asInt()).isEqualTo(1);
    assertThat(Files.readAllLines(rejects)).hasSize(2);
    assertThat(Files.readAllLines(rejects).getFirst()).endsWith(",ligne,motif");
    assertThat(run.err()).contains("Une ligne refusée").contains(rejects.toString());
  }

  @Test
  void theListItselfIsNoPlaceForItsRejects() throws IOException {
    var list = tool.list(1);
    var before = Files.readString(list);

    var run = tool.run("import", "residents", list.toString(), "--rejects", list.toString());

    assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(run.err()).contains("est la liste elle-même").contains("rien n’a été importé");
    assertThat(Files.readString(list)).isEqualTo(before);
  }

  @Test
  void withoutARejectsFileTheFirstReasonsAreToldLineByLine() throws IOException {
    var list = tool.list(0);
    Files.writeString(
        list, Tool.HEADER + Tool.ROW.formatted(9, 9).replace("418", "911").repeat(25));

    var run = tool.run("import", "residents", list.toString());

    assertThat(run.code()).isZero();
    var said = run.err().lines().toList();
    assertThat(said).hasSize(22);
    assertThat(said.getFirst()).startsWith("Ligne 2").contains("voix").doesNotContain("911");
    assertThat(said.get(19)).startsWith("Ligne 21");
    assertThat(said.get(20)).startsWith("5 autres lignes");
    assertThat(said.get(21)).contains("--rejects");
  }

  @Test
  void aFaultyListOfStreetsTellsTheFirstReasonsLineByLine() throws IOException {
    var streets = folder.resolve("rues.csv");
    Files.writeString(streets, "ville,rue\n" + "Saint-Évrard,\n".repeat(21));

    var run = tool.run("import", "streets", streets.toString());

    assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
    var said = run.err().lines().toList();
    assertThat(said.getFirst()).startsWith("Ligne 2").endsWith("à remplir");
    assertThat(said.get(20)).startsWith("Une autre ligne");
    assertThat(said).hasSize(22);
  }

  @Test
  void aPreviewTellsWhatWouldChangeAndChangesNothing() throws IOException {
    tool.run("import", "residents", tool.list(1).toString());
    var list = tool.list(2);
    Files.writeString(list, Files.readString(list).replace("Luc,français,", "Luc,anglais,"));

    var run = tool.run("import", "residents", list.toString(), "--preview");
    var json = tool.run("import", "residents", list.toString(), "--preview", "--json").json();

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("Colonne «\u00a0nom\u00a0»\u00a0: nom")
        .contains("Ligne 2\u00a0: langue\u00a0: «\u00a0fr\u00a0» → «\u00a0en\u00a0»")
        .contains("Ligne 3\u00a0: nouveau dossier, Gagnon, 2, rue du Quai");
    assertThat(json.get("accepted").asInt()).isEqualTo(1);
    assertThat(json.get("merged").asInt()).isEqualTo(1);
    assertThat(json.at("/changes/0/fields/language/after").asString()).isEqualTo("en");
    assertThat(tool.run("import", "residents", list.toString(), "--json").json().get("accepted"))
        .isEqualTo(json.get("accepted"));
  }

  @Test
  void anExportIsReadBackAndReplacesNoFileUnasked() throws IOException {
    tool.run("import", "residents", tool.list(3).toString());
    var file = folder.resolve("tous.json");

    var run = tool.run("export", "residents", file.toString(), "--json");
    var again = tool.run("export", "residents", file.toString());
    var back = tool.run("import", "residents", file.toString(), "--delta", "--json").json();

    assertThat(run.json().get("residences").asInt()).isEqualTo(3);
    assertThat(again.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(again.err()).contains("existe déjà", "--replace");
    assertThat(back.get("unchanged").asInt()).isEqualTo(3);
    assertThat(back.get("missing").asInt()).isZero();
    assertThat(tool.run("export", "residents", "x.xls").code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void anExportTakesTheFiltersOfTheRegistry() throws IOException {
    tool.run("import", "residents", tool.list(3).toString());

    assertThat(
            exported("--street", "r. du quai", "--language", "fr", "--changed-since", "2026-01-01"))
        .isEqualTo(3);
    assertThat(exported("--street", "rue du Port")).isZero();
    assertThat(exported("--language", "en")).isZero();
    assertThat(exported("--no-usable-number")).isZero();
    assertThat(exported("--invalid-number")).isZero();
    assertThat(exported("--consent-missing")).isZero();
    assertThat(exported("--changed-since", "2999-01-01")).isZero();
    var wrong = tool.run("export", "residents", "x.csv", "--changed-since", "hier");
    assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
    assertThat(wrong.err()).contains("--changed-since", "hier");
  }

  private int exported(String... filter) {
    var words = new ArrayList<>(List.of("export", "residents", "--replace", "--json"));
    words.add(folder.resolve("filtres.csv").toString());
    words.addAll(List.of(filter));
    return tool.run(words.toArray(String[]::new)).json().get("residences").asInt();
  }

  @Test
  void anImportIsListedAndUndone() throws IOException {
    tool.run("import", "residents", tool.list(2).toString());

    assertThat(tool.run("import", "list").out()).contains("list.csv", "acceptées\u00a0: 2");
    assertThat(tool.run("import", "undo", "1", "--json").json().get("removed").asInt())
        .isEqualTo(2);
    assertThat(tool.run("import", "undo", "1").err()).contains("déjà été annulée");
    assertThat(tool.run("import", "undo", "9").err()).contains("Il n’y a pas d’importation 9");
    assertThat(tool.run("import", "list").out()).contains("(annulée)");
  }

  @Test
  void aPreviewOfAListWithoutItsColumnsSaysWhichAreMissing() throws IOException {
    var list = Files.writeString(folder.resolve("autre.csv"), "nom,téléphone\nRoy,418 555-0101\n");

    var run = tool.run("import", "residents", list.toString(), "--preview");

    assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(run.out()).contains("Colonne «\u00a0téléphone\u00a0»\u00a0: inconnue");
    assertThat(run.err()).contains("ville, rue, no_civique, voix");
  }

  @Test
  void aPictureIsNotAListAndNothingIsChanged() throws IOException {
    var picture = folder.resolve("photo.csv");
    Files.write(
        picture, new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 16, 'J'});

    var run = tool.run("import", "residents", picture.toString(), "--json");

    assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("ne peut pas être importé");
  }

  @Test
  void theOfficialListOfStreetsRefusesOtherStreets() throws IOException {
    var streets = folder.resolve("rues.csv");
    Files.writeString(streets, "ville,rue\nSaint-Évrard,rue de la Gare\n");

    assertThat(
            tool.run("import", "streets", streets.toString(), "--json").json().get("added").asInt())
        .isEqualTo(1);
    var run = tool.run("import", "residents", tool.list(2).toString(), "--json");

    assertThat(run.json().get("rejected").asInt()).isEqualTo(2);
    assertThat(run.json().get("streetsAdded")).isEmpty();
  }

  @Test
  void pbxCheckSaysWhatIsWellAndWhatIsToBeDone() throws Exception {
    try (var timers = Executors.newSingleThreadScheduledExecutor();
        var workers = Executors.newCachedThreadPool();
        var pbx =
            SimulatedPbx.start(
                SimulatorSettings.scripted(0, Tool.SECRET, 50), Tool.CLOCK, timers, workers)) {
      tool.environment().put("TOCSIN_PBX_PORT", "" + pbx.port());
      assertThat(tool.run("pbx", "check", "--json").json().get("good").asBoolean()).isTrue();
      assertThat(tool.run("pbx", "check").out().lines())
          .anyMatch(line -> line.matches(".*plan d’appel.*version \\d+"))
          .anyMatch(line -> line.matches(".*privilèges.*en ordre"));

      pbx.setDialplan("");
      var missing = tool.run("pbx", "check");
      assertThat(missing.code()).isEqualTo(ExitCode.REFUSED);
      assertThat(missing.out()).contains("installez tocsin.conf");

      pbx.setDialplan("0");
      assertThat(tool.run("pbx", "check").out()).contains("remplacez tocsin.conf");

      tool.environment().put("TOCSIN_PBX_SECRET", "wrong");
      var refused = tool.run("pbx", "check");
      assertThat(refused.code()).isEqualTo(ExitCode.REFUSED);
      assertThat(refused.out()).contains("vérifiez pbx.user et le secret");
    }
  }

  @Test
  void aCampaignIsNotLaunchedOnAPbxThatIsAbsent() throws IOException {
    tool.run("import", "residents", tool.list(2).toString());

    var run = tool.run("campaign", "run", tool.campaign("alerte-fr.wav").toString(), "--json");

    assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("injoignable").contains("rien n’a été lancé");
  }

  @Test
  void aCampaignFileTellsAllItsFaults() throws IOException {
    var file = folder.resolve("bad.json");
    Files.writeString(file, "{\"name\": 3, \"purpose\": \"party\"}");

    var run = tool.run("campaign", "run", file.toString());

    assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(run.err())
        .contains("name")
        .contains("purpose", "emergency, major_situation, information, exercise")
        .contains("messages")
        .contains("audience");
  }

  @Test
  void withoutSettingsForCallsACampaignIsRefusedAndSaysWhichAreMissing() throws IOException {
    tool.environment().clear();

    var run = tool.run("campaign", "run", tool.campaign("alerte-fr.wav").toString());

    assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(run.err()).contains("pbx.host").contains("TOCSIN_PBX_SECRET").contains("callerId");
  }

  @Test
  void aDataFolderInUseIsSaidAndLeftAlone() throws IOException {
    Files.createDirectories(folder.resolve("data"));
    try (var _ = Database.open(DatabaseAddress.embedded(folder.resolve("data")))) {
      var run = tool.inAnotherProcess("import", "residents", tool.list(1).toString());

      assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
      assertThat(run.err()).contains("utilisées par une autre console");
    }
  }

  @Test
  void aDataFolderThatIsAFileIsSaidByEveryCommand() throws IOException {
    var file = Files.createFile(folder.resolve("data"));

    for (var command :
        List.of("settings check", "import streets x.csv", "campaign show 1", "pbx check")) {
      var run = tool.run(command.split(" "));
      assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
      assertThat(run.err()).contains(file + " est un fichier");
    }
  }

  @Test
  void settingsCheckTellsEveryProblem() throws IOException {
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(
        folder.resolve("data/settings.json"), "{\"channels\": 0, \"pbx\": {\"port\": \"x\"}}");
    tool.environment().remove("TOCSIN_PBX_PORT");

    var run = tool.run("settings", "check", "--json");

    assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(run.json().get("problems")).hasSize(2);
    assertThat(tool.run("import", "residents", "x.csv").err()).contains("Rien n’a été fait");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import",
        "campaign",
        "pbx",
        "settings",
        "nonsense",
        "import residents",
        "campaign calls 1"
      })
  void wrongUsageEndsWithTwo(String arguments) {
    var run = tool.run(arguments.split(" "));

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("Emploi");
  }

  @ParameterizedTest
  @CsvSource({"fr, Ouvre la fenêtre.", "en, Opens the window."})
  void helpSpeaksTheLanguageOfTheEnvironment(String language, String words) {
    tool.environment().put("TOCSIN_LANGUAGE", language);

    assertThat(tool.run("--help").out()).contains(words);
  }

  @Test
  void aFolderWithoutCampaignsSaysHowToCreateOne() {
    var run = tool.run("campaign", "list");

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("aucune campagne", "tocsin campaign run", "alerte.json");
    assertThat(tool.run("campaign", "list", "--json").json().get("campaigns")).isEmpty();
  }

  @Test
  void settingsCheckTellsAFolderOfMessagesThatIsNotThere() {
    tool.environment().put("TOCSIN_PBX_AUDIO_DIRECTORY", folder.resolve("nulle-part").toString());

    assertThat(tool.run("settings", "check").err())
        .contains("TOCSIN_PBX_AUDIO_DIRECTORY", "nulle-part", "Créez-le");
  }

  @Test
  void aCampaignThatDoesNotExistIsSaid() {
    assertThat(tool.run("campaign", "show", "77").err()).contains("77");
    assertThat(tool.run("campaign", "calls", "77", "--csv").code()).isEqualTo(ExitCode.REFUSED);
  }
}
