package org.tocsin.campaign;

import java.time.Duration;

/// How fast calls are made.
///
/// @param channels calls that may be up at once
/// @param callsPerSecond calls begun a second at most
public record Pace(int channels, double callsPerSecond) {

  /// What is left when another limit holds as well.
  public Pace within(Pace limit) {
    return new Pace(
        Math.min(channels, limit.channels), Math.min(callsPerSecond, limit.callsPerSecond));
  }

  /// How long it takes to call each residence once when all calls last the same.
  public Duration firstRound(int residences, Duration call) {
    if (residences == 0) {
      return Duration.ZERO;
    }
    double seconds = call.toMillis() / 1_000.0;
    double byLines = Math.ceilDiv(residences, channels) * seconds;
    double bySecond = (residences - 1) / callsPerSecond + seconds;
    return Duration.ofSeconds((long) Math.ceil(Math.max(byLines, bySecond)));
  }
}
