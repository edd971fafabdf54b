package org.tocsin.campaign;

import java.time.Duration;

/// How a campaign calls. Frozen at launch.
///
/// @param channels calls that may be up at once
/// @param callsPerSecond calls begun a second at most
/// @param rounds times that the list of a residence's numbers is gone through
/// @param ring how long a phone rings before the call is given up
/// @param stopGrade the grade from which a residence is no longer called
/// @param heardPercent share of the message from which it counts as heard
/// @param detectMachine whether answering machines are looked for
/// @param busy rule after a busy line
/// @param noAnswer rule after a call that rang out or was refused
/// @param congestion rule after a network or trunk that had no room or failed
/// @param heardInPart rule after a person or a machine that heard too little
public record Policy(
    int channels,
    double callsPerSecond,
    int rounds,
    Duration ring,
    ReachGrade stopGrade,
    int heardPercent,
    boolean detectMachine,
    RetryRule busy,
    RetryRule noAnswer,
    RetryRule congestion,
    RetryRule heardInPart) {

  public static final int MOST_CHANNELS = 2_000;
  public static final int MOST_ROUNDS = 10;

  /// What suits a purpose when nobody chose otherwise.
  public static Policy defaults(Purpose purpose) {
    boolean pressing = purpose == Purpose.EMERGENCY || purpose == Purpose.EXERCISE;
    var unit = pressing ? Duration.ofMinutes(1) : Duration.ofMinutes(5);
    return new Policy(
        10,
        5,
        pressing ? 3 : 2,
        Duration.ofSeconds(25),
        ReachGrade.LEFT_ON_MACHINE,
        60,
        true,
        new RetryRule(3, unit),
        new RetryRule(3, unit.multipliedBy(3)),
        new RetryRule(5, Duration.ofSeconds(30)),
        new RetryRule(2, unit));
  }

  public Pace pace() {
    return new Pace(channels, callsPerSecond);
  }

  public Policy withPace(int newChannels, double newCallsPerSecond) {
    return new Policy(
        newChannels,
        newCallsPerSecond,
        rounds,
        ring,
        stopGrade,
        heardPercent,
        detectMachine,
        busy,
        noAnswer,
        congestion,
        heardInPart);
  }
}
