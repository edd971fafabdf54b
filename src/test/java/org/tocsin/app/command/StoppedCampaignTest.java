package org.tocsin.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.support.Eventually.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.store.Database;
import org.tocsin.store.DatabaseAddress;
import org.tocsin.telephony.simulator.SimulatedPbx;
import org.tocsin.telephony.simulator.SimulatorSettings;

/// What becomes of a campaign whose process is told to end, by Ctrl-C or by the system.
class StoppedCampaignTest {
  private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
  private final ExecutorService workers = Executors.newCachedThreadPool();
  @TempDir private Path folder = Path.of("");
  private Tool tool;
  private SimulatedPbx pbx;

  @BeforeEach
  void town() throws IOException {
    tool = new Tool(folder);
    // Slow enough that calls are up when the process is told to end.
    pbx =
        SimulatedPbx.start(
            SimulatorSettings.scripted(0, Tool.SECRET, 6), Tool.CLOCK, timers, workers);
    tool.environment().put("TOCSIN_PBX_PORT", "" + pbx.port());
    tool.run("import", "residents", tool.list(60).toString());
  }

  @AfterEach
  void silence() {
    pbx.close();
    timers.shutdownNow();
    workers.shutdownNow();
  }

  @Test
  void callsInProgressEndAndTheCampaignIsPausedNotForgotten() throws Exception {
    var errors = folder.resolve("errors.txt");
    var process =
        tool.process("campaign", "run", tool.campaign("alerte-fr.wav").toString())
            .redirectError(errors.toFile())
            .start();
    within(Duration.ofSeconds(60), () -> assertThat(pbx.callsUp()).isGreaterThan(3));

    process.destroy();

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(errors))
        .contains("Plus aucun nouvel appel ne part")
        .contains("la campagne 1 est suspendue")
        .doesNotContain("imprévue");
    assertThat(rows("select state as k, count(*) as n from campaign group by state"))
        .isEqualTo(Map.of("paused", 1));
    var attempts = rows("select state as k, count(*) as n from call_attempt group by state");
    assertThat(attempts).containsOnlyKeys("queued", "ended");
    assertThat(
            rows(
                "select outcome as k, count(*) as n from call_attempt where outcome is not null group by outcome"))
        .doesNotContainKey("unknown");
  }

  @Test
  void oneThatWaitsForItsNextCallsIsPausedAndItsDatabaseClosed() throws Exception {
    tool.run("import", "residents", tool.busyResidence().toString());
    var said = folder.resolve("said.txt");
    var process =
        tool.process("campaign", "run", tool.campaignToTheBusyOne().toString())
            .redirectError(said.toFile())
            .start();
    within(
        Duration.ofSeconds(60),
        () -> {
          assertThat(pbx.callsPlaced()).isPositive();
          assertThat(pbx.callsUp()).isZero();
          assertThat(said).content().contains("en attente\u00a0: 1\u202f; prochain appel ");
        });

    process.destroy();

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(rows("select state as k, count(*) as n from campaign group by state"))
        .isEqualTo(Map.of("paused", 1));
    // A database that is not closed in order skips what it had set aside.
    assertThat(
            rows(
                "select 'next' as k, identity_base as n from information_schema.columns"
                    + " where table_name = 'CAMPAIGN' and column_name = 'ID'"))
        .isEqualTo(Map.of("next", 2));
  }

  @Test
  void aKilledOneIsTakenUpAgainAndThePbxSaysWhatBecameOfItsCalls() throws Exception {
    var once = ", \"rounds\": 1, \"waitSeconds\": {\"congestion\": 1, \"failed\": 1}";
    var process =
        tool.process("campaign", "run", tool.campaign("alerte-fr.wav", once).toString()).start();
    within(Duration.ofSeconds(60), () -> assertThat(pbx.callsUp()).isGreaterThan(3));

    process.destroyForcibly();
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    within(Duration.ofSeconds(60), () -> assertThat(pbx.callsUp()).isZero());
    var resumed = tool.run("campaign", "resume", "1", "--json");

    assertThat(resumed.err()).contains("elle continue d’ici").doesNotContain("imprévue");
    assertThat(resumed.json().get("state").asString()).isEqualTo("completed");
    assertThat(rows("select outcome as k, count(*) as n from call_attempt group by outcome"))
        .doesNotContainKey("unknown");
    var afterReached =
        """
        select 'again' as k, count(*) as n from call_attempt first
        join call_attempt later on later.target_id = first.target_id and later.ordinal > first.ordinal
        where first.outcome in ('confirmed', 'heard', 'left_on_machine')\
        """;
    assertThat(rows(afterReached)).isEqualTo(Map.of("again", 0));
  }

  private Map<String, Integer> rows(String sql) {
    try (var database = Database.open(DatabaseAddress.embedded(folder.resolve("data")))) {
      return database.read(() ->
          database
              .dsl()
              .fetch(sql)
              .intoMap(row -> row.get("K", String.class), row -> row.get("N", Integer.class)));
    }
  }
}
