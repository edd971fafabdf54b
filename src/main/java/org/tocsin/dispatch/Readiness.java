package org.tocsin.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignStore;
import org.tocsin.campaign.VoiceMessage;
import org.tocsin.dispatch.CustodyStore.Mute;
import org.tocsin.shared.Transactions;
import org.tocsin.telephony.Pbx;
import org.tocsin.telephony.Sound;
import org.tocsin.telephony.SoundProof;

/// Sees to it that a PBX can play what a campaign says before it gets a call of it, whoever
/// launched the campaign and from wherever. Not for several threads.
final class Readiness {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// A folder that was not mounted may be by then.
  private static final Duration AGAIN = Duration.ofSeconds(20);

  /// The next who calls back for an alert that is over need not wait for a proof.
  private static final Duration KEPT = Duration.ofMinutes(5);

  private final CampaignStore campaigns;
  private final CustodyStore store;
  private final Transactions transactions;
  private final String dispatcher;
  private final Fleet fleet;
  private final Runnable wake;
  private final Map<Key, Trial> trials = new HashMap<>();
  private Set<Told> told = Set.of();

  /// @param wake has the dispatcher take another turn; called on any thread
  Readiness(DispatchStores stores, String dispatcher, Fleet fleet, Runnable wake) {
    campaigns = stores.campaigns();
    store = stores.custody();
    transactions = stores.transactions();
    this.dispatcher = dispatcher;
    this.fleet = fleet;
    this.wake = wake;
  }

  /// Asks the PBXs for what is not known yet, and has consoles see what they refuse.
  ///
  /// @param running also those that are about to be played to somebody who calls back
  void look(Collection<Campaign> running, Instant now) {
    var wanted = new HashSet<Key>();
    for (var pbx : fleet.usable()) {
      for (var campaign : running) {
        for (var message : campaign.sounds()) {
          wanted.add(new Key(pbx.name(), message.sha256()));
          ask(pbx, message, now);
        }
      }
    }
    // A PBX that was away is asked anew: it may have changed.
    trials
        .entrySet()
        .removeIf(trial ->
            !wanted.contains(trial.getKey())
                && (!isUsable(trial.getKey().pbx())
                    || trial.getValue().at().isBefore(now.minus(KEPT))));
    tell(running, now);
  }

  private boolean isUsable(String pbx) {
    return fleet.usable().stream().anyMatch(it -> it.name().equals(pbx));
  }

  private void ask(Pbx pbx, VoiceMessage message, Instant now) {
    var key = new Key(pbx.name(), message.sha256());
    var trial = trials.get(key);
    if (trial == null || trial.hasFailed() && now.isAfter(trial.at().plus(AGAIN))) {
      var proof = prove(pbx, message);
      trials.put(key, new Trial(proof, now, Optional.ofNullable(trial).flatMap(Trial::refusal)));
      if (!proof.isDone()) {
        proof.whenComplete((_, _) -> wake.run());
      }
    }
  }

  private CompletableFuture<SoundProof> prove(Pbx pbx, VoiceMessage message) {
    var wav = transactions.read(() -> campaigns.audio(message.sha256()));
    if (wav.isEmpty()) {
      return CompletableFuture.completedFuture(new SoundProof.Missing());
    }
    var sound = new Sound(message.sha256(), message.length(), message.sizeBytes());
    return pbx.prepare(sound, wav.get())
        .toCompletableFuture()
        .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
        .exceptionally(fault -> new SoundProof.NotProved(fault.getClass().getSimpleName()));
  }

  /// Whether calls of a campaign may leave through a PBX.
  boolean isReady(Campaign campaign, Pbx pbx) {
    return campaign.sounds().stream()
        .allMatch(message -> {
          var trial = trials.get(new Key(pbx.name(), message.sha256()));
          return trial != null && trial.isReady();
        });
  }

  /// Whether a PBX can play a message that was looked at; nothing as long as it is not known.
  Optional<Boolean> canPlay(Pbx pbx, VoiceMessage message) {
    return Optional.ofNullable(trials.get(new Key(pbx.name(), message.sha256())))
        .filter(trial -> trial.proof().isDone())
        .map(Trial::isReady);
  }

  private void tell(Collection<Campaign> running, Instant now) {
    var mutes = new ArrayList<Mute>();
    for (var pbx : fleet.usable()) {
      for (var campaign : running) {
        refusal(pbx, campaign, now).ifPresent(mutes::add);
      }
    }
    var toTell = new HashSet<>(mutes.stream().map(Told::of).toList());
    if (!toTell.equals(told)) {
      transactions.writeVoid(() -> store.mute(dispatcher, mutes));
      told = toTell;
    }
  }

  private Optional<Mute> refusal(Pbx pbx, Campaign campaign, Instant now) {
    for (var message : campaign.sounds()) {
      var refused =
          Optional.ofNullable(trials.get(new Key(pbx.name(), message.sha256())))
              .flatMap(Trial::refusal);
      if (refused.isPresent()) {
        var why = Mute.Reason.of(refused.get());
        return Optional.of(
            new Mute(dispatcher, campaign.id(), pbx.name(), message.fileName(), why, now));
      }
    }
    return Optional.empty();
  }

  private record Key(String pbx, String sha256) {}

  private record Told(long campaign, String pbx, Mute.Reason reason) {
    static Told of(Mute mute) {
      return new Told(mute.campaign().number(), mute.pbx(), mute.reason());
    }
  }

  /// @param before what the trial before it came to, if that was a refusal
  private record Trial(
      CompletableFuture<SoundProof> proof, Instant at, Optional<SoundProof> before) {
    boolean isReady() {
      return proof.isDone() && proof.join() instanceof SoundProof.Ready;
    }

    boolean hasFailed() {
      return proof.isDone() && !isReady();
    }

    /// As long as another trial lasts, what is known is what the last one came to.
    Optional<SoundProof> refusal() {
      if (!proof.isDone()) {
        return before;
      }
      return isReady() ? Optional.empty() : Optional.of(proof.join());
    }
  }
}
