package org.tocsin.telephony.simulator;

import java.util.random.RandomGenerator;

/// How the people of a simulated town answer, in weights that need not add up to a hundred.
///
/// @param confirmed press 1
/// @param heard listen to the end and hang up
/// @param machine an answering machine
/// @param hangUpEarly hang up in the middle of the message
/// @param busy engaged; may answer a later call
/// @param noAnswer not at home; may answer a later call
/// @param congestion the network is full; a later call may pass
/// @param invalid the number is not in service
/// @param rejected the call is refused
/// @param optOut ask not to be called any more
public record OutcomeMix(
    int confirmed,
    int heard,
    int machine,
    int hangUpEarly,
    int busy,
    int noAnswer,
    int congestion,
    int invalid,
    int rejected,
    int optOut) {

  /// A town on a weekday evening.
  public static final OutcomeMix EVENING = new OutcomeMix(42, 14, 16, 4, 5, 13, 2, 2, 1, 1);

  public OutcomeMix {
    if (confirmed < 0
        || heard < 0
        || machine < 0
        || hangUpEarly < 0
        || busy < 0
        || noAnswer < 0
        || congestion < 0
        || invalid < 0
        || rejected < 0
        || optOut < 0) {
      throw new IllegalArgumentException("A weight is negative");
    }
    if (confirmed + heard + machine + hangUpEarly + optOut <= 0) {
      throw new IllegalArgumentException("Somebody must answer: a weight above zero is needed");
    }
  }

  Outcome draw(RandomGenerator random) {
    return draw(random, Outcome.values().length);
  }

  /// Among those who pick the phone up.
  Outcome drawAnswered(RandomGenerator random) {
    return draw(random, Outcome.ANSWERED);
  }

  private Outcome draw(RandomGenerator random, int among) {
    int[] weights = {
      confirmed, heard, machine, hangUpEarly, optOut, busy, noAnswer, congestion, invalid, rejected
    };
    int total = 0;
    for (int i = 0; i < among; i++) {
      total += weights[i];
    }
    int drawn = random.nextInt(total);
    int which = 0;
    while (drawn >= weights[which]) {
      drawn -= weights[which];
      which++;
    }
    return Outcome.values()[which];
  }

  /// In the order of the weights above; those who answer come first.
  enum Outcome {
    CONFIRMED,
    HEARD,
    MACHINE,
    HANG_UP_EARLY,
    OPT_OUT,
    BUSY,
    NO_ANSWER,
    CONGESTION,
    INVALID,
    REJECTED;

    static final int ANSWERED = 5;

    /// A later call may find another outcome.
    boolean passes() {
      return this == BUSY || this == NO_ANSWER || this == CONGESTION;
    }
  }
}
