package org.tocsin.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.tocsin.telephony.asterisk.AmiSettings;
import org.tocsin.telephony.simulator.SimulatedPbx;
import org.tocsin.telephony.simulator.SimulatorSettings;

/// The simulated PBX in a process of its own, so that its processor time is not the product's.
final class SimulatorProcess {
  private static final String SECRET = "bench";

  private SimulatorProcess() {}

  static Child start(long seed, double speed) throws IOException {
    return Child.start(SimulatorProcess.class, "1g", List.of("" + seed, "" + speed));
  }

  /// @param port that the process said
  /// @param audio where messages are put
  static AmiSettings settings(String port, Path audio) {
    return new AmiSettings(
        "simulateur",
        "127.0.0.1",
        Integer.parseInt(port),
        "tocsin",
        SECRET,
        false,
        Optional.empty(),
        SimulatedPbx.DIAL_TEMPLATE,
        audio,
        audio.toString());
  }

  public static void main(String[] arguments) throws IOException {
    var settings =
        SimulatorSettings.mixed(
            0, SECRET, Long.parseLong(arguments[0]), Double.parseDouble(arguments[1]));
    var timers = Executors.newSingleThreadScheduledExecutor();
    var workers = Executors.newCachedThreadPool();
    try (var pbx = SimulatedPbx.start(settings, Clock.systemUTC(), timers, workers);
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      System.out.println("port " + pbx.port());
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        System.out.println("placed " + pbx.callsPlaced());
      }
    }
    System.exit(0);
  }
}
