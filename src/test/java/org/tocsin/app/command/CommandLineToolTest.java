package org.tocsin.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.app.wiring.Surroundings;
import org.tocsin.shared.Ticks;
import org.tocsin.store.Database;
import org.tocsin.store.DatabaseAddress;
import org.tocsin.telephony.simulator.SimulatedPbx;
import org.tocsin.telephony.simulator.SimulatorSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The commands as a script calls them: what they print, where, and how they end.
class CommandLineToolTest {
  private static final Clock CLOCK = Ticks.microseconds(Clock.system(ZoneId.systemDefault()));
  private static final String SECRET = "bell-secret";
  private static final String ROW =
      "Gagnon,Luc,français,Saint-Évrard,rue du Quai,%d,,418 555-01%02d,oui,oui\n";
  private static final String HEADER =
      "nom,prenom,langue,ville,rue,no_civique,code_postal,voix,actif,consentement\n";

  @TempDir private Path folder = Path.of("");
  private final Map<String, String> environment = new HashMap<>();

  /// What one run came to.
  private record Run(int code, String out, String err) {
    JsonNode json() {
      return JsonMapper.shared().readTree(out);
    }
  }

  @BeforeEach
  void pointAtNothing() throws IOException {
    Files.createDirectory(folder.resolve("audio"));
    environment.put("TOCSIN_PBX_HOST", "127.0.0.1");
    environment.put("TOCSIN_PBX_PORT", "1");
    environment.put("TOCSIN_PBX_SECRET", SECRET);
    environment.put("TOCSIN_PBX_AUDIO_DIRECTORY", folder.resolve("audio").toString());
    environment.put("TOCSIN_CALLER_ID", "4185550100");
  }

  @Test
  void anImportTellsItsCountsInJsonAndNothingElse() throws IOException {
    var list = list(3);

    var first = run("import", "residents", list.toString(), "--json");
    var again = run("import", "residents", list.toString(), "--json");

    assertThat(first.code()).isZero();
    assertThat(first.json().propertyNames())
        .containsExactly("accepted", "merged", "unchanged", "rejected", "seconds", "streetsAdded");
    assertThat(first.json().get("accepted").asInt()).isEqualTo(3);
    assertThat(first.json().get("streetsAdded").get(0).asString())
        .isEqualTo("rue du Quai, Saint-Évrard");
    assertThat(again.json().get("unchanged").asInt()).isEqualTo(3);
  }

  @Test
  void rejectedRowsGoToTheFileThatWasAskedFor() throws IOException {
    var list = list(1);
    Files.writeString(list, Files.readString(list) + ROW.formatted(9, 9).replace("418", "911"));
    var rejects = folder.resolve("rejects.csv");

    var run =
        run("import", "residents", list.toString(), "--rejects", rejects.toString(), "--json");

    assertThat(run.json().get("rejected").asInt()).isEqualTo(1);
    assertThat(Files.readAllLines(rejects)).hasSize(2);
    assertThat(Files.readAllLines(rejects).getFirst()).endsWith(",ligne,motif");
    assertThat(run.err()).contains("Une ligne refusée").contains(rejects.toString());
  }

  @Test
  void theListItselfIsNoPlaceForItsRejects() throws IOException {
    var list = list(1);
    var before = Files.readString(list);

    var run = run("import", "residents", list.toString(), "--rejects", list.toString());

    assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(run.err()).contains("est la liste elle-même").contains("rien n’a été importé");
    assertThat(Files.readString(list)).isEqualTo(before);
  }

  @Test
  void withoutARejectsFileTheFirstReasonsAreToldLineByLine() throws IOException {
    var list = list(0);
    Files.writeString(list, HEADER + ROW.formatted(9, 9).replace("418", "911").repeat(25));

    var run = run("import", "residents", list.toString());

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

    var run = run("import", "streets", streets.toString());

    assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
    var said = run.err().lines().toList();
    assertThat(said.getFirst()).startsWith("Ligne 2").endsWith("à remplir");
    assertThat(said.get(20)).startsWith("Une autre ligne");
    assertThat(said).hasSize(22);
  }

  @Test
  void aPictureIsNotAListAndNothingIsChanged() throws IOException {
    var picture = folder.resolve("photo.csv");
    Files.write(
        picture, new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 16, 'J'});

    var run = run("import", "residents", picture.toString(), "--json");

    assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("ne peut pas être importé");
  }

  @Test
  void theOfficialListOfStreetsRefusesOtherStreets() throws IOException {
    var streets = folder.resolve("rues.csv");
    Files.writeString(streets, "ville,rue\nSaint-Évrard,rue de la Gare\n");

    assertThat(run("import", "streets", streets.toString(), "--json").json().get("added").asInt())
        .isEqualTo(1);
    var run = run("import", "residents", list(2).toString(), "--json");

    assertThat(run.json().get("rejected").asInt()).isEqualTo(2);
    assertThat(run.json().get("streetsAdded")).isEmpty();
  }

  @Test
  void aCampaignIsRunOnASimulatedPbxShownAndListedCallByCall() throws Exception {
    run("import", "residents", list(12).toString());
    try (var timers = Executors.newSingleThreadScheduledExecutor();
        var workers = Executors.newCachedThreadPool();
        var pbx =
            SimulatedPbx.start(SimulatorSettings.scripted(0, SECRET, 50), CLOCK, timers, workers)) {
      environment.put("TOCSIN_PBX_PORT", "" + pbx.port());

      var run = run("campaign", "run", campaign("alerte-fr.wav").toString(), "--wait", "--json");

      assertThat(run.err()).contains("lancée");
      assertThat(run.code()).isZero();
      assertThat(run.json().get("state").asString()).isEqualTo("completed");
      assertThat(run.json().get("residences").asInt()).isEqualTo(12);
      assertThat(run.json().get("grades").get("confirmed").asInt()).isEqualTo(12);
      assertThat(run.json().get("attempts").asInt()).isEqualTo(12);
      assertThat(run.json().get("utilisation").asDouble()).isBetween(0.0, 1.0);
      var id = run.json().get("campaign").asString();
      var shown = run("campaign", "show", id, "--json");
      assertThat(shown.json().get("outcomes")).isEqualTo(run.json().get("outcomes"));
      var calls = run("campaign", "calls", id, "--csv").out().lines().toList();
      assertThat(calls).hasSize(13);
      assertThat(calls.getFirst()).startsWith("begun,number,address,name,");
    }
  }

  @Test
  void pbxCheckSaysWhatIsWellAndWhatIsToBeDone() throws Exception {
    try (var timers = Executors.newSingleThreadScheduledExecutor();
        var workers = Executors.newCachedThreadPool();
        var pbx =
            SimulatedPbx.start(SimulatorSettings.scripted(0, SECRET, 50), CLOCK, timers, workers)) {
      environment.put("TOCSIN_PBX_PORT", "" + pbx.port());
      assertThat(run("pbx", "check", "--json").json().get("good").asBoolean()).isTrue();
      assertThat(run("pbx", "check").out().lines())
          .anyMatch(line -> line.matches(".*plan d’appel.*version \\d+"))
          .anyMatch(line -> line.matches(".*privilèges.*en ordre"));

      pbx.setDialplan("");
      var missing = run("pbx", "check");
      assertThat(missing.code()).isEqualTo(ExitCode.REFUSED);
      assertThat(missing.out()).contains("installez tocsin.conf");

      pbx.setDialplan("0");
      assertThat(run("pbx", "check").out()).contains("remplacez tocsin.conf");

      environment.put("TOCSIN_PBX_SECRET", "wrong");
      var refused = run("pbx", "check");
      assertThat(refused.code()).isEqualTo(ExitCode.REFUSED);
      assertThat(refused.out()).contains("vérifiez pbx.user et le secret");
    }
  }

  @Test
  void aCampaignIsNotLaunchedOnAPbxThatIsAbsent() throws IOException {
    run("import", "residents", list(2).toString());

    var run = run("campaign", "run", campaign("alerte-fr.wav").toString(), "--json");

    assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("injoignable").contains("rien n’a été lancé");
  }

  @Test
  void aCampaignFileTellsAllItsFaults() throws IOException {
    var file = folder.resolve("bad.json");
    Files.writeString(file, "{\"name\": 3, \"purpose\": \"party\"}");

    var run = run("campaign", "run", file.toString());

    assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(run.err())
        .contains("name")
        .contains("purpose", "emergency, major_situation, information, exercise")
        .contains("messages")
        .contains("audience");
  }

  @Test
  void withoutSettingsForCallsACampaignIsRefusedAndSaysWhichAreMissing() throws IOException {
    environment.clear();

    var run = run("campaign", "run", campaign("alerte-fr.wav").toString());

    assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(run.err()).contains("pbx.host").contains("TOCSIN_PBX_SECRET").contains("callerId");
  }

  @Test
  void aDataFolderInUseIsSaidAndLeftAlone() throws IOException {
    Files.createDirectories(folder.resolve("data"));
    try (var _ = Database.open(DatabaseAddress.embedded(folder.resolve("data")))) {
      var run = inAnotherProcess("import", "residents", list(1).toString());

      assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
      assertThat(run.err()).contains("utilisées par une autre console");
    }
  }

  @Test
  void aDataFolderThatIsAFileIsSaidByEveryCommand() throws IOException {
    var file = Files.createFile(folder.resolve("data"));

    for (var command :
        List.of("settings check", "import streets x.csv", "campaign show 1", "pbx check")) {
      var run = run(command.split(" "));
      assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
      assertThat(run.err()).contains(file + " est un fichier");
    }
  }

  @Test
  void whenTheLogCannotBeWrittenJsonStaysAloneOnStandardOutput() throws IOException {
    Files.createDirectories(folder.resolve("data"));
    Files.createFile(folder.resolve("data").resolve("logs"));

    var run = inAnotherProcess("import", "residents", list(1).toString(), "--json");

    assertThat(run.json().get("accepted").asInt()).isEqualTo(1);
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .startsWith("Le journal ne peut pas être écrit dans");
  }

  @Test
  void settingsCheckTellsEveryProblem() throws IOException {
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(
        folder.resolve("data/settings.json"), "{\"channels\": 0, \"pbx\": {\"port\": \"x\"}}");
    environment.remove("TOCSIN_PBX_PORT");

    var run = run("settings", "check", "--json");

    assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(run.json().get("problems")).hasSize(2);
    assertThat(run("import", "residents", "x.csv").err()).contains("Rien n’a été fait");
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
    var run = run(arguments.split(" "));

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("Emploi");
  }

  @ParameterizedTest
  @CsvSource({"fr, Ouvre la fenêtre.", "en, Opens the window."})
  void helpSpeaksTheLanguageOfTheEnvironment(String language, String words) {
    environment.put("TOCSIN_LANGUAGE", language);

    assertThat(run("--help").out()).contains(words);
  }

  @Test
  void aCampaignThatDoesNotExistIsSaid() {
    assertThat(run("campaign", "show", "77").err()).contains("77");
    assertThat(run("campaign", "calls", "77", "--csv").code()).isEqualTo(ExitCode.REFUSED);
  }

  private Path list(int residences) throws IOException {
    var rows = new StringBuilder(HEADER);
    for (int i = 1; i <= residences; i++) {
      rows.append(ROW.formatted(i, i));
    }
    return Files.writeString(folder.resolve("list.csv"), rows);
  }

  private Path campaign(String message) throws IOException {
    Files.copy(
        Path.of("sample-data", message),
        folder.resolve(message),
        StandardCopyOption.REPLACE_EXISTING);
    return Files.writeString(
        folder.resolve("alerte.json"),
        """
        {"name": "Essai", "purpose": "emergency", "messages": {"fr": "%s"},
         "audience": {"everyone": true}, "policy": {"channels": 6, "callsPerSecond": 50}}
        """
            .formatted(message));
  }

  private List<String> withData(String... arguments) {
    var all = new ArrayList<>(List.of("--data", folder.resolve("data").toString()));
    all.addAll(List.of(arguments));
    return all;
  }

  private Run run(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    var surroundings = new Surroundings(environment, System::getProperty, CLOCK);
    int code =
        new CommandLineTool(surroundings, new PrintWriter(out), new PrintWriter(err))
            .run(withData(arguments).toArray(String[]::new));
    return new Run(code, out.toString(), err.toString());
  }

  /// H2 knows its own process: only another one finds the files taken.
  private Run inAnotherProcess(String... arguments) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Dstderr.encoding=UTF-8",
                "org.tocsin.app.Main"));
    command.addAll(withData(arguments));
    var process = new ProcessBuilder(command).start();
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    var err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.onExit().join().exitValue(), out, err);
  }
}
