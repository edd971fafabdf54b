package org.tocsin.support;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.tocsin.shared.AttemptId;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.shared.Subscription;
import org.tocsin.telephony.AnsweredBy;
import org.tocsin.telephony.CallBack;
import org.tocsin.telephony.CallEnd;
import org.tocsin.telephony.CallEnd.Hangup;
import org.tocsin.telephony.CallEvent;
import org.tocsin.telephony.FollowedCall;
import org.tocsin.telephony.Pbx;
import org.tocsin.telephony.PbxCheck;
import org.tocsin.telephony.PbxHealth;
import org.tocsin.telephony.PlaceCall;
import org.tocsin.telephony.PlayBack;
import org.tocsin.telephony.Sound;
import org.tocsin.telephony.SoundProof;
import org.tocsin.telephony.TrunkHealth;

/// A PBX that does only what a test tells it, when the test tells it.
public final class FakePbx implements Pbx {
  private final String name;
  private final Clock clock;
  private final List<Consumer<CallEvent>> calls = new CopyOnWriteArrayList<>();
  private final List<Consumer<PbxHealth>> healths = new CopyOnWriteArrayList<>();
  private final Map<AttemptId, PlaceCall> up = new LinkedHashMap<>();
  private final Map<String, TrunkHealth> trunks = new LinkedHashMap<>();
  private final List<Consumer<CallBack>> callBacks = new CopyOnWriteArrayList<>();
  private final Map<CallBack, PlayBack> playedBack = new LinkedHashMap<>();
  private final List<CallBack> declined = new ArrayList<>();
  private final List<PlaceCall> placed = new ArrayList<>();
  private final List<FollowedCall> followed = new ArrayList<>();
  private final Map<AttemptId, CallEnd> remembered = new HashMap<>();
  private final List<AttemptId> forgotten = new ArrayList<>();
  private final List<AttemptId> hungUp = new ArrayList<>();
  private final List<Sound> prepared = new ArrayList<>();
  private SoundProof proof = new SoundProof.Ready();
  private PbxHealth.State state = PbxHealth.State.CONNECTED;
  private boolean simulated = true;

  public FakePbx(Clock clock) {
    this("fake", clock);
  }

  public FakePbx(String name, Clock clock) {
    this.name = name;
    this.clock = clock;
  }

  public static CallEnd unanswered(CallEnd.Cause cause) {
    return new CallEnd.Unanswered(cause, Hangup.NONE);
  }

  public static CallEnd confirmed() {
    return new CallEnd.Answered(
        AnsweredBy.HUMAN, "", Duration.ofSeconds(3), false, true, false, "1", false, Hangup.NONE);
  }

  public static CallEnd optedOut() {
    return new CallEnd.Answered(
        AnsweredBy.HUMAN, "", Duration.ofSeconds(1), false, false, true, "99", false, Hangup.NONE);
  }

  /// Calls that are up, in the order in which they were placed.
  public List<PlaceCall> up() {
    return List.copyOf(up.values());
  }

  /// All calls that were ever placed.
  public List<PlaceCall> placed() {
    return List.copyOf(placed);
  }

  /// All calls that were taken over.
  public List<FollowedCall> followed() {
    return List.copyOf(followed);
  }

  public List<PhoneNumber> called() {
    return placed.stream().map(PlaceCall::number).toList();
  }

  public List<AttemptId> forgotten() {
    return List.copyOf(forgotten);
  }

  public List<AttemptId> hungUp() {
    return List.copyOf(hungUp);
  }

  public List<Sound> prepared() {
    return List.copyOf(prepared);
  }

  public void proves(SoundProof next) {
    proof = next;
  }

  public void becomes(PbxHealth.State next) {
    state = next;
    healths.forEach(listener -> listener.accept(health()));
  }

  /// A trunk is there, dead or alive.
  public void has(TrunkHealth trunk) {
    trunks.put(trunk.name(), trunk);
    healths.forEach(listener -> listener.accept(health()));
  }

  public void isReal() {
    simulated = false;
  }

  public void answer(AttemptId attempt) {
    send(new CallEvent.Dialling(attempt, clock.instant()));
    send(new CallEvent.Ringing(attempt, clock.instant()));
    send(new CallEvent.Answered(attempt, clock.instant()));
  }

  public void end(AttemptId attempt, CallEnd end) {
    up.remove(attempt);
    remembered.put(attempt, end);
    send(new CallEvent.Ended(attempt, clock.instant(), end));
  }

  /// Ends the oldest call that is up.
  public void endFirst(CallEnd end) {
    end(up.keySet().iterator().next(), end);
  }

  public void send(CallEvent event) {
    calls.forEach(listener -> listener.accept(event));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void start() {
    becomes(PbxHealth.State.CONNECTED);
  }

  @Override
  public PbxHealth health() {
    return new PbxHealth(state, simulated, "fake", up.size(), 0);
  }

  @Override
  public List<TrunkHealth> trunks() {
    return List.copyOf(trunks.values());
  }

  @Override
  public Subscription onHealth(Consumer<PbxHealth> listener) {
    healths.add(listener);
    return () -> healths.remove(listener);
  }

  @Override
  public Subscription onCall(Consumer<CallEvent> listener) {
    calls.add(listener);
    return () -> calls.remove(listener);
  }

  @Override
  public void place(PlaceCall call) {
    placed.add(call);
    up.put(call.attempt(), call);
  }

  /// What it remembers of a call that is over.
  public void remembers(AttemptId attempt, CallEnd end) {
    remembered.put(attempt, end);
  }

  /// Its calls are gone, as after a restart.
  public void losesItsCalls() {
    up.clear();
  }

  @Override
  public void follow(FollowedCall call) {
    followed.add(call);
    if (!up.containsKey(call.attempt())) {
      var end = remembered.getOrDefault(call.attempt(), unanswered(CallEnd.Cause.OTHER));
      send(new CallEvent.Ended(call.attempt(), clock.instant(), end));
    }
  }

  /// Somebody calls back.
  public void callBack(CallBack call) {
    callBacks.forEach(listener -> listener.accept(call));
  }

  /// What was played to whoever called back.
  public Map<CallBack, PlayBack> playedBack() {
    return Map.copyOf(playedBack);
  }

  public List<CallBack> declined() {
    return List.copyOf(declined);
  }

  @Override
  public Subscription onCallBack(Consumer<CallBack> listener) {
    callBacks.add(listener);
    return () -> callBacks.remove(listener);
  }

  @Override
  public void answerCallBack(CallBack call, PlayBack play) {
    playedBack.put(call, play);
  }

  @Override
  public void declineCallBack(CallBack call) {
    declined.add(call);
  }

  @Override
  public void hangUp(AttemptId attempt) {
    hungUp.add(attempt);
    end(attempt, unanswered(CallEnd.Cause.CANCELLED));
  }

  @Override
  public void forget(Collection<AttemptId> attempts) {
    forgotten.addAll(attempts);
    remembered.keySet().removeAll(attempts);
  }

  @Override
  public CompletionStage<SoundProof> prepare(Sound sound, byte[] wav) {
    prepared.add(sound);
    return CompletableFuture.completedFuture(proof);
  }

  @Override
  public CompletionStage<PbxCheck> check() {
    return CompletableFuture.completedFuture(new PbxCheck(List.of()));
  }

  @Override
  public void close() {
    becomes(PbxHealth.State.CLOSED);
  }
}
