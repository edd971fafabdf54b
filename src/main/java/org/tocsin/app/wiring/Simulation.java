package org.tocsin.app.wiring;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.tocsin.settings.Settings.CallingSettings;
import org.tocsin.settings.Settings.PbxSettings;
import org.tocsin.settings.Settings.TextsSettings;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.telephony.simulator.SimulatedPbx;
import org.tocsin.telephony.simulator.SimulatorSettings;

/// A simulated PBX on a loopback port, with the threads that it works on.
public final class Simulation implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final String USER = "tocsin";
  private static final PhoneNumber CALLER_ID = new PhoneNumber("+14185550100");
  private static final int CHANNELS = 60;
  private static final double CALLS_PER_SECOND = 30;
  private static final double TEXTS_PER_SECOND = 10;

  /// Of a hundred people who did not pick up.
  private static final int CALL_BACKS = 40;

  private final ScheduledExecutorService timers;
  private final ExecutorService workers;
  private final SimulatedPbx pbx;
  private final String secret;

  private Simulation(int port, long seed, double speed, int channels, int callBacks, Clock clock)
      throws IOException {
    secret = HexFormat.of().toHexDigits(new SecureRandom().nextLong());
    timers = Executors.newSingleThreadScheduledExecutor(Daemons.named("simulator timer"));
    workers = Executors.newCachedThreadPool(Daemons.named("simulator"));
    var settings =
        SimulatorSettings.mixed(port, secret, seed, speed)
            .withChannels(channels)
            .withCallBacks(callBacks);
    pbx = SimulatedPbx.start(settings, clock, timers, workers);
  }

  /// At life's own pace, with a network that is never full, and people who call back.
  ///
  /// @param port 0 for any free one
  /// @throws IOException when the port is taken
  public static Simulation start(int port, long seed, Clock clock) throws IOException {
    return new Simulation(port, seed, 1, SimulatorSettings.UNLIMITED, CALL_BACKS, clock);
  }

  /// @param port 0 for any free one
  /// @param speed how many times faster than the clock everything happens, 1,000 at most
  /// @param channels how many calls the network carries at once
  /// @throws IOException when the port is taken
  public static Simulation start(int port, long seed, double speed, int channels, Clock clock)
      throws IOException {
    return new Simulation(port, seed, speed, channels, 0, clock);
  }

  public int port() {
    return pbx.port();
  }

  public String user() {
    return USER;
  }

  public String secret() {
    return secret;
  }

  /// Settings that send every text to this simulator.
  public TextsSettings texts() {
    return new TextsSettings.ByPbx(
        SimulatedPbx.TEXT_TEMPLATE, CALLER_ID.national(), TEXTS_PER_SECOND);
  }

  /// Settings that send every call to this simulator.
  ///
  /// @param audio folder where messages are put
  public CallingSettings settings(Path audio) {
    var link =
        new PbxSettings(
            "simulateur",
            HOST,
            port(),
            USER,
            secret,
            false,
            Optional.empty(),
            SimulatedPbx.DIAL_TEMPLATE,
            audio,
            audio.toString());
    return new CallingSettings(link, CALLER_ID, CHANNELS, CALLS_PER_SECOND);
  }

  @Override
  public void close() {
    pbx.close();
    timers.shutdownNow();
    workers.shutdownNow();
  }
}
