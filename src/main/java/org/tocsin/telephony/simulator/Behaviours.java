package org.tocsin.telephony.simulator;

import static org.tocsin.telephony.simulator.Behaviour.Moment.ASKED;
import static org.tocsin.telephony.simulator.Behaviour.Moment.PLAYED;
import static org.tocsin.telephony.simulator.Behaviour.Moment.PLAYING;
import static org.tocsin.telephony.simulator.Behaviour.Moment.WAITING;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.tocsin.telephony.simulator.Behaviour.Answers;
import org.tocsin.telephony.simulator.Behaviour.Cue;
import org.tocsin.telephony.simulator.Behaviour.Fails;
import org.tocsin.telephony.simulator.Behaviour.Reaction;
import org.tocsin.telephony.simulator.OutcomeMix.Outcome;

/// Who does what when called. Scripted by the last two digits of the number:
///
/// 00–29 presses 1 · 30–44 listens to the end · 45–49 hangs up early · 50–54 listens twice, then 1
/// · 55–56 opts out · 57–69 voicemail · 70–79 busy · 80–87 rings out · 88–90 not in service · 91–93
/// network full · 94–95 silence · 96 slow to pick up and to speak · 97 the same, pressing 1 before
/// the message · 98 refused · 99 presses 9 once.
///
/// The figures are those of a real Asterisk with the same far end.
final class Behaviours {
  private static final String HUMAN = "HUMAN-807-800";
  private static final String SILENCE = "INITIALSILENCE-2500-2500";
  private static final long HUMAN_DETECTION = 2_150;
  private static final long SILENCE_DETECTION = 3_000;

  /// Whoever calls back has just come in, or looks at his phone now and then.
  private static final long SOONEST_BACK = 5_000;

  private static final long LATEST_BACK = 90_000;

  private static final Fails BUSY = new Fails(400, "BUSY", 17, 486, "User busy");
  private static final Fails INVALID =
      new Fails(300, "NOANSWER", 1, 404, "Unallocated (unassigned) number");

  /// What a full network says.
  static final Fails CONGESTION =
      new Fails(200, "CONGESTION", 34, 503, "Circuit/channel congestion");

  private static final Fails REJECTED = new Fails(300, "NOANSWER", 21, 403, "Call Rejected");

  private final long seed;
  private final Optional<OutcomeMix> mix;
  private final int callBacks;
  private final Map<String, Integer> calls = new HashMap<>();

  /// @param callBacks of a hundred people who did not pick up, how many call back
  Behaviours(long seed, Optional<OutcomeMix> mix, int callBacks) {
    this.seed = seed;
    this.mix = mix;
    this.callBacks = callBacks;
  }

  /// A person has habits: the same outcome for each call, except that who was out may be back.
  ///
  /// @param digits as dialled
  /// @param length of the message, ms
  synchronized Behaviour of(String digits, long length) {
    if (mix.isEmpty()) {
      return scripted(digits);
    }
    int call = calls.merge(digits, 1, Integer::sum);
    var outcome = mix.get().draw(random(digits, 0));
    RandomGenerator today = random(digits, call);
    if (outcome.passes() && call > 1 && today.nextInt(100) < 45) {
      outcome = mix.get().drawAnswered(today);
    }
    return drawn(outcome, today, length);
  }

  /// Whoever calls is a person, who wants to know why the phone rang.
  synchronized Behaviour ofCaller(String digits, long length) {
    if (mix.isEmpty()) {
      return scripted(digits);
    }
    RandomGenerator today = random(digits, -calls.merge(digits, 1, Integer::sum));
    var outcome = mix.get().drawAnswered(today);
    return drawn(outcome == Outcome.MACHINE ? Outcome.HEARD : outcome, today, length);
  }

  /// When somebody whose phone has just rung out calls back, ms later; nothing when he does not.
  synchronized OptionalLong callsBackAfter(String digits) {
    RandomGenerator home = random(digits, -1_000 - calls.getOrDefault(digits, 0));
    return home.nextInt(100) < callBacks
        ? OptionalLong.of(SOONEST_BACK + home.nextLong(LATEST_BACK - SOONEST_BACK))
        : OptionalLong.empty();
  }

  private static Behaviour drawn(Outcome outcome, RandomGenerator today, long length) {
    long ring = 2_000 + today.nextLong(12_000);
    // Well before the end, so that a fast simulator does not blur whether it was heard whole.
    long moment = 1_500 + today.nextLong(Math.max(1, length - 2_000));
    return switch (outcome) {
      case CONFIRMED -> human(ring, PLAYING, today.nextInt(3) == 0 ? length + 900 : moment, '1');
      case HEARD -> human(ring, PLAYED, 300 + today.nextLong(4_000), Reaction.HANG_UP);
      case MACHINE -> machine(15_000, 1_400 + today.nextLong(1_000), today.nextLong(6_000));
      case HANG_UP_EARLY ->
          human(ring, PLAYING, Math.min(moment, length * 2 / 3), Reaction.HANG_UP);
      case OPT_OUT -> optOut(ring);
      case BUSY -> BUSY;
      case NO_ANSWER -> new Behaviour.RingsOut();
      case CONGESTION -> CONGESTION;
      case INVALID -> INVALID;
      case REJECTED -> REJECTED;
    };
  }

  private RandomGenerator random(String digits, int call) {
    return new SplittableRandom(seed * 31 + digits.hashCode() * 1_000_003L + call);
  }

  private static Behaviour scripted(String digits) {
    String last = digits.length() < 2 ? "00" : digits.substring(digits.length() - 2);
    int number = last.matches("\\d\\d") ? Integer.parseInt(last) : 0;
    if (number < 57) {
      return person(number);
    }
    if (number < 70) {
      return machine(1_000, 1_500, number == 69 ? 6_800 : 1_000);
    }
    if (number < 80) {
      return BUSY;
    }
    if (number < 88) {
      return new Behaviour.RingsOut();
    }
    if (number < 91) {
      return INVALID;
    }
    return number < 94 ? CONGESTION : special(number);
  }

  private static Behaviour person(int number) {
    if (number < 30) {
      return human(1_000, PLAYING, 3_240, '1');
    }
    if (number < 45) {
      return human(1_000, PLAYED, 4_000, Reaction.HANG_UP);
    }
    if (number < 50) {
      return human(1_000, PLAYING, 2_050, Reaction.HANG_UP);
    }
    if (number < 55) {
      return answers(
          1_000,
          Map.of(
              new Cue(PLAYING, 1), new Reaction(3_450, '2'),
              new Cue(PLAYING, 2), new Reaction(3_000, '1')));
    }
    return optOut(1_000);
  }

  private static Behaviour special(int number) {
    return switch (number) {
      case 94, 95 -> new Answers(1_000, "machine", SILENCE_DETECTION, SILENCE, 0, Map.of());
      case 96 -> slow(1_450, new Cue(PLAYING, 1), new Reaction(6_245, '1'));
      case 97 -> slow(0, new Cue(WAITING, 1), new Reaction(500, '1'));
      case 98 -> REJECTED;
      default -> human(1_000, PLAYING, 2_240, '9');
    };
  }

  /// A person who is taken for a machine.
  private static Behaviour slow(long greeting, Cue cue, Reaction reaction) {
    return new Answers(
        5_000, "machine", SILENCE_DETECTION, SILENCE, greeting, Map.of(cue, reaction));
  }

  private static Behaviour human(long ring, Behaviour.Moment moment, long after, char key) {
    return answers(ring, Map.of(new Cue(moment, 1), new Reaction(after, key)));
  }

  private static Behaviour optOut(long ring) {
    return answers(
        ring,
        Map.of(
            new Cue(PLAYING, 1), new Reaction(2_240, '9'),
            new Cue(ASKED, 1), new Reaction(2_500, '9')));
  }

  private static Behaviour answers(long ring, Map<Cue, Reaction> reactions) {
    return new Answers(ring, "human", HUMAN_DETECTION, HUMAN, 0, reactions);
  }

  private static Behaviour machine(long ring, long detection, long greeting) {
    return new Answers(ring, "machine", detection, "MAXWORDS-3-2", greeting, Map.of());
  }
}
