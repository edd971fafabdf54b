package org.tocsin.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SurroundingsTest {
  private final Surroundings linux =
      new Surroundings(
          Map.of("XDG_DATA_HOME", "/data"),
          Map.of("os.name", "Linux", "user.home", "/home/alix", "java.io.tmpdir", "/tmp")::get,
          Clock.systemUTC());

  @Test
  void theLogLiesWithTheData() {
    assertThat(linux.logFolder(List.of("console"))).isEqualTo(Path.of("/data/tocsin/logs"));
    assertThat(linux.logFolder(List.of("--data", "/town", "console")))
        .isEqualTo(Path.of("/town/logs"));
    assertThat(linux.logFolder(List.of("--data=/town"))).isEqualTo(Path.of("/town/logs"));
  }

  @Test
  void aDemonstrationLeavesTheRealTownsLogAlone() {
    assertThat(linux.logFolder(List.of("demo"))).isEqualTo(Path.of("/tmp/tocsin-demo-logs"));
  }
}
