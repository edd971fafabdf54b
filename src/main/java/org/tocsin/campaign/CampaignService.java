package org.tocsin.campaign;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.tocsin.audit.Actor;
import org.tocsin.audit.AuditLog;
import org.tocsin.shared.Subscription;
import org.tocsin.shared.Transactions;

/// Campaigns as the coordinator's rooms and the command line use them.
///
/// Blocks on the database: never called on the FX thread.
public final class CampaignService {
  private final CampaignStore store;
  private final Transactions transactions;
  private final Clock clock;
  private final CampaignWriter writer;
  private final List<Consumer<CampaignId>> listeners = new CopyOnWriteArrayList<>();

  public CampaignService(
      CampaignStore store,
      AuditLog audit,
      Transactions transactions,
      Clock clock,
      RandomGenerator random) {
    this.store = store;
    this.transactions = transactions;
    this.clock = clock;
    writer = new CampaignWriter(store, audit, clock, random);
  }

  public Optional<Campaign> find(CampaignId id) {
    return transactions.read(() -> store.find(id));
  }

  public List<Campaign> list(int limit) {
    return transactions.read(() -> store.list(limit));
  }

  /// By their voice numbers.
  public AudienceCount count(Audience audience) {
    return count(audience, false);
  }

  /// @param texts whether numbers that take texts count too
  public AudienceCount count(Audience audience, boolean texts) {
    return transactions.read(() -> store.count(audience, texts));
  }

  /// Whether it was launched on the simulator.
  public boolean isSimulated(CampaignId id) {
    return transactions.read(() -> store.isSimulated(id));
  }

  public Map<TargetTally, Integer> getTally(CampaignId id) {
    return transactions.read(() -> store.tally(id));
  }

  /// Who calls and why, as the city has recorded it.
  public List<VoiceMessage> getIntroductions() {
    return transactions.read(store::introductions);
  }

  /// The bytes of a message, to be played on the console or handed to a PBX.
  public Optional<byte[]> findAudio(VoiceMessage message) {
    return transactions.read(() -> store.audio(message.sha256()));
  }

  /// Called after each change of a campaign, on the thread that made it; must return at once.
  public Subscription onChange(Consumer<CampaignId> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /// Writes a campaign down as a draft, when nothing in it is wrong.
  public DraftOutcome create(Actor actor, CampaignDraft draft) {
    var faults = DraftRules.check(draft);
    var outcome =
        transactions.write(() -> {
          faults.addAll(unknownStreets(draft.audience()));
          return faults.isEmpty()
              ? new DraftOutcome.Created(writer.insert(actor, draft))
              : new DraftOutcome.Refused(faults);
        });
    if (outcome instanceof DraftOutcome.Created created) {
      publish(created.campaign().id());
    }
    return outcome;
  }

  /// Writes a draft anew, when nothing in it is wrong and nobody else changed it.
  ///
  /// @param seen the draft as the person read it
  public UpdateOutcome update(Actor actor, Campaign seen, CampaignDraft draft) {
    var faults = DraftRules.check(draft);
    var messages = DraftMessages.of(draft);
    var outcome =
        transactions.write(() -> {
          var current = requireLocked(seen.id());
          faults.addAll(unknownStreets(draft.audience()));
          if (current.state() != CampaignState.DRAFT) {
            return new UpdateOutcome.NotADraft(current.state());
          }
          if (!current.equals(seen)) {
            return new UpdateOutcome.ChangedMeanwhile(current);
          }
          return faults.isEmpty()
              ? rewrite(actor, current, draft, messages)
              : new UpdateOutcome.Refused(faults);
        });
    if (outcome instanceof UpdateOutcome.Updated updated && !updated.campaign().equals(seen)) {
      publish(seen.id());
    }
    return outcome;
  }

  /// Freezes the audience and lets calls and texts leave.
  ///
  /// @param typedCount the number of residences that the person typed to confirm
  /// @param simulated whether the PBX in use is the simulator, the only one that an exercise may
  ///   use
  /// @param texts whether texts can leave; where they cannot, nobody is to be texted
  public LaunchOutcome launch(
      Actor actor, CampaignId id, int typedCount, boolean simulated, boolean texts) {
    var outcome =
        transactions.writeAgain(() -> launchInTransaction(actor, id, typedCount, simulated, texts));
    if (outcome instanceof LaunchOutcome.Launched) {
      publish(id);
    }
    return outcome;
  }

  /// No new call is made; conversations go on to their end, and so do phones that ring.
  public TransitionOutcome pause(Actor actor, CampaignId id) {
    return pause(actor, id, Ringing.FINISH);
  }

  public TransitionOutcome pause(Actor actor, CampaignId id, Ringing ringing) {
    return stop(actor, id, CampaignState.PAUSED, ringing, "campaign.pause");
  }

  /// Lets a paused campaign call again; a draft is launched, not resumed.
  ///
  /// @param simulated whether the PBX in use is the simulator; it must have been at the launch too
  public TransitionOutcome resume(Actor actor, CampaignId id, boolean simulated) {
    boolean other =
        transactions.read(() ->
            require(id).state() == CampaignState.PAUSED && store.isSimulated(id) != simulated);
    return other
        ? new TransitionOutcome.OtherPbx()
        : move(actor, id, CampaignState.RUNNING, "campaign.resume");
  }

  /// Ends the campaign: nothing more is called; phones that still ring are hung up, conversations
  /// go on to their end.
  public TransitionOutcome abort(Actor actor, CampaignId id) {
    return abort(actor, id, Ringing.HANG_UP);
  }

  public TransitionOutcome abort(Actor actor, CampaignId id, Ringing ringing) {
    return stop(actor, id, CampaignState.ABORTED, ringing, "campaign.abort");
  }

  /// Ends a campaign in which nothing is left to be done.
  public TransitionOutcome complete(Actor actor, CampaignId id) {
    return move(actor, id, CampaignState.COMPLETED, "campaign.complete");
  }

  /// Changes the pace of a campaign, also while it runs.
  public List<CampaignFault> changePace(
      Actor actor, CampaignId id, int channels, double callsPerSecond) {
    var faults = DraftRules.checkPace(channels, callsPerSecond);
    if (faults.isEmpty()) {
      transactions.writeVoid(() -> {
        store.setPace(id, channels, callsPerSecond);
        writer.append(
            actor,
            "campaign.pace",
            id,
            Map.of("channels", "" + channels, "callsPerSecond", "" + callsPerSecond));
      });
      publish(id);
    }
    return faults;
  }

  private UpdateOutcome rewrite(
      Actor actor, Campaign before, CampaignDraft draft, List<VoiceMessage> messages) {
    var changed = draft.changedFrom(before, messages);
    if (changed.isEmpty()) {
      return new UpdateOutcome.Updated(before);
    }
    writer.putAudio(draft);
    store.rewrite(
        before.id(),
        draft.name().strip(),
        draft.purpose(),
        messages,
        draft.audience(),
        draft.policy());
    store.putTexts(before.id(), draft.texts());
    writer.append(
        actor, "campaign.update", before.id(), Map.of("changed", String.join(" ", changed)));
    return new UpdateOutcome.Updated(require(before.id()));
  }

  private List<CampaignFault> unknownStreets(Audience audience) {
    return store.unknownStreets(audience).stream()
        .map(range ->
            new CampaignFault(
                CampaignFault.Kind.STREET_UNKNOWN, List.of(range.street(), range.city())))
        .toList();
  }

  private LaunchOutcome launchInTransaction(
      Actor actor, CampaignId id, int typedCount, boolean simulated, boolean texts) {
    var campaign = requireLocked(id);
    if (campaign.state() != CampaignState.DRAFT) {
      return new LaunchOutcome.NotADraft(campaign.state());
    }
    if (campaign.purpose() == Purpose.EXERCISE && !simulated) {
      return refused(CampaignFault.Kind.EXERCISE_ON_REAL_PBX);
    }
    boolean texting = texts && !campaign.texts().isEmpty();
    var count = store.count(campaign.audience(), texting);
    if (typedCount != count.residences()) {
      return new LaunchOutcome.CountMismatch(typedCount, count);
    }
    if (count.callable() == 0) {
      return refused(CampaignFault.Kind.NOBODY_CALLABLE);
    }
    var introductions = store.introductions();
    var unrecorded =
        CampaignWriter.missingIntroductions(campaign.policy(), campaign.messages(), introductions);
    if (!unrecorded.isEmpty()) {
      return new LaunchOutcome.Refused(unrecorded);
    }
    writer.launch(actor, campaign, introductions, count, simulated, texts);
    return new LaunchOutcome.Launched(require(id), count);
  }

  private static LaunchOutcome refused(CampaignFault.Kind kind) {
    return new LaunchOutcome.Refused(List.of(CampaignFault.of(kind)));
  }

  private TransitionOutcome stop(
      Actor actor, CampaignId id, CampaignState to, Ringing ringing, String action) {
    return move(actor, id, to, action, Optional.of(ringing));
  }

  private TransitionOutcome move(Actor actor, CampaignId id, CampaignState to, String action) {
    return move(actor, id, to, action, Optional.empty());
  }

  private TransitionOutcome move(
      Actor actor, CampaignId id, CampaignState to, String action, Optional<Ringing> ringing) {
    var outcome =
        transactions.<TransitionOutcome>write(() -> {
          var from = require(id).state();
          // Only a launch, which freezes the audience, leads out of a draft.
          if (from == CampaignState.DRAFT
              || !from.canBecome(to)
              || !store.move(id, from, to, clock.instant())) {
            return new TransitionOutcome.NotPossible(require(id).state());
          }
          ringing.ifPresent(what -> store.setRinging(id, what));
          writer.append(actor, action, id, Map.of("from", from.code(), "to", to.code()));
          return new TransitionOutcome.Moved(to);
        });
    publish(id);
    return outcome;
  }

  private Campaign require(CampaignId id) {
    return store.find(id).orElseThrow(() -> absent(id));
  }

  private Campaign requireLocked(CampaignId id) {
    return store.lock(id).orElseThrow(() -> absent(id));
  }

  private static IllegalArgumentException absent(CampaignId id) {
    return new IllegalArgumentException("No campaign " + id);
  }

  /// Tells the listeners of a change.
  void publish(CampaignId id) {
    listeners.forEach(listener -> listener.accept(id));
  }
}
