package org.tocsin.telephony.asterisk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.asteriskjava.manager.action.CoreShowChannelsAction;
import org.asteriskjava.manager.action.DbGetAction;
import org.asteriskjava.manager.action.OriginateAction;
import org.asteriskjava.manager.event.CoreShowChannelEvent;
import org.asteriskjava.manager.event.DbGetResponseEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.jspecify.annotations.Nullable;
import org.tocsin.shared.AttemptId;
import org.tocsin.telephony.CallEvent;
import org.tocsin.telephony.PlaceCall;

/// The calls that are under way: what is learnt of each goes to its tracker, and none is left
/// without an end. Lives in the mailbox.
final class CallDesk {
  /// What goes with a final message (OriginateResponse with Hangup) comes within milliseconds.
  private static final long GRACE_MS = 2_000;

  /// A call so young may not have its channel yet.
  private static final Duration YOUNG = Duration.ofSeconds(3);

  /// Longest time without news before the PBX is asked: a call rings or plays for minutes at most.
  private static final Duration OLD = Duration.ofMinutes(5);

  /// Asterisk's words when the context is not there.
  private static final String NO_DIALPLAN = "Extension does not exist";

  /// Asterisk's words when AstDB has no such key; any other error says nothing of the call.
  private static final String NOT_REMEMBERED = "Database entry not found";

  private static final int HANG_UP_TRIES = 5;
  private static final long HANG_UP_AGAIN_MS = 500;

  private final AmiLink link;
  private final AmiActions actions;
  private final Clock clock;
  private final Consumer<CallEvent> out;
  private final Runnable noDialplan;
  private final Map<AttemptId, Followed> calls = new LinkedHashMap<>();

  /// All will be reconciled again in a moment.
  private boolean again;

  /// @param out told of every event, in the mailbox
  /// @param noDialplan told, in the mailbox, when the PBX refuses a call for want of the dialplan
  CallDesk(
      AmiLink link, AmiActions actions, Clock clock, Consumer<CallEvent> out, Runnable noDialplan) {
    this.link = link;
    this.actions = actions;
    this.clock = clock;
    this.out = out;
    this.noDialplan = noDialplan;
  }

  int count() {
    return calls.size();
  }

  void place(PlaceCall call, OriginateAction action) {
    var followed =
        new Followed(new CallTracker(call.attempt(), call.sound().length()), clock.instant());
    if (calls.putIfAbsent(call.attempt(), followed) != null) {
      return;
    }
    if (!link.isUp()) {
      fact(call.attempt(), new CallFact.NotPlaced());
      return;
    }
    link.send(
        action,
        answer -> {
          if (answer.kind() == AmiAnswer.Kind.ERROR) {
            if (answer.message().startsWith(NO_DIALPLAN)) {
              noDialplan.run();
            }
            fact(call.attempt(), new CallFact.NotPlaced());
          }
        });
  }

  void hangUp(AttemptId attempt) {
    fact(attempt, new CallFact.Cancelled());
    var followed = calls.get(attempt);
    if (followed != null) {
      followed.cancelled = true;
    }
    hangUp(attempt, HANG_UP_TRIES);
  }

  /// Again when there is no such channel: Asterisk answers an Originate before it has made one.
  private void hangUp(AttemptId attempt, int tries) {
    link.send(
        actions.hangUp(attempt),
        answer -> {
          if (answer.kind() == AmiAnswer.Kind.ERROR && tries > 1 && calls.containsKey(attempt)) {
            link.later(HANG_UP_AGAIN_MS, () -> hangUp(attempt, tries - 1));
          }
        });
  }

  /// A message of the PBX: whatever it says of our calls.
  void message(ManagerEvent event) {
    MessageFacts.of(event, this::fact);
  }

  private void fact(AttemptId attempt, CallFact fact) {
    var followed = calls.get(attempt);
    if (followed == null) {
      return;
    }
    followed.heard = clock.instant();
    emit(followed, followed.tracker.fold(fact, followed.heard));
    if (followed.tracker.isWaiting() && !followed.grace) {
      followed.grace = true;
      link.later(GRACE_MS, () -> graceOver(followed));
    }
  }

  private void emit(Followed followed, List<CallEvent> events) {
    if (followed.tracker.isEnded()) {
      calls.remove(followed.tracker.attempt(), followed);
    }
    events.forEach(out);
  }

  /// Without the line, what the PBX remembers is read when the line is back.
  private void graceOver(Followed followed) {
    if (!followed.tracker.wantsSummary()) {
      settle(followed);
    } else if (link.isUp()) {
      remembered(followed, _ -> settle(followed));
    }
  }

  private void settle(Followed followed) {
    emit(followed, followed.tracker.settle(clock.instant()));
  }

  /// After a reconnection, or when a call has been silent for long: those still up are followed on,
  /// of the others the PBX's own record is read.
  void reconcile(boolean all) {
    Instant now = clock.instant();
    List<Followed> doubtful =
        calls.values().stream().filter(one -> all || one.heard.plus(OLD).isBefore(now)).toList();
    if (doubtful.isEmpty()) {
      return;
    }
    link.send(
        new CoreShowChannelsAction(),
        answer -> {
          if (answer.isSuccess()) {
            reconcile(doubtful, channels(answer));
          } else {
            reconcileAgain();
          }
        });
  }

  /// Not when the link is lost: then all is reconciled on its return.
  private void reconcileAgain() {
    if (link.isUp() && !again) {
      again = true;
      link.later(
          YOUNG.toMillis(),
          () -> {
            again = false;
            reconcile(true);
          });
    }
  }

  private static Map<String, Boolean> channels(AmiAnswer answer) {
    Map<String, Boolean> answered = new LinkedHashMap<>();
    for (var event : answer.events()) {
      if (event instanceof CoreShowChannelEvent channel && channel.getUniqueid() != null) {
        answered.put(channel.getUniqueid(), "Up".equals(channel.getChannelStateDesc()));
      }
    }
    return answered;
  }

  private void reconcile(List<Followed> doubtful, Map<String, Boolean> channels) {
    Set<Followed> young = new HashSet<>();
    for (var followed : doubtful) {
      AttemptId attempt = followed.tracker.attempt();
      Boolean up = channels.get(attempt.wire());
      if (followed.tracker.isEnded()) {
        continue;
      }
      if (up != null) {
        followOn(followed, up);
      } else if (followed.tracker.isWaiting()) {
        settleSoon(followed);
      } else if (followed.placed.plus(YOUNG).isAfter(clock.instant())) {
        young.add(followed);
      } else {
        remembered(followed, nothing -> fact(attempt, new CallFact.Gone(nothing)));
      }
    }
    if (!young.isEmpty()) {
      reconcileAgain();
    }
  }

  private void followOn(Followed followed, boolean up) {
    AttemptId attempt = followed.tracker.attempt();
    fact(attempt, up ? new CallFact.Answered() : new CallFact.DialBegan());
    if (followed.cancelled) {
      hangUp(attempt, HANG_UP_TRIES);
    }
  }

  private void settleSoon(Followed followed) {
    link.later(GRACE_MS, () -> graceOver(followed));
  }

  /// Reads what the dialplan wrote of this call, then goes on; not when the link is lost meanwhile,
  /// for then all is reconciled again.
  ///
  /// @param then told whether it is certain that the dialplan wrote nothing
  private void remembered(Followed followed, Consumer<Boolean> then) {
    AttemptId attempt = followed.tracker.attempt();
    link.send(
        ActionDoor.pass(new DbGetAction("tocsin", attempt.wire())),
        answer -> {
          if (answer.isLost()) {
            reconcileAgain();
            return;
          }
          var record = record(answer);
          if (record != null) {
            fact(attempt, new CallFact.Summary(record));
          }
          then.accept(answer.message().startsWith(NOT_REMEMBERED));
        });
  }

  private static @Nullable CallRecord record(AmiAnswer answer) {
    for (var event : answer.events()) {
      if (event instanceof DbGetResponseEvent entry && entry.getVal() != null) {
        return CallRecord.parse(entry.getVal()).orElse(null);
      }
    }
    return null;
  }

  /// A call under way.
  private static final class Followed {
    private final CallTracker tracker;
    private final Instant placed;
    private Instant heard;
    private boolean grace;
    private boolean cancelled;

    Followed(CallTracker tracker, Instant placed) {
      this.tracker = tracker;
      this.placed = placed;
      this.heard = placed;
    }
  }
}
