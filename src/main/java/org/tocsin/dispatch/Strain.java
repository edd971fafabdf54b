package org.tocsin.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/// Sees that a PBX begins to stutter, from how long messages take to be played by its own clock,
/// and how many calls it may then carry: a tenth fewer than are up, again and again, until messages
/// take their time; afterwards a little more each time. Not for several threads.
///
/// A PBX that is overloaded drops no call: it plays more slowly than time passes.
final class Strain {
  /// Beyond it, a message is heard to stutter.
  private static final double STUTTER = 1.02;

  private static final double SMOOTH = 1.01;

  /// From one step of the dialplan to the next there is always a little.
  private static final Duration STEP = Duration.ofMillis(40);

  private static final int SAMPLE = 15;
  private static final double EASED = 0.9;
  private static final double REGAINED = 1.05;
  private static final int FEWEST = 4;
  private static final Duration EVERY = Duration.ofSeconds(3);

  private final int channels;
  private final Deque<Double> stretches = new ArrayDeque<>();
  private int ceiling;
  private Instant quietUntil = Instant.MIN;

  /// @param channels of the PBX's settings
  Strain(int channels) {
    this.channels = channels;
    ceiling = channels;
  }

  /// Calls that the PBX may carry now.
  int ceiling() {
    return ceiling;
  }

  /// A message was played whole.
  ///
  /// @param length of the message
  /// @param wall how long it took
  /// @param up calls that the PBX carries
  void played(Duration length, Duration wall, int up, Instant now) {
    if (length.isZero()) {
      return;
    }
    stretches.addLast((double) wall.minus(STEP).toNanos() / length.toNanos());
    if (stretches.size() > SAMPLE) {
      stretches.removeFirst();
    }
    if (stretches.size() == SAMPLE && !now.isBefore(quietUntil)) {
      adapt(up, now);
    }
  }

  private void adapt(int up, Instant now) {
    double median = stretches.stream().sorted().skip(SAMPLE / 2).findFirst().orElseThrow();
    int before = ceiling;
    if (median > STUTTER) {
      ceiling = Math.max(Math.min(FEWEST, channels), (int) (Math.min(ceiling, up) * EASED));
    } else if (median <= SMOOTH) {
      ceiling = Math.min(channels, (int) Math.ceil(ceiling * REGAINED));
    }
    if (ceiling != before) {
      // What was played until now was played under another load.
      stretches.clear();
      quietUntil = now.plus(EVERY);
    }
  }
}
