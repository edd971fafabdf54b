package org.tocsin.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.support.Eventually.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.telephony.simulator.SimulatedPbx;
import org.tocsin.telephony.simulator.SimulatorSettings;

/// Two PBXs carry a campaign: what one loses goes through the other, and it is used again once it
/// is back.
class SeveralPbxsTest {
  private static final int RESIDENCES = 90;
  private static final Duration LONG = Duration.ofMinutes(2);

  private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
  private final ExecutorService workers = Executors.newCachedThreadPool();
  @TempDir private Path folder = Path.of("");
  private Tool tool;
  private SimulatedPbx first;
  private SimulatedPbx second;

  @BeforeEach
  void town() throws IOException {
    tool = new Tool(folder);
    tool.run("import", "residents", tool.list(RESIDENCES).toString());
    tool.environment().keySet().removeIf(it -> it.startsWith("TOCSIN_PBX"));
    first = pbx(0, 5);
    second = pbx(0, 5);
    Files.writeString(folder.resolve("data").resolve("pbx.secret"), Tool.SECRET);
    Files.writeString(
        folder.resolve("data").resolve("settings.json"),
        """
        {"pbxs": [%s, %s], "prefixCaps": {"perExchange": 50}}
        """
            .formatted(member("first", first), member("second", second)));
  }

  @AfterEach
  void silence() {
    first.close();
    second.close();
    timers.shutdownNow();
    workers.shutdownNow();
  }

  private SimulatedPbx pbx(int port, int speed) throws IOException {
    return SimulatedPbx.start(
        SimulatorSettings.scripted(port, Tool.SECRET, speed), Tool.CLOCK, timers, workers);
  }

  private String member(String name, SimulatedPbx pbx) {
    return """
    {"name": "%s", "host": "127.0.0.1", "port": %d, "secretFile": "pbx.secret", "audioDirectory": "%s",
     "channels": 3, "callsPerSecond": 50, "trunks": [{"name": "city", "dial": "%s"}]}
    """
        .formatted(name, pbx.port(), folder.resolve("audio"), SimulatedPbx.DIAL_TEMPLATE);
  }

  @Test
  void aDeadOnesCallsGoElsewhereAndItIsUsedAgainWhenItComesBack() throws Exception {
    var campaign = tool.campaign("alerte-fr.wav", Tool.ONE_TRY).toString();
    var run = workers.submit(() -> tool.run("campaign", "run", campaign, "--json"));
    within(
        LONG,
        () -> {
          assertThat(first.callsUp()).isPositive();
          assertThat(second.callsUp()).isPositive();
        });

    int port = second.port();
    second.close();
    within(LONG, () -> assertThat(first.callsUp()).isEqualTo(3));
    second = pbxAgain(port, 5);
    within(LONG, () -> assertThat(second.callsUp()).isPositive());

    var result = run.get(4, TimeUnit.MINUTES).json();
    assertThat(result.get("state").asString()).isEqualTo("completed");
    assertThat(result.get("residences").asInt()).isEqualTo(RESIDENCES);
    var states = result.get("states");
    assertThat(states.path("open").asInt()).isZero();
    assertThat(states.path("never_attempted").asInt()).isZero();
    // Those that the second one carried when it died are the only ones of which nobody knows.
    assertThat(states.path("unknown").asInt()).isLessThanOrEqualTo(3);
    // Whom it had not answered to is called again, through whichever has room.
    assertThat(result.get("attempts").asInt()).isBetween(RESIDENCES, RESIDENCES + 3);
  }

  @Test
  void theSecondOneCallsWhenTheFirstIsDeadFromTheStart() throws IOException {
    first.close();
    second.close();
    second = pbxAgain(second.port(), 120);
    var campaign = tool.campaign("alerte-fr.wav", Tool.ONE_TRY).toString();

    var run = tool.run("campaign", "run", campaign, "--json");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.json().get("attempts").asInt()).isEqualTo(RESIDENCES);
  }

  /// The port may still be held for a moment.
  private SimulatedPbx pbxAgain(int port, int speed) {
    var again = new ArrayList<SimulatedPbx>();
    within(LONG, () -> again.add(pbx(port, speed)));
    return again.getFirst();
  }
}
