package org.tocsin.telephony.simulator;

import java.util.Optional;

/// @param port on loopback, 0 for any that is free
/// @param seed the same seed makes the same town
/// @param mix how people answer; empty: by the last two digits of the number, as in [Behaviours]
/// @param speed how many times faster than the clock everything happens
public record SimulatorSettings(
    int port, String user, String secret, long seed, Optional<OutcomeMix> mix, double speed) {

  public SimulatorSettings {
    if (!(speed > 0) || speed > 1_000) {
      throw new IllegalArgumentException("The speed is above 0, 1,000 at most");
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("A port is between 0 and 65535");
    }
  }

  /// A town of people with their habits.
  public static SimulatorSettings mixed(int port, String secret, long seed, double speed) {
    return new SimulatorSettings(
        port, "tocsin", secret, seed, Optional.of(OutcomeMix.EVENING), speed);
  }

  /// Each number does what its last two digits say.
  public static SimulatorSettings scripted(int port, String secret, double speed) {
    return new SimulatorSettings(port, "tocsin", secret, 0, Optional.empty(), speed);
  }

  /// Without the secret.
  @Override
  public String toString() {
    return "SimulatorSettings[port=%d, seed=%d, %s, speed=%s]"
        .formatted(port, seed, mix.isPresent() ? "mixed" : "scripted", speed);
  }
}
