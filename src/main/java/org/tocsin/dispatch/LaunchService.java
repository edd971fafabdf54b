package org.tocsin.dispatch;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.tocsin.audit.Actor;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.CampaignService;
import org.tocsin.campaign.LaunchOutcome;
import org.tocsin.campaign.TransitionOutcome;
import org.tocsin.campaign.VoiceMessage;
import org.tocsin.dispatch.CustodyStore.Sign;
import org.tocsin.telephony.Pbx;
import org.tocsin.telephony.PbxHealth;
import org.tocsin.telephony.Sound;
import org.tocsin.telephony.SoundProof;

/// Lets calls leave, once it is proved that the PBX is there and can play what they say.
///
/// Blocks on the PBX and on the database: never called on the FX thread.
public final class LaunchService {
  private static final long PROOF_SECONDS = 30;

  private final CampaignService campaigns;
  private final List<Pbx> pbxs;
  private final Dispatching dispatching;

  public LaunchService(CampaignService campaigns, Pbx pbx, Dispatching dispatching) {
    this(campaigns, List.of(pbx), dispatching);
  }

  /// @param pbxs at least one, in the order of preference
  public LaunchService(CampaignService campaigns, List<Pbx> pbxs, Dispatching dispatching) {
    this.campaigns = campaigns;
    this.pbxs = List.copyOf(pbxs);
    this.dispatching = dispatching;
  }

  /// Of the first PBX that answers, or else of the first.
  private PbxHealth health() {
    return answering().findFirst().orElse(pbxs.getFirst()).health();
  }

  private Stream<Pbx> answering() {
    return pbxs.stream().filter(pbx -> pbx.health().canPlaceCalls());
  }

  /// @param typed the number of residences that the person typed to confirm
  public LaunchReport launch(Actor actor, CampaignId id, int typed) {
    var service = dispatching.service();
    var obstacle = service.isPresent() ? Optional.<LaunchReport>empty() : obstacle(id);
    if (obstacle.isPresent()) {
      return obstacle.get();
    }
    var outcome = campaigns.launch(actor, id, typed, isSimulated(service));
    if (outcome instanceof LaunchOutcome.Launched launched) {
      dispatching.wake();
      return new LaunchReport.Launched(launched.campaign(), launched.count());
    }
    return new LaunchReport.CampaignRefused(outcome);
  }

  /// Resumes a paused campaign; its messages are proved again, for the PBX may have changed.
  public LaunchReport resume(Actor actor, CampaignId id) {
    var service = dispatching.service();
    var obstacle = service.isPresent() ? Optional.<LaunchReport>empty() : obstacle(id);
    if (obstacle.isPresent()) {
      return obstacle.get();
    }
    return switch (campaigns.resume(actor, id, isSimulated(service))) {
      case TransitionOutcome.Moved _ -> {
        dispatching.wake();
        yield new LaunchReport.Resumed();
      }
      case TransitionOutcome.NotPossible not -> new LaunchReport.NotPossible(not.state());
      case TransitionOutcome.OtherPbx _ -> new LaunchReport.OtherPbx();
    };
  }

  private boolean isSimulated(Optional<Sign> service) {
    return service.map(Sign::simulated).orElseGet(() -> health().simulated());
  }

  /// What keeps calls from leaving from this process. A service proves the messages itself, on each
  /// of its PBXs, before their first call.
  private Optional<LaunchReport> obstacle(CampaignId id) {
    var health = health();
    if (!health.canPlaceCalls()) {
      return Optional.of(new LaunchReport.PbxNotReady(health));
    }
    var mute =
        campaigns.find(id).stream()
            .map(Campaign::messages)
            .flatMap(messages -> messages.stream())
            .flatMap(message -> obstacle(message).stream())
            .findFirst();
    // Last: while messages are proved, somebody may begin an import.
    return mute.isPresent() ? mute : dispatching.hindrance().map(LaunchReport.Hindered::new);
  }

  /// One PBX that can play it is enough: another gets no call of the campaign until it can.
  private Optional<LaunchReport> obstacle(VoiceMessage message) {
    var proofs = answering().map(pbx -> prove(pbx, message)).toList();
    return proofs.stream().anyMatch(SoundProof.Ready.class::isInstance)
        ? Optional.empty()
        : proofs.stream().findFirst().map(proof -> new LaunchReport.SoundNotReady(message, proof));
  }

  private SoundProof prove(Pbx pbx, VoiceMessage message) {
    var wav = campaigns.findAudio(message);
    if (wav.isEmpty()) {
      return new SoundProof.Missing();
    }
    var sound = new Sound(message.sha256(), message.length(), message.sizeBytes());
    try {
      return pbx.prepare(sound, wav.get())
          .toCompletableFuture()
          .orTimeout(PROOF_SECONDS, TimeUnit.SECONDS)
          .join();
    } catch (CompletionException fault) {
      var cause = fault.getCause() == null ? fault : fault.getCause();
      return new SoundProof.NotProved(cause.getClass().getSimpleName());
    }
  }
}
