package org.tocsin.ui.alerts;

import java.time.Duration;
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
  BUSY_TRIES(1, 20, true, policy -> policy.after(Miss.BUSY).tries()),
  BUSY_WAIT(0, 1440, false, policy -> minutes(policy.after(Miss.BUSY).delay())),
  NO_ANSWER_TRIES(1, 20, true, policy -> policy.after(Miss.NO_ANSWER).tries()),
  NO_ANSWER_WAIT(0, 1440, false, policy -> minutes(policy.after(Miss.NO_ANSWER).delay())),
  CONGESTION_TRIES(1, 20, true, policy -> policy.after(Miss.CONGESTION).tries()),
  CONGESTION_WAIT(0, 1440, false, policy -> minutes(policy.after(Miss.CONGESTION).delay())),
  HEARD_IN_PART_TRIES(1, 20, true, policy -> policy.after(Miss.HEARD_IN_PART).tries()),
  HEARD_IN_PART_WAIT(0, 1440, false, policy -> minutes(policy.after(Miss.HEARD_IN_PART).delay()));

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

  private static double minutes(Duration duration) {
    return duration.toSeconds() / 60.0;
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
