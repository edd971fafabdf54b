package org.tocsin.ui.alerts;

import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.tocsin.campaign.Miss;
import org.tocsin.campaign.Policy;

/// A figure of the policy that is typed. Waits are in minutes.
enum PolicyField {
  CHANNELS(1, Policy.MOST_CHANNELS, true, Policy::channels),
  CALLS_PER_SECOND(0.1, 100, false, Policy::callsPerSecond),
  ROUNDS(1, Policy.MOST_ROUNDS, true, Policy::rounds),
  RING(5, 120, true, policy -> policy.ring().toSeconds()),
  HEARD_PERCENT(1, 100, true, Policy::heardPercent),
  BUSY_TRIES(Miss.BUSY, true),
  BUSY_WAIT(Miss.BUSY, false),
  NO_ANSWER_TRIES(Miss.NO_ANSWER, true),
  NO_ANSWER_WAIT(Miss.NO_ANSWER, false),
  REJECTED_TRIES(Miss.REJECTED, true),
  REJECTED_WAIT(Miss.REJECTED, false),
  CONGESTION_TRIES(Miss.CONGESTION, true),
  CONGESTION_WAIT(Miss.CONGESTION, false),
  FAILED_TRIES(Miss.FAILED, true),
  FAILED_WAIT(Miss.FAILED, false),
  MACHINE_TRIES(Miss.MACHINE, true),
  MACHINE_WAIT(Miss.MACHINE, false),
  HEARD_IN_PART_TRIES(Miss.HEARD_IN_PART, true),
  HEARD_IN_PART_WAIT(Miss.HEARD_IN_PART, false),
  ANSWERED_ONLY_TRIES(Miss.ANSWERED_ONLY, true),
  ANSWERED_ONLY_WAIT(Miss.ANSWERED_ONLY, false),
  TEXT_TRIES(Miss.TEXT, true),
  TEXT_WAIT(Miss.TEXT, false);

  private static final int MOST_TRIES = 20;
  private static final int MOST_MINUTES = 1_440;

  private final double least;
  private final double most;
  private final boolean whole;
  private final ToDoubleFunction<Policy> value;

  PolicyField(double least, double most, boolean whole, ToDoubleFunction<Policy> value) {
    this.least = least;
    this.most = most;
    this.whole = whole;
    this.value = value;
  }

  PolicyField(Miss miss, boolean tries) {
    this(
        tries ? 1 : 0,
        tries ? MOST_TRIES : MOST_MINUTES,
        tries,
        policy ->
            tries ? policy.after(miss).tries() : policy.after(miss).delay().toSeconds() / 60.0);
  }

  /// How often the same number may end so.
  static PolicyField tries(Miss miss) {
    return valueOf(miss.name() + "_TRIES");
  }

  /// Time before the next try.
  static PolicyField wait(Miss miss) {
    return valueOf(miss.name() + "_WAIT");
  }

  double of(Policy policy) {
    return value.applyAsDouble(policy);
  }

  double least() {
    return least;
  }

  double most() {
    return most;
  }

  boolean isWhole() {
    return whole;
  }

  boolean allows(double figure) {
    return figure >= least && figure <= most && (!whole || figure == Math.rint(figure));
  }

  /// Key of its label in the room's bundle.
  String key() {
    return "alerts.policy." + name().toLowerCase(Locale.ROOT);
  }
}
