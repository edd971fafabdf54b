package org.tocsin.dispatch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.tocsin.audit.Actor;
import org.tocsin.campaign.AllClear;
import org.tocsin.campaign.Audience;
import org.tocsin.campaign.AudienceCount;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignDraft;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.CampaignService;
import org.tocsin.campaign.CampaignState;
import org.tocsin.campaign.FollowUpService;
import org.tocsin.campaign.LaunchOutcome;
import org.tocsin.campaign.LiftOutcome;
import org.tocsin.campaign.Ringing;
import org.tocsin.campaign.TransitionOutcome;
import org.tocsin.campaign.VoiceMessage;
import org.tocsin.shared.Language;
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
  private final FollowUpService followUps;
  private final List<Pbx> pbxs;
  private final Dispatching dispatching;

  /// @param pbxs at least one, in the order of preference
  public LaunchService(
      CampaignService campaigns,
      FollowUpService followUps,
      List<Pbx> pbxs,
      Dispatching dispatching) {
    this.campaigns = campaigns;
    this.followUps = followUps;
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
    return unlessHindered(
        () -> messages(id),
        simulated -> {
          boolean texts = dispatching.textsLeave(simulated);
          return launched(campaigns.launch(actor, id, typed, simulated, texts), texts);
        });
  }

  /// Whom a retry of a campaign would call: with its texts, where those of its kind leave.
  public AudienceCount countUnreached(CampaignId id) {
    boolean texts =
        campaigns.find(id).filter(first -> !first.texts().isEmpty()).isPresent()
            && dispatching.textsLeave(campaigns.isSimulated(id));
    return campaigns.count(new Audience.Unreached(id), texts);
  }

  /// Calls again those whom a campaign that is over did not reach, with its own messages, which are
  /// proved again.
  ///
  /// @param name of the campaign that calls them
  /// @param typed the number of residences that the person typed or saw to confirm
  public LaunchReport retry(Actor actor, CampaignId id, String name, int typed) {
    return unlessHindered(
        () -> messages(id),
        simulated -> {
          boolean texts = dispatching.textsLeave(simulated);
          return launched(followUps.retry(actor, id, name, typed, simulated, texts), texts);
        });
  }

  private LaunchReport launched(LaunchOutcome outcome, boolean texts) {
    if (outcome instanceof LaunchOutcome.Launched launched) {
      dispatching.wake();
      boolean mute = !texts && !launched.campaign().texts().isEmpty();
      return new LaunchReport.Launched(launched.campaign(), launched.count(), mute);
    }
    return new LaunchReport.CampaignRefused(outcome);
  }

  /// Lifts an alert (rule 9), once it is proved that those whom it has notified can be told so.
  ///
  /// @param ringing what becomes of phones that ring for the alert
  public LaunchReport lift(Actor actor, CampaignId id, AllClear allClear, Ringing ringing) {
    return unlessHindered(
        () -> messages(allClear.audio()),
        simulated ->
            switch (followUps.lift(
                actor, id, allClear, ringing, simulated, dispatching.textsLeave(simulated))) {
              case LiftOutcome.Lifted lifted -> {
                dispatching.wake();
                yield new LaunchReport.Lifted(lifted.allClear(), lifted.count());
              }
              case LiftOutcome.Refused refused ->
                  new LaunchReport.CampaignRefused(new LaunchOutcome.Refused(refused.faults()));
              case LiftOutcome.NotPossible not -> new LaunchReport.NotPossible(not.state());
              case LiftOutcome.OtherPbx _ -> new LaunchReport.OtherPbx();
            });
  }

  /// Resumes a paused campaign; its messages are proved again, for the PBX may have changed.
  public LaunchReport resume(Actor actor, CampaignId id) {
    return unlessHindered(
        () -> messages(id),
        simulated ->
            switch (campaigns.resume(actor, id, simulated)) {
              case TransitionOutcome.Moved _ -> {
                dispatching.wake();
                yield new LaunchReport.Resumed();
              }
              case TransitionOutcome.NotPossible not -> new LaunchReport.NotPossible(not.state());
              case TransitionOutcome.OtherPbx _ -> new LaunchReport.OtherPbx();
            });
  }

  /// A service proves the messages itself, on each of its PBXs, before their first call.
  private LaunchReport unlessHindered(
      Supplier<List<Spoken>> messages, Function<Boolean, LaunchReport> work) {
    var service = dispatching.service();
    if (service.isPresent()) {
      return work.apply(service.get().simulated());
    }
    // The kind of the PBX that was found ready: it may be lost while messages are proved.
    var own = health();
    return obstacle(own, messages).orElseGet(() -> work.apply(own.simulated()));
  }

  /// What keeps calls from leaving from this process.
  private Optional<LaunchReport> obstacle(PbxHealth health, Supplier<List<Spoken>> messages) {
    if (!health.canPlaceCalls()) {
      return Optional.of(new LaunchReport.PbxNotReady(health));
    }
    var mute = messages.get().stream().flatMap(each -> obstacle(each).stream()).findFirst();
    // Last: while messages are proved, somebody may begin an import.
    return mute.isPresent() ? mute : dispatching.hindrance().map(LaunchReport.Hindered::new);
  }

  private List<Spoken> messages(CampaignId id) {
    return campaigns.find(id).stream()
        .flatMap(campaign -> sounds(campaign).stream())
        .map(message -> new Spoken(message, campaigns.findAudio(message)))
        .toList();
  }

  /// Its introductions become its own at the launch only.
  private List<VoiceMessage> sounds(Campaign campaign) {
    boolean own = campaign.state() != CampaignState.DRAFT || !campaign.policy().identify();
    return own
        ? campaign.sounds()
        : Stream.concat(campaign.messages().stream(), campaigns.getIntroductions().stream())
            .toList();
  }

  /// One that no phone can play is refused with the rest of the campaign.
  private static List<Spoken> messages(Map<Language, CampaignDraft.AudioFile> audio) {
    return audio.entrySet().stream()
        .flatMap(file ->
            VoiceMessage.of(file.getKey(), file.getValue()).stream()
                .map(message -> new Spoken(message, Optional.of(file.getValue().wav()))))
        .toList();
  }

  /// One PBX that can play it is enough: another gets no call of the campaign until it can.
  private Optional<LaunchReport> obstacle(Spoken spoken) {
    var proofs = answering().map(pbx -> prove(pbx, spoken)).toList();
    return proofs.stream().anyMatch(SoundProof.Ready.class::isInstance)
        ? Optional.empty()
        : proofs.stream()
            .findFirst()
            .map(proof -> new LaunchReport.SoundNotReady(spoken.message(), proof));
  }

  private static SoundProof prove(Pbx pbx, Spoken spoken) {
    var message = spoken.message();
    var wav = spoken.wav();
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

  /// A message and its bytes, where they are kept.
  private record Spoken(VoiceMessage message, Optional<byte[]> wav) {}
}
