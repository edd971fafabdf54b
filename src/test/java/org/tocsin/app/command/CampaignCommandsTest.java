package org.tocsin.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.app.wiring.Core;
import org.tocsin.audit.Actor;
import org.tocsin.campaign.CampaignDraft;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.DraftOutcome;
import org.tocsin.campaign.Pace;
import org.tocsin.exchange.CampaignFileReader;
import org.tocsin.exchange.CampaignFileReading;
import org.tocsin.settings.SettingsReader;
import org.tocsin.store.Database;
import org.tocsin.store.DatabaseAddress;
import org.tocsin.telephony.simulator.SimulatedPbx;
import org.tocsin.telephony.simulator.SimulatorSettings;

/// A campaign from the command line: run, halted, taken up again, shown.
class CampaignCommandsTest {
  private static final Actor COORDINATOR = new Actor("coordonnatrice", "poste-2");

  @TempDir private Path folder = Path.of("");

  private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private Tool tool;

  @BeforeEach
  void makeTown() throws IOException {
    tool = new Tool(folder);
    tool.run("import", "residents", tool.list(12).toString());
  }

  @AfterEach
  void stop() {
    timers.shutdownNow();
    workers.shutdownNow();
  }

  private SimulatedPbx pbx(int port) throws IOException {
    var pbx =
        SimulatedPbx.start(
            SimulatorSettings.scripted(port, Tool.SECRET, 50), Tool.CLOCK, timers, workers);
    tool.environment().put("TOCSIN_PBX_PORT", "" + pbx.port());
    return pbx;
  }

  @Test
  void aCampaignIsRunOnASimulatedPbxShownAndListedCallByCall() throws Exception {
    try (var _ = pbx(0)) {
      var run =
          tool.run(
              "campaign", "run", tool.campaign("alerte-fr.wav").toString(), "--wait", "--json");

      assertThat(run.err().lines().toList()).first().asString().contains("lancée");
      assertThat(run.err()).containsPattern("en cours.*jointes\u00a0: \\d+ sur 12");
      assertThat(run.code()).isZero();
      assertThat(run.json().get("state").asString()).isEqualTo("completed");
      assertThat(run.json().get("residences").asInt()).isEqualTo(12);
      assertThat(run.json().get("grades").get("confirmed").asInt()).isEqualTo(12);
      assertThat(run.json().get("attempts").asInt()).isEqualTo(12);
      assertThat(run.json().get("utilisation").asDouble()).isBetween(0.0, 1.0);
      var id = run.json().get("campaign").asString();
      var shown = tool.run("campaign", "show", id, "--json");
      assertThat(shown.json().get("outcomes")).isEqualTo(run.json().get("outcomes"));
      var calls = tool.run("campaign", "calls", id, "--csv").out().lines().toList();
      assertThat(calls).hasSize(13);
      assertThat(calls.getFirst()).startsWith("begun,number,address,name,");
      assertThat(tool.run("campaign", "detection", id).out())
          .contains("pris pour une personne : 12 appels ; 12 personnes prouvées par une touche")
          .contains("Sur 12 personnes prouvées, 12 n’ont pas été prises pour un répondeur")
          .contains("Aucun réglage n’est proposé");
      var judged = tool.run("campaign", "detection", id, "--json").json().get("judged");
      assertThat(judged.get("human").get("persons").asInt()).isEqualTo(12);
    }
  }

  @Test
  void aCampaignsTextsLeaveBesideItsCallsAndWhoeverRepliesIsNotCalled() throws Exception {
    tool.run("import", "residents", tool.listWithTexts(12).toString());
    try (var _ = pbx(0)) {
      var file =
          tool.campaign(
              "alerte-fr.wav", ", \"order\": \"text_first\", \"waitSeconds\": {\"text\": 1}");
      Files.writeString(
          file,
          Files.readString(file)
              .replace("\"audience\"", "\"text\": {\"fr\": \"Répondez 1.\"}, \"audience\""));

      var silent = tool.run("campaign", "run", file.toString(), "--json");
      assertThat(silent.err()).contains("seuls les appels partent");
      assertThat(silent.json().get("outcomes").has("sent")).isFalse();

      tool.environment().put("TOCSIN_TEXTS_PROVIDER", "asterisk");
      tool.environment().put("TOCSIN_TEXTS_RATE", "50");
      tool.environment().put("TOCSIN_TEXTS_DESTINATION", SimulatedPbx.TEXT_TEMPLATE);
      var run = tool.run("campaign", "run", file.toString(), "--json");

      assertThat(run.code()).isZero();
      assertThat(run.err()).doesNotContain("seuls les appels partent");
      assertThat(run.json().get("grades").get("confirmed").asInt()).isEqualTo(12);
      // The numbers ending in 01 to 09 reply 1, the others are called.
      assertThat(run.json().get("outcomes").get("sent").asInt()).isEqualTo(3);
    }
  }

  /// Launched, as a console that ended since left it.
  private String launched() throws IOException {
    var settings =
        SettingsReader.read(folder.resolve("data"), tool.environment()).settings().orElseThrow();
    try (var core = Core.open(settings, folder.resolve("data"), Tool.CLOCK)) {
      var draft = draft(tool.campaign("alerte-fr.wav"));
      var created = (DraftOutcome.Created) core.campaigns().create(COORDINATOR, draft);
      var id = created.campaign().id();
      core.campaigns().launch(COORDINATOR, id, 12, true, false);
      return Long.toString(id.number());
    }
  }

  private static CampaignDraft draft(Path file) {
    return ((CampaignFileReading.Read) CampaignFileReader.read(file)).draft();
  }

  @Test
  void thePaceIsChangedFromTheCommandLine() throws IOException {
    var id = launched();

    var changed = tool.run("campaign", "pace", id, "--channels", "3", "--rate", "0.5");

    assertThat(changed.code()).isZero();
    assertThat(changed.err()).contains("Campagne " + id);
    var settings =
        SettingsReader.read(folder.resolve("data"), tool.environment()).settings().orElseThrow();
    try (var core = Core.open(settings, folder.resolve("data"), Tool.CLOCK)) {
      var campaign = core.campaigns().find(new CampaignId(Long.parseLong(id))).orElseThrow();
      assertThat(campaign.policy().pace()).isEqualTo(new Pace(3, 0.5));
    }
    var refused = tool.run("campaign", "pace", id, "--channels", "0", "--rate", "0.5");
    assertThat(refused.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(refused.err()).contains("lignes hors des limites");
    tool.run("campaign", "abort", id);
    assertThat(tool.run("campaign", "pace", id, "--channels", "3", "--rate", "1").err())
        .contains("Rien n’a changé");
  }

  @Test
  void aCampaignIsPausedAndTakenUpAgainToItsEnd() throws IOException {
    var id = launched();

    var paused = tool.run("campaign", "pause", id);

    assertThat(paused.code()).isZero();
    assertThat(paused.err()).contains("Campagne " + id + " en pause");
    assertThat(tool.run("campaign", "list").out()).contains("Essai · en pause ·");
    assertThat(tool.run("campaign", "pause", id).err()).contains("est «\u00a0en pause\u00a0»");
    try (var _ = pbx(0)) {
      var resumed = tool.run("campaign", "resume", id, "--json");
      assertThat(resumed.code()).isZero();
      assertThat(resumed.err()).contains("Campagne " + id + " reprise").contains("sur 12");
      assertThat(resumed.json().get("grades").get("confirmed").asInt()).isEqualTo(12);

      var again = tool.run("campaign", "resume", id);
      assertThat(again.code()).isEqualTo(ExitCode.REFUSED);
      assertThat(again.err()).contains("est «\u00a0terminée\u00a0»");
      assertThat(tool.run("campaign", "resume", "77").err()).contains("pas de campagne 77");
    }
  }

  @Test
  void aCampaignIsAbortedForGood() throws IOException {
    var id = launched();

    assertThat(tool.run("campaign", "abort", id).err()).contains("interrompue");

    assertThat(tool.run("campaign", "show", id, "--json").json().get("state").asString())
        .isEqualTo("aborted");
    assertThat(tool.run("campaign", "abort", id).code()).isEqualTo(ExitCode.REFUSED);
  }

  @Test
  void anAlertIsLiftedAndExactlyThoseWhomItReachedAreTold() throws Exception {
    try (var _ = pbx(0)) {
      var alert = tool.run("campaign", "run", tool.campaign("alerte-fr.wav").toString(), "--json");
      var id = alert.json().get("campaign").asString();

      var lifted =
          tool.run("campaign", "lift", id, "--message-fr", "sample-data/alerte-fr.wav", "--json");

      assertThat(lifted.code()).isZero();
      assertThat(lifted.err())
          .contains("Alerte " + id + " levée")
          .contains("12 résidences jointes");
      assertThat(lifted.json().get("name").asString()).isEqualTo("Fin d’alerte – Essai");
      assertThat(lifted.json().get("grades").get("confirmed").asInt()).isEqualTo(12);
      assertThat(tool.run("campaign", "show", id, "--json").json().get("state").asString())
          .isEqualTo("lifted");
      var again = tool.run("campaign", "lift", id, "--message-fr", "sample-data/alerte-fr.wav");
      assertThat(again.code()).isEqualTo(ExitCode.REFUSED);
      assertThat(again.err()).contains("Rien n’a changé").contains("levée");
    }
  }

  @Test
  void whatKeepsAnAlertFromBeingLiftedIsSaidWithWhatToDo() throws Exception {
    var id = launched();
    assertThat(tool.run("campaign", "lift", id).err()).contains("--message-fr");
    assertThat(tool.run("campaign", "lift", id, "--message-fr", "absent.wav").err())
        .contains("absent.wav n’existe pas");
    try (var _ = pbx(0)) {
      var english = List.of("--message-fr", "sample-data/alerte-fr.wav", "--message-en", "pom.xml");
      assertThat(lift(id, english).err()).contains("Retirez --message-en et --text-en");
      var wrong = lift(id, List.of("--message-fr", "pom.xml"));
      assertThat(wrong.code()).isEqualTo(ExitCode.REFUSED);
      assertThat(wrong.err())
          .contains("pom.xml n’est pas un fichier WAV")
          .contains("alerte " + id + " n’est pas levée", "campaign pause " + id);
      assertThat(lift("77", List.of("--message-fr", "pom.xml")).err()).contains("campagne 77");
    }
  }

  private Tool.Run lift(String id, List<String> options) {
    var words = new ArrayList<>(List.of("campaign", "lift", id));
    words.addAll(options);
    return tool.run(words.toArray(String[]::new));
  }

  @Test
  void thoseNotReachedAreCalledAgain() throws Exception {
    var id = launched();
    tool.run("campaign", "pause", id);
    try (var _ = pbx(0)) {
      var early = tool.run("campaign", "retry", id);
      assertThat(early.code()).isEqualTo(ExitCode.REFUSED);
      assertThat(early.err()).contains("n’est pas terminée", "tocsin campaign abort");
      tool.run("campaign", "abort", id);

      var again = tool.run("campaign", "retry", id, "--json");

      assertThat(again.code()).isZero();
      assertThat(again.err()).contains("lancée\u00a0: 12 résidences");
      assertThat(again.json().get("name").asString()).isEqualTo("Essai – non-joints");
      assertThat(again.json().get("grades").get("confirmed").asInt()).isEqualTo(12);
      var nobody = tool.run("campaign", "retry", again.json().get("campaign").asString());
      assertThat(nobody.err()).contains("Personne ne peut être appelé");
    }
  }

  @Test
  void whatBecomesOfPhonesThatRingIsChosen() throws IOException {
    var id = launched();
    var never = tool.run("campaign", "pause", id, "--ringing", "never");
    assertThat(never.code()).isEqualTo(ExitCode.USAGE);
    assertThat(never.err()).contains("--ringing").contains("never");

    assertThat(tool.run("campaign", "pause", id, "--ringing", "hang-up").err())
        .contains("qui sonnent encore sont raccrochés");
    assertThat(tool.run("campaign", "abort", id, "--ringing", "finish").err())
        .contains("On peut encore répondre aux téléphones qui sonnent.");
    assertThat(ringing()).isEqualTo("finish");
  }

  private String ringing() {
    try (var database = Database.open(DatabaseAddress.embedded(folder.resolve("data")))) {
      return database.read(
          () -> database.dsl().fetchSingle("select ringing from campaign").get(0, String.class));
    }
  }

  @Test
  void theListHasTheLatestFirst() throws IOException {
    launched();
    var latest = launched();

    var campaigns = tool.run("campaign", "list", "--json").json().get("campaigns");

    assertThat(campaigns).hasSize(2);
    assertThat(campaigns.get(0).get("campaign").asString()).isEqualTo(latest);
    assertThat(campaigns.get(0).propertyNames())
        .containsExactly("campaign", "name", "purpose", "state", "created", "launched", "ended");
  }

  @Test
  void whileAnotherProcessHasTheDataItIsSaidWhereToAct() throws IOException {
    var id = launched();
    try (var _ = Database.open(DatabaseAddress.embedded(folder.resolve("data")))) {
      var run = tool.inAnotherProcess("campaign", "pause", id);

      assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
      assertThat(run.err()).contains("Agissez de là").contains("PostgreSQL");
    }
  }

  @Test
  void withWaitAPbxThatRestartsIsWaitedFor() throws Exception {
    var file = tool.campaign("alerte-fr.wav").toString();
    int port;
    Future<Tool.Run> running;
    try (var restarting = new ServerSocket(0)) {
      port = restarting.getLocalPort();
      tool.environment().put("TOCSIN_PBX_PORT", "" + port);
      running = workers.submit(() -> tool.run("campaign", "run", file, "--wait", "--json"));
      restarting.accept().close();
    }

    try (var _ = pbx(port)) {
      assertThat(running.get().json().get("state").asString()).isEqualTo("completed");
    }
  }
}
