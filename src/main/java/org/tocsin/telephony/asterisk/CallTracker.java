package org.tocsin.telephony.asterisk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.shared.AttemptId;
import org.tocsin.telephony.AnsweredBy;
import org.tocsin.telephony.CallEnd;
import org.tocsin.telephony.CallEnd.Cause;
import org.tocsin.telephony.CallEnd.Hangup;
import org.tocsin.telephony.CallEvent;
import org.tocsin.telephony.FollowedCall;
import org.tocsin.telephony.PlayBack;

/// Folds what is learnt about one call into the port's events. Asterisk's messages come in no fixed
/// order (of 500 calls, 112 had Hangup before OriginateResponse), so the same facts give the same
/// end in whatever order they come.
///
/// The end is said as soon as no fact still to come could change it. When something final came but
/// not all that should go with it, [#isWaiting] asks for a grace, after which [#settle] decides.
final class CallTracker {
  private final AttemptId attempt;
  private final Listening listening;
  private final Passes passes = new Passes();
  private final PressedKeys keys = new PressedKeys();
  private boolean began;
  private boolean rang;
  private boolean saidAnswered;
  private boolean cancelled;
  private boolean inbound;
  private boolean trunkDead;
  private boolean awaitingSilence;
  private boolean notPlaced;
  private boolean gone;
  private boolean neverAnswered;
  private boolean audioFailed;
  private boolean ended;
  private String dialEnd = "";
  private @Nullable Boolean originated;
  private @Nullable AnsweredBy by;
  private String detectorCause = "";
  private @Nullable Hangup hangup;
  private @Nullable CallRecord summary;

  /// @param length of the message
  CallTracker(AttemptId attempt, Duration length) {
    this.attempt = attempt;
    listening = new Listening(length);
  }

  /// Of a call that somebody else placed: what came before is not told again.
  static CallTracker takenOver(FollowedCall call) {
    var tracker = new CallTracker(call.attempt(), call.length());
    tracker.saidAnswered = call.answered();
    tracker.began = call.answered();
    tracker.inbound = call.channel().isPresent();
    return tracker;
  }

  /// Of a person who called us: the PBX tells of that channel's end only through the dialplan.
  static CallTracker calledBack(PlayBack play) {
    var tracker = new CallTracker(play.attempt(), play.sound().length());
    tracker.began = true;
    tracker.inbound = true;
    return tracker;
  }

  /// Whether the dialplan has a use for this key.
  static boolean isKey(char key) {
    return key == '1' || key == '2' || key == '9';
  }

  AttemptId attempt() {
    return attempt;
  }

  boolean isEnded() {
    return ended;
  }

  /// The network has given no sign of it, and is not known to have refused it.
  boolean isSilent() {
    return !ended && began && !rang && !saidAnswered && dialEnd.isEmpty() && hangup == null;
  }

  /// A machine answered, or what was taken for one, and nothing is said to it yet: the dialplan
  /// does not hear keys.
  boolean isAwaitingSilence() {
    return !ended && awaitingSilence;
  }

  /// Something final came, but not yet all that should go with it.
  boolean isWaiting() {
    return !ended && (hangup != null || Boolean.FALSE.equals(originated));
  }

  /// The call was answered and its summary has not come: AstDB has it.
  boolean wantsSummary() {
    return !ended && hangup != null && isAnswered() && !hasSummary();
  }

  /// The line is lost. Should the PBX turn out to be what was lost, whoever was listening heard the
  /// message at least until its last sign of life.
  void lineLost(Instant lastSign) {
    listening.stop(lastSign);
  }

  /// Takes a fact; gives the events that follow from it.
  List<CallEvent> fold(CallFact fact, Instant at) {
    if (ended) {
      return List.of();
    }
    var events = new ArrayList<CallEvent>();
    take(fact, at, events);
    end(false, at, events);
    return events;
  }

  /// The grace is over: decides with what is known.
  List<CallEvent> settle(Instant at) {
    var events = new ArrayList<CallEvent>();
    if (isWaiting()) {
      end(true, at, events);
    }
    return events;
  }

  private void take(CallFact fact, Instant at, List<CallEvent> events) {
    switch (fact) {
      case CallFact.DialBegan() -> begin(at, events);
      case CallFact.DialState(String status) -> {
        begin(at, events);
        if (!rang && (status.equals("RINGING") || status.equals("PROGRESS"))) {
          rang = true;
          events.add(new CallEvent.Ringing(attempt, at));
        }
      }
      case CallFact.DialEnded(String status) -> {
        begin(at, events);
        dialEnd = status;
        if (status.equals("ANSWER")) {
          answer(at, events);
        }
      }
      case CallFact.Originated(boolean success) -> {
        originated = success;
        if (success) {
          answer(at, events);
        }
      }
      case CallFact.NotPlaced() -> notPlaced = true;
      case CallFact.Cancelled() -> cancelled = true;
      case CallFact.TrunkDead() -> trunkDead = !rang;
      case CallFact.HungUp(int cause, int sipCode) -> hangup = new Hangup(cause, sipCode);
      case CallFact.Answered() -> answer(at, events);
      case CallFact.Detected(AnsweredBy detected, String cause) ->
          detect(detected, cause, at, events);
      case CallFact.Introducing() -> awaitingSilence = false;
      case CallFact.Tone(char key) -> awaitingSilence &= !isKey(key);
      case CallFact.Playing(int pass, Optional<Instant> since) -> {
        answer(at, events);
        awaitingSilence = false;
        listening.begin(at);
        keys.goOn();
        since.flatMap(it -> passes.begun(pass, it)).ifPresent(wall -> played(wall, at, events));
      }
      case CallFact.Key(char key) -> {
        answer(at, events);
        awaitingSilence = false;
        listening.stop(at);
        keys.press(key, at);
        events.add(new CallEvent.KeyPressed(attempt, at, key));
      }
      case CallFact.PlayedWhole(int pass, Optional<Instant> until) -> {
        answer(at, events);
        listening.end();
        until.flatMap(it -> passes.over(pass, it)).ifPresent(wall -> played(wall, at, events));
      }
      case CallFact.AudioFailed() -> {
        answer(at, events);
        audioFailed = true;
        listening.fail();
      }
      case CallFact.Summary(CallRecord record) -> {
        answer(at, events);
        if (!hasSummary()) {
          summary = record;
        }
      }
      case CallFact.Gone(boolean never) -> {
        gone = true;
        neverAnswered = never;
      }
    }
  }

  private void begin(Instant at, List<CallEvent> events) {
    if (!began) {
      began = true;
      events.add(new CallEvent.Dialling(attempt, at));
    }
  }

  private void answer(Instant at, List<CallEvent> events) {
    if (!saidAnswered) {
      saidAnswered = true;
      events.add(new CallEvent.Answered(attempt, at));
    }
  }

  private void played(Duration wall, Instant at, List<CallEvent> events) {
    events.add(new CallEvent.Played(attempt, at, wall));
  }

  private void detect(AnsweredBy detected, String cause, Instant at, List<CallEvent> events) {
    answer(at, events);
    if (by == null) {
      by = detected;
      detectorCause = cause;
      awaitingSilence = detected == AnsweredBy.MACHINE;
      events.add(new CallEvent.Detected(attempt, at, detected, cause));
    }
  }

  private boolean isAnswered() {
    return saidAnswered;
  }

  /// The call is over, and the dialplan has said all of it.
  boolean hasSummary() {
    return summary != null && summary.ended();
  }

  private void end(boolean last, Instant at, List<CallEvent> events) {
    CallEnd end = decide(last);
    if (end != null) {
      ended = true;
      events.add(new CallEvent.Ended(attempt, at, end));
    }
  }

  private @Nullable CallEnd decide(boolean last) {
    Hangup heardOf = hangup == null ? Hangup.NONE : hangup;
    if (notPlaced) {
      return new CallEnd.Unanswered(Cause.NOT_PLACED, heardOf);
    }
    if (gone) {
      return goneWithout(heardOf);
    }
    if (inbound && hasSummary()) {
      return answered(heardOf);
    }
    if (hangup == null) {
      return last ? withoutHangup() : null;
    }
    if (isAnswered()) {
      return last || hasSummary() ? answered(hangup) : null;
    }
    Cause cause =
        trunkDead && !rang && hangup.equals(Hangup.NONE)
            ? Cause.TRUNK_DEAD
            : HangupCauses.of(hangup, rang, dialEnd, cancelled);
    boolean certain =
        Boolean.FALSE.equals(originated) && (rang || !HangupCauses.needsRinging(hangup));
    return last || certain ? new CallEnd.Unanswered(cause, hangup) : null;
  }

  /// The call ended while nobody listened.
  private CallEnd goneWithout(Hangup heardOf) {
    if (isAnswered()) {
      return answered(heardOf);
    }
    return neverAnswered
        ? new CallEnd.Unanswered(cancelled ? Cause.CANCELLED : Cause.OTHER, heardOf)
        : new CallEnd.Lost(heardOf);
  }

  /// An Originate that failed without a Hangup: no channel was ever made (no such trunk, a name in
  /// use), or the Hangup was lost.
  private CallEnd withoutHangup() {
    Cause cause =
        switch (dialEnd) {
          case "BUSY" -> Cause.BUSY;
          case "CONGESTION" -> Cause.CONGESTION;
          default -> began ? Cause.OTHER : Cause.NOT_PLACED;
        };
    return new CallEnd.Unanswered(cause, Hangup.NONE);
  }

  /// What the PBX remembers of a call that it did not see to its end is older than what it told: it
  /// writes its memory to disk a second late.
  private CallEnd answered(Hangup how) {
    var remembered = summary == null ? CallRecord.BARE : summary;
    return (remembered.ended() ? remembered : remembered.and(told())).toEnd(how);
  }

  private CallRecord told() {
    return new CallRecord(
        false,
        by == null ? AnsweredBy.UNSURE : by,
        detectorCause,
        listening.heard(),
        listening.whole(),
        keys.confirmed(),
        keys.optedOut(),
        keys.all(),
        audioFailed);
  }
}
