package org.tocsin.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tocsin.campaign.CallingHours;
import org.tocsin.campaign.ContactOrder;
import org.tocsin.campaign.Policy;
import org.tocsin.campaign.Purpose;
import org.tocsin.campaign.ReachGrade;
import org.tocsin.campaign.RetryRule;
import org.tocsin.campaign.RetryRules;
import org.tocsin.campaign.TargetReason;
import org.tocsin.dispatch.NextStep.CallAgain;
import org.tocsin.dispatch.NextStep.Try;
import org.tocsin.shared.Channel;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.shared.PhoneZones;
import org.tocsin.telephony.CallOutcome;

/// One residence pursued to its end by a dispatcher that keeps nothing but what the store keeps,
/// under a random policy, with random outcomes, crashes and commands. What happened is kept for the
/// properties to judge.
final class Pursuit {
  private static final Instant START = Instant.parse("2026-11-19T00:00:00Z");
  private static final PhoneZones ZONES = new PhoneZones(ZoneId.of("America/Toronto"));
  private static final List<String> AREA_CODES = List.of("418", "506", "604");
  private static final int ENDLESS = 5_000;
  private static final List<CallOutcome> OF_CALLS =
      List.of(
          CallOutcome.CONFIRMED,
          CallOutcome.HEARD,
          CallOutcome.LEFT_ON_MACHINE,
          CallOutcome.HEARD_IN_PART,
          CallOutcome.ANSWERED_ONLY,
          CallOutcome.BUSY,
          CallOutcome.NO_ANSWER,
          CallOutcome.REJECTED,
          CallOutcome.CONGESTION,
          CallOutcome.INVALID_NUMBER,
          CallOutcome.FAILED,
          CallOutcome.CANCELLED);
  private static final List<CallOutcome> OF_TEXTS =
      List.of(
          CallOutcome.CONFIRMED,
          CallOutcome.SENT,
          CallOutcome.DELIVERED,
          CallOutcome.REJECTED,
          CallOutcome.INVALID_NUMBER,
          CallOutcome.FAILED);

  private static final List<CallOutcome> OF_CALL_BACKS =
      List.of(
          CallOutcome.CONFIRMED,
          CallOutcome.HEARD,
          CallOutcome.HEARD_IN_PART,
          CallOutcome.ANSWERED_ONLY,
          CallOutcome.FAILED,
          CallOutcome.CANCELLED,
          CallOutcome.UNKNOWN);

  /// An attempt that began, and what was known of the residence just before.
  record Begun(CallAgain call, Instant at, List<Try> before) {}

  /// What was queued, and what was known when it was.
  record Queued(CallAgain call, List<Try> before, List<CallAgain> beside) {}

  final List<Contact> contacts;
  final Plan plan;
  final List<Begun> begun = new ArrayList<>();
  final List<Queued> queued = new ArrayList<>();
  final List<Try> tries = new ArrayList<>();
  NextStep end = new NextStep.CallAgain(0, 0, START);
  boolean forgotten;
  boolean endless;

  /// Something followed that would not have, had the residence not called back in vain.
  boolean misled;

  private final Map<Integer, CallAgain> pending = new TreeMap<>();
  private final Random random;
  private final int commands;
  private final int callBacks;
  private final boolean stubborn;
  private Instant now = START;

  private Pursuit(Random random) {
    this.random = random;
    contacts = IntStream.rangeClosed(1, 1 + random.nextInt(5)).mapToObj(_ -> contact()).toList();
    var policy = policy();
    plan = new Plan(policy, hours(policy));
    // Most sequences would soon reach somebody, and hide what comes after many misses.
    stubborn = random.nextBoolean();
    commands = random.nextInt(4);
    callBacks = random.nextInt(4);
  }

  static Pursuit of(long seed) {
    var pursuit = new Pursuit(new Random(seed));
    pursuit.run();
    return pursuit;
  }

  boolean isSettled() {
    return !(end instanceof CallAgain);
  }

  boolean isVoice(int position) {
    return contacts.get(position - 1).channel() == Channel.VOICE;
  }

  PhoneNumber number(int position) {
    return contacts.get(position - 1).number();
  }

  /// Whether two positions are gone through in the same sequence.
  boolean together(int one, int other) {
    return plan.policy().order() != ContactOrder.TOGETHER || isVoice(one) == isVoice(other);
  }

  private void run() {
    follow();
    while (!pending.isEmpty() && !isSettled() && !endless) {
      command();
      if (!isSettled()) {
        callBack();
      }
      if (!isSettled()) {
        attempt();
      }
      endless = begun.size() > ENDLESS;
    }
  }

  /// As the ledger does it: from what is stored, and from nothing else.
  private void follow() {
    var channels =
        pending.keySet().stream()
            .map(position -> contacts.get(position - 1).channel())
            .collect(Collectors.toSet());
    var steps = plan.steps(contacts, tries, channels, now);
    var ours = tries.stream().filter(past -> !past.incoming()).toList();
    misled |= !plan.isReached(tries) && !steps.equals(plan.steps(contacts, ours, channels, now));
    for (var step : steps) {
      if (step instanceof CallAgain call) {
        queued.add(new Queued(call, List.copyOf(tries), List.copyOf(pending.values())));
        pending.put(call.position(), call);
      } else {
        end = step;
        pending.clear();
      }
    }
    forgotten |= pending.isEmpty() && !isSettled();
  }

  /// The residence calls back and hears the message, or nothing. What waits for it is then ended,
  /// or goes on.
  private void callBack() {
    if (random.nextInt(12) >= callBacks) {
      return;
    }
    now = now.plusSeconds(random.nextInt(300));
    var outcome = OF_CALL_BACKS.get(random.nextInt(OF_CALL_BACKS.size()));
    int position = 1 + random.nextInt(contacts.size());
    tries.add(new Try(position, 0, spared(outcome), Optional.empty(), now, true));
    if (plan.isReached(tries)) {
      end = new NextStep.Reached();
      pending.clear();
    }
  }

  private void attempt() {
    var waiting = List.copyOf(pending.values());
    var call = waiting.get(random.nextInt(waiting.size()));
    now = now.isAfter(call.due()) ? now : call.due();
    // Claimed by a dispatcher that died before the call left: put back, later taken again.
    if (random.nextInt(20) == 0) {
      now = plan.hours().opensAt(number(call.position()), now.plusSeconds(30));
    }
    if (isFlagged(number(call.position()))) {
      ends(call, CallOutcome.NEVER_ATTEMPTED, Optional.of(TargetReason.NO_NUMBER));
      return;
    }
    begun.add(new Begun(call, now, List.copyOf(tries)));
    now = now.plusSeconds(1 + random.nextInt(60));
    ends(call, outcome(call.position()), Optional.empty());
  }

  /// The registry is asked when an attempt is taken: what was queued beside a call whose number is
  /// invalid or forbidden does not leave.
  private boolean isFlagged(PhoneNumber number) {
    return tries.stream()
        .filter(past ->
            past.outcome() == CallOutcome.INVALID_NUMBER
                || past.outcome() == CallOutcome.NEVER_ATTEMPTED)
        .filter(past -> isVoice(past.position()))
        .anyMatch(past -> number(past.position()).equals(number));
  }

  private CallOutcome outcome(int position) {
    if (random.nextInt(60) == 0) {
      return CallOutcome.UNKNOWN;
    }
    var all = isVoice(position) ? OF_CALLS : OF_TEXTS;
    return spared(all.get(random.nextInt(all.size())));
  }

  private CallOutcome spared(CallOutcome outcome) {
    boolean reaches = Grading.grade(outcome).isAtLeast(plan.policy().stopGrade());
    return stubborn && reaches ? CallOutcome.FAILED : outcome;
  }

  private void ends(CallAgain call, CallOutcome outcome, Optional<TargetReason> reason) {
    pending.remove(call.position());
    tries.add(new Try(call.position(), call.round(), outcome, reason, now));
    follow();
  }

  /// A pause, an abort, a lifting or an opt-out comes from somewhere.
  private void command() {
    if (random.nextInt(12) >= commands) {
      return;
    }
    switch (random.nextInt(6)) {
      case 0 -> refuse(TargetReason.ABORTED);
      case 1 -> refuse(TargetReason.LIFTED);
      case 2 -> refuse(TargetReason.OPTED_OUT);
      case 3 -> refuse(TargetReason.NO_NUMBER);
      default -> resumeLater();
    }
  }

  /// What waits is not called after a pause that ended outside the hours.
  private void resumeLater() {
    now = now.plus(Duration.ofMinutes(random.nextInt(1_000)));
    pending.replaceAll((position, call) -> {
      var due = now.isAfter(call.due()) ? now : call.due();
      return new CallAgain(position, call.round(), plan.hours().opensAt(number(position), due));
    });
  }

  private void refuse(TargetReason reason) {
    var call = pending.values().iterator().next();
    ends(call, CallOutcome.NEVER_ATTEMPTED, Optional.of(reason));
  }

  private Contact contact() {
    var channel = random.nextInt(3) == 0 ? Channel.SMS : Channel.VOICE;
    var area = AREA_CODES.get(random.nextInt(AREA_CODES.size()));
    return new Contact(channel, new PhoneNumber("+1" + area + "555010" + random.nextInt(4)));
  }

  private Policy policy() {
    var grades = ReachGrade.values();
    var orders = ContactOrder.values();
    return Policy.defaults(Purpose.INFORMATION)
        .withReach(grades[1 + random.nextInt(grades.length - 1)], 60, true)
        .withRounds(1 + random.nextInt(4))
        .with(orders[random.nextInt(orders.length)])
        .with(
            RetryRules.of(_ ->
                new RetryRule(1 + random.nextInt(4), Duration.ofSeconds(random.nextInt(20_000)))));
  }

  private CallingHours hours(Policy policy) {
    return random.nextBoolean()
        ? CallingHours.ALWAYS
        : (number, at) -> policy.window().opensAt(ZONES.of(number), at, Duration.ofMinutes(2));
  }
}
