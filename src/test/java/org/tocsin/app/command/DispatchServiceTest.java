package org.tocsin.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tocsin.support.Eventually.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.campaign.CampaignState;
import org.tocsin.support.Engine;
import org.tocsin.support.TestDatabases;
import org.tocsin.telephony.simulator.SimulatedPbx;
import org.tocsin.telephony.simulator.SimulatorSettings;

/// `tocsin dispatch` as a process, on a PostgreSQL that consoles share with it.
class DispatchServiceTest {
  private static final int RESIDENCES = 60;
  private static final Duration LONG = Duration.ofMinutes(4);

  private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final List<Process> processes = new ArrayList<>();
  @TempDir private Path folder = Path.of("");
  private Tool tool;
  private SimulatedPbx pbx;
  private SharedTown town;

  @BeforeEach
  void town() throws IOException {
    tool = new Tool(folder);
    pbx =
        SimulatedPbx.start(
            SimulatorSettings.scripted(0, Tool.SECRET, 10), Tool.CLOCK, timers, workers);
    var address = TestDatabases.freshAddress(Engine.POSTGRESQL);
    tool.environment().put("TOCSIN_PBX_PORT", "" + pbx.port());
    tool.environment().put("TOCSIN_DATABASE_URL", address.url());
    tool.environment().put("TOCSIN_DATABASE_USER", address.user());
    tool.run("import", "residents", tool.list(RESIDENCES).toString());
    town = new SharedTown(address);
  }

  @AfterEach
  void silence() {
    processes.forEach(Process::destroyForcibly);
    town.close();
    pbx.close();
    timers.shutdownNow();
    workers.shutdownNow();
  }

  @Test
  void callsWhatConsolesLaunchAndEndsInOrderWhenTold() throws Exception {
    var service = service("first");
    within(LONG, () -> assertThat(said("first")).contains("Service d’appels en marche"));
    var campaign = town.launch();
    within(LONG, () -> assertThat(pbx.callsUp()).isGreaterThan(3));

    service.destroy();

    assertThat(service.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(said("first"))
        .contains("Plus aucun nouvel appel ne part")
        .contains("la campagne " + campaign.number() + " est suspendue")
        .contains("Service d’appels arrêté")
        .doesNotContain("imprévue");
    assertThat(town.state(campaign)).isEqualTo(CampaignState.PAUSED);
    assertThat(town.attempts()).containsOnlyKeys("queued", "ended");
    assertThat(town.dispatchers()).isEmpty();
  }

  @Test
  void killedAndStartedAgainItGoesOnByItself() throws Exception {
    var service = service("first");
    var campaign = town.launch();
    within(LONG, () -> assertThat(pbx.callsUp()).isGreaterThan(3));

    service.destroyForcibly().waitFor();
    service("second");

    within(LONG, () -> assertThat(town.state(campaign)).isEqualTo(CampaignState.COMPLETED));
    assertThat(town.outcomes()).doesNotContainKey("unknown");
    assertThat(town.calledTwiceAfterBeingReached()).isZero();
  }

  @Test
  void aMachineWithoutAPbxLaunchesAndFollowsWhatItCalls() throws Exception {
    var file = tool.campaign("alerte-fr.wav", Tool.ONE_TRY).toString();
    service("first");
    within(LONG, () -> assertThat(said("first")).contains("Service d’appels en marche"));
    tool.environment().keySet().removeIf(name -> name.startsWith("TOCSIN_PBX"));

    // It says within its next sign of life that it can call.
    var runs = new ArrayDeque<Tool.Run>();
    within(
        LONG,
        () -> {
          runs.add(tool.run("campaign", "run", file, "--json"));
          assertThat(runs.getLast().err()).contains("lancée");
        });

    var run = runs.getLast();
    assertThat(run.code()).isZero();
    assertThat(run.json().get("residences").asInt()).isEqualTo(RESIDENCES);
  }

  @Test
  void withoutAPbxAndWithoutAServiceItIsSaidThatOneCanBeStarted() throws IOException {
    tool.environment().keySet().removeIf(name -> name.startsWith("TOCSIN_PBX"));
    var run = tool.run("campaign", "run", tool.campaign("alerte-fr.wav").toString());
    assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(run.err()).contains("tocsin dispatch");
  }

  @Test
  @Timeout(120)
  void aRehearsalIsNeverLeftToAServiceOnARealPbx() throws IOException {
    town.realServiceLives();
    var file = tool.campaign("alerte-fr.wav").toString();
    int port = pbx.port();
    pbx.close();

    var away = tool.run("campaign", "run", file);

    assertThat(away.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(away.err()).contains("rien n’a été lancé").doesNotContain("lancée");
    assertThat(town.rehearsals()).isEmpty();

    pbx =
        SimulatedPbx.start(
            SimulatorSettings.scripted(port, Tool.SECRET, 60), Tool.CLOCK, timers, workers);
    var back = tool.run("campaign", "run", file, "--json");

    assertThat(back.code()).isZero();
    assertThat(town.rehearsals()).containsExactly(true);
  }

  @Test
  void waitsForADatabaseThatIsAway() throws Exception {
    tool.environment().put("TOCSIN_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/none");
    var waiting = workers.submit(() -> tool.run("dispatch"));
    assertThatThrownBy(() -> waiting.get(5, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
    waiting.cancel(true);
  }

  @Test
  void waitsForAPbxThatIsAway() throws Exception {
    int port = pbx.port();
    pbx.close();
    var service = workers.submit(() -> tool.run("dispatch"));
    within(LONG, () -> assertThat(town.dispatchers()).hasSize(1));
    var campaign = town.launch();
    pbx =
        SimulatedPbx.start(
            SimulatorSettings.scripted(port, Tool.SECRET, 60), Tool.CLOCK, timers, workers);

    within(LONG, () -> assertThat(town.state(campaign)).isEqualTo(CampaignState.COMPLETED));
    service.cancel(true);
  }

  @Test
  void whatOnlyAPersonCanMendEndsItWithWhatToMend() {
    tool.environment().put("TOCSIN_PBX_SECRET", "wrong");
    var refused = tool.run("dispatch");
    assertThat(refused.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(refused.err()).contains("refuse l’utilisateur ou le secret");

    tool.environment().remove("TOCSIN_PBX_SECRET");
    assertThat(tool.run("dispatch").err()).contains("pbx.secretFile");
    tool.environment().put("TOCSIN_PBX_SECRET", Tool.SECRET);
    tool.environment().remove("TOCSIN_DATABASE_URL");
    var embedded = tool.run("dispatch");
    assertThat(embedded.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(embedded.err()).contains("database.url");
  }

  private Process service(String name) throws IOException {
    var process = tool.process("dispatch").redirectError(errors(name).toFile()).start();
    processes.add(process);
    return process;
  }

  private Path errors(String name) {
    return folder.resolve(name + ".txt");
  }

  private String said(String name) throws IOException {
    return Files.readString(errors(name));
  }
}
