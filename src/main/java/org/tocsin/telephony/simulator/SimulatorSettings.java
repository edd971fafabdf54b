package org.tocsin.telephony.simulator;

import java.util.Optional;

/// @param port on loopback, 0 for any that is free
/// @param seed the same seed makes the same town
/// @param mix how people answer; empty: by the last two digits of the number, as in [Behaviours]
/// @param speed how many times faster than the clock everything happens
/// @param channels how many calls the network carries at once; it refuses what is more
/// @param callBacks of a hundred people who did not pick up, how many call back
public record SimulatorSettings(
    int port,
    String user,
    String secret,
    long seed,
    Optional<OutcomeMix> mix,
    double speed,
    int channels,
    int callBacks) {
  public static final int UNLIMITED = Integer.MAX_VALUE;
  public static final double FASTEST = 1_000;

  public SimulatorSettings {
    if (!(speed > 0) || speed > FASTEST) {
      throw new IllegalArgumentException("The speed is above 0, 1,000 at most");
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("A port is between 0 and 65535");
    }
    if (channels < 1) {
      throw new IllegalArgumentException("A network has a channel at least");
    }
    if (callBacks < 0 || callBacks > 100) {
      throw new IllegalArgumentException("Of a hundred people, so many cannot call back");
    }
  }

  /// A town of people with their habits.
  public static SimulatorSettings mixed(int port, String secret, long seed, double speed) {
    return new SimulatorSettings(
        port, "tocsin", secret, seed, Optional.of(OutcomeMix.EVENING), speed, UNLIMITED, 0);
  }

  /// Each number does what its last two digits say.
  public static SimulatorSettings scripted(int port, String secret, double speed) {
    return new SimulatorSettings(port, "tocsin", secret, 0, Optional.empty(), speed, UNLIMITED, 0);
  }

  public SimulatorSettings withChannels(int limit) {
    return new SimulatorSettings(port, user, secret, seed, mix, speed, limit, callBacks);
  }

  /// People who did not pick up call the city back, some of them.
  public SimulatorSettings withCallBacks(int ofAHundred) {
    return new SimulatorSettings(port, user, secret, seed, mix, speed, channels, ofAHundred);
  }

  /// Without the secret.
  @Override
  public String toString() {
    return "SimulatorSettings[port=%d, seed=%d, %s, speed=%s]"
        .formatted(port, seed, mix.isPresent() ? "mixed" : "scripted", speed);
  }
}
