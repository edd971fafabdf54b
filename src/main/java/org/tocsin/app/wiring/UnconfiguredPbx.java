package org.tocsin.app.wiring;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.tocsin.shared.AttemptId;
import org.tocsin.shared.Subscription;
import org.tocsin.telephony.CallBack;
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

/// Stands where no PBX is configured, so that the registry can be kept all the same.
final class UnconfiguredPbx implements Pbx {
  private static final PbxHealth HEALTH =
      new PbxHealth(PbxHealth.State.NOT_CONFIGURED, false, "", 0, 0);

  @Override
  public String name() {
    return "";
  }

  @Override
  public void start() {
    // There is nothing to connect to.
  }

  @Override
  public PbxHealth health() {
    return HEALTH;
  }

  @Override
  public List<TrunkHealth> trunks() {
    return List.of();
  }

  @Override
  public Subscription onHealth(Consumer<PbxHealth> listener) {
    return () -> {};
  }

  @Override
  public Subscription onCall(Consumer<CallEvent> listener) {
    return () -> {};
  }

  @Override
  public void place(PlaceCall call) {
    throw new IllegalStateException("No call can be placed without a PBX");
  }

  @Override
  public void follow(FollowedCall call) {
    throw new IllegalStateException("No call can be followed without a PBX");
  }

  @Override
  public Subscription onCallBack(Consumer<CallBack> listener) {
    return () -> {};
  }

  @Override
  public void answerCallBack(CallBack call, PlayBack play) {
    throw new IllegalStateException("Nobody can call back without a PBX");
  }

  @Override
  public void declineCallBack(CallBack call) {
    // Nobody ever called back.
  }

  @Override
  public void hangUp(AttemptId attempt) {
    // No call was ever placed.
  }

  @Override
  public void forget(Collection<AttemptId> attempts) {
    // Nothing was ever remembered.
  }

  @Override
  public CompletionStage<SoundProof> prepare(Sound sound, byte[] wav) {
    return CompletableFuture.completedStage(new SoundProof.NotProved(""));
  }

  @Override
  public CompletionStage<PbxCheck> check() {
    return CompletableFuture.completedStage(new PbxCheck(List.of()));
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
