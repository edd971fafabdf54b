package org.tocsin.telephony.asterisk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.asteriskjava.manager.action.CoreShowChannelsAction;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.action.OriginateAction;
import org.asteriskjava.manager.event.ManagerEvent;
import org.tocsin.shared.AttemptId;
import org.tocsin.telephony.CallBack;
import org.tocsin.telephony.CallEvent;
import org.tocsin.telephony.FollowedCall;
import org.tocsin.telephony.PlaceCall;
import org.tocsin.telephony.PlayBack;

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

  /// How long calls to follow gather before the PBX is asked about them.
  private static final long TOGETHER_MS = 50;

  /// Of a call that somebody else placed.
  private static final String UNKNOWN_TRUNK = "?";

  private static final int HANG_UP_TRIES = 5;
  private static final long HANG_UP_AGAIN_MS = 500;

  private final AmiLink link;
  private final AmiActions actions;
  private final PbxMemory memory;
  private final Clock clock;
  private final Consumer<CallEvent> out;
  private final Runnable noDialplan;
  private final Map<AttemptId, Followed> calls = new LinkedHashMap<>();

  /// When the PBX last told anything.
  private Instant lastSign = Instant.MIN;

  /// All will be reconciled again in a moment.
  private boolean again;

  /// Calls to follow gather.
  private boolean asking;

  /// @param out told of every event, in the mailbox
  /// @param noDialplan told, in the mailbox, when the PBX refuses a call for want of the dialplan
  CallDesk(
      AmiLink link,
      AmiActions actions,
      PbxMemory memory,
      Clock clock,
      Consumer<CallEvent> out,
      Runnable noDialplan) {
    this.link = link;
    this.actions = actions;
    this.memory = memory;
    this.clock = clock;
    this.out = out;
    this.noDialplan = noDialplan;
  }

  int count() {
    return calls.size();
  }

  void place(PlaceCall call, String trunk, OriginateAction action) {
    var followed =
        new Followed(
            new CallTracker(call.attempt(), call.sound().length()),
            trunk,
            call.attempt().wire(),
            clock.instant());
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
    hangUp(attempt, followed == null ? attempt.wire() : followed.channel, HANG_UP_TRIES);
  }

  /// Again when there is no such channel: Asterisk answers an Originate before it has made one.
  private void hangUp(AttemptId attempt, String channel, int tries) {
    link.send(
        actions.hangUp(channel),
        answer -> {
          if (answer.kind() == AmiAnswer.Kind.ERROR && tries > 1 && calls.containsKey(attempt)) {
            link.later(HANG_UP_AGAIN_MS, () -> hangUp(attempt, channel, tries - 1));
          }
        });
  }

  /// A call that gives no sign would not ring before its time is over: it makes room at once.
  void trunkDead(String trunk) {
    var silent =
        calls.values().stream()
            .filter(one -> one.trunk.equals(trunk) && one.tracker.isSilent())
            .map(one -> one.tracker.attempt())
            .toList();
    silent.forEach(attempt -> {
      fact(attempt, new CallFact.TrunkDead());
      hangUp(attempt, attempt.wire(), HANG_UP_TRIES);
    });
  }

  /// A message of the PBX: whatever it says of our calls.
  void message(ManagerEvent event) {
    lastSign = clock.instant();
    MessageFacts.of(event, this::fact);
  }

  /// The line is lost; what becomes of the calls is asked when it is back.
  void lineLost() {
    calls.values().forEach(one -> one.tracker.lineLost(lastSign));
  }

  private void fact(AttemptId attempt, CallFact fact) {
    var followed = calls.get(attempt);
    if (followed == null) {
      return;
    }
    followed.heard = clock.instant();
    if (fact instanceof CallFact.Tone(char key)
        && CallTracker.isKey(key)
        && followed.tracker.isAwaitingSilence()) {
      // When it comes too late the call is over, which is told of apart.
      link.send(actions.key(attempt, key), _ -> {});
    }
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

  /// Plays a message to somebody who calls back, and follows the call.
  ///
  /// @param way the actions that lead it there
  void answer(CallBack call, PlayBack play, List<ManagerAction> way) {
    AttemptId attempt = play.attempt();
    var followed =
        new Followed(CallTracker.calledBack(play), UNKNOWN_TRUNK, call.channel(), clock.instant());
    if (calls.putIfAbsent(attempt, followed) != null) {
      return;
    }
    if (!link.isUp()) {
      fact(attempt, new CallFact.NotPlaced());
      return;
    }
    way.subList(0, way.size() - 1).forEach(action -> link.send(action, _ -> {}));
    link.send(
        way.getLast(),
        answer -> {
          if (answer.kind() == AmiAnswer.Kind.ERROR) {
            // The caller has hung up before it.
            fact(attempt, new CallFact.Gone(true));
          }
        });
  }

  /// Follows a call that is not ours. Those that come at the same time are asked about together.
  void follow(FollowedCall call) {
    var channel = call.channel().orElseGet(call.attempt()::wire);
    var followed =
        new Followed(CallTracker.takenOver(call), UNKNOWN_TRUNK, channel, clock.instant());
    if (calls.putIfAbsent(call.attempt(), followed) == null && link.isUp() && !asking) {
      asking = true;
      link.later(
          TOGETHER_MS,
          () -> {
            asking = false;
            reconcile(true);
          });
    }
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
            reconcile(doubtful, ChannelList.of(answer));
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

  private void reconcile(List<Followed> doubtful, Map<String, CallFact> channels) {
    for (var followed : doubtful) {
      AttemptId attempt = followed.tracker.attempt();
      CallFact state = channels.get(followed.channel);
      if (followed.tracker.isEnded() || followed.asked) {
        continue;
      }
      if (state != null) {
        fact(attempt, state);
        if (followed.cancelled) {
          hangUp(attempt, followed.channel, HANG_UP_TRIES);
        }
      } else if (followed.tracker.isWaiting()) {
        link.later(GRACE_MS, () -> graceOver(followed));
      } else {
        remembered(followed, nothing -> gone(followed, nothing));
      }
    }
  }

  /// It has no channel, and what the PBX remembers of it has been read. What is young may not have
  /// had its channel yet, or may have been answered since the channels were listed.
  private void gone(Followed followed, boolean nothing) {
    boolean young = followed.placed.plus(YOUNG).isAfter(clock.instant());
    if (young && !followed.tracker.hasSummary()) {
      reconcileAgain();
    } else {
      fact(followed.tracker.attempt(), new CallFact.Gone(nothing));
    }
  }

  /// Reads what the dialplan wrote of this call, then goes on; not when the link is lost meanwhile,
  /// for then all is reconciled again.
  ///
  /// @param then told whether it is certain that the dialplan wrote nothing
  private void remembered(Followed followed, Consumer<Boolean> then) {
    AttemptId attempt = followed.tracker.attempt();
    followed.asked = true;
    memory.recall(
        attempt,
        answer -> {
          followed.asked = false;
          if (answer.lost()) {
            reconcileAgain();
            return;
          }
          answer.record().ifPresent(record -> fact(attempt, new CallFact.Summary(record)));
          then.accept(answer.nothing());
        });
  }
}
