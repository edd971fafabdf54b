package org.tocsin.campaign;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.tocsin.audit.Actor;
import org.tocsin.audit.AuditLog;
import org.tocsin.shared.Transactions;

/// What follows an alert: its lifting (rule 9), and calling again those whom it did not reach.
///
/// Blocks on the database: never called on the FX thread.
public final class FollowUpService {
  private final CampaignStore store;
  private final Transactions transactions;
  private final Clock clock;
  private final CampaignService campaigns;
  private final CampaignWriter writer;

  public FollowUpService(
      CampaignStore store,
      AuditLog audit,
      Transactions transactions,
      Clock clock,
      RandomGenerator random,
      CampaignService campaigns) {
    this.store = store;
    this.transactions = transactions;
    this.clock = clock;
    this.campaigns = campaigns;
    writer = new CampaignWriter(store, audit, clock, random);
  }

  /// Cancels what an alert has still queued, and calls exactly those whom it has notified, with its
  /// own policy. A call of the alert that is still up and notifies somebody adds him.
  ///
  /// @param ringing what becomes of phones that ring for the alert
  /// @param simulated whether the PBX in use is the simulator; it must have been at the launch too
  /// @param texts whether texts can leave; where they cannot, nobody is to be texted
  public LiftOutcome lift(
      Actor actor,
      CampaignId alert,
      AllClear allClear,
      Ringing ringing,
      boolean simulated,
      boolean texts) {
    var outcome =
        transactions.writeAgain(
            () -> liftInTransaction(actor, alert, allClear, ringing, simulated, texts));
    if (outcome instanceof LiftOutcome.Lifted lifted) {
      campaigns.publish(alert);
      campaigns.publish(lifted.allClear().id());
    }
    return outcome;
  }

  private LiftOutcome liftInTransaction(
      Actor actor,
      CampaignId id,
      AllClear said,
      Ringing ringing,
      boolean simulated,
      boolean texts) {
    var alert = requireLocked(id);
    if (!alert.state().canBecome(CampaignState.LIFTED)
        || alert.audience() instanceof Audience.Notified) {
      return new LiftOutcome.NotPossible(alert.state());
    }
    if (store.isSimulated(id) != simulated) {
      return new LiftOutcome.OtherPbx();
    }
    var draft =
        new CampaignDraft(
            said.name(),
            alert.purpose(),
            said.audio(),
            new Audience.Notified(id),
            alert.policy(),
            said.texts());
    var faults = DraftRules.check(draft);
    if (!alert.texts().isEmpty() && said.texts().isEmpty()) {
      faults.add(CampaignFault.of(CampaignFault.Kind.ALL_CLEAR_TEXT_MISSING));
    }
    var introductions = introductions(alert);
    faults.addAll(
        CampaignWriter.missingIntroductions(
            draft.policy(), DraftMessages.of(draft), introductions));
    if (!faults.isEmpty()) {
      return new LiftOutcome.Refused(faults);
    }
    store.move(id, alert.state(), CampaignState.LIFTED, clock.instant());
    store.setRinging(id, ringing);
    writer.append(actor, "campaign.lift", id, Map.of("from", alert.state().code()));
    var allClear = writer.insert(actor, draft);
    boolean texting = texts && !draft.texts().isEmpty();
    var count = store.count(draft.audience(), texting);
    writer.launch(actor, allClear, introductions, count, simulated, texting);
    return new LiftOutcome.Lifted(require(allClear.id()), count);
  }

  /// Calls again, with the same messages and policy, those whom a campaign that is over did not
  /// reach.
  ///
  /// @param typedCount the number of residences that the person typed to confirm
  /// @param texts whether texts can leave; where they cannot, nobody is to be texted
  public LaunchOutcome retry(
      Actor actor, CampaignId id, String name, int typedCount, boolean simulated, boolean texts) {
    var outcome =
        transactions.writeAgain(
            () -> retryInTransaction(actor, id, name, typedCount, simulated, texts));
    if (outcome instanceof LaunchOutcome.Launched launched) {
      campaigns.publish(launched.campaign().id());
    }
    return outcome;
  }

  private LaunchOutcome retryInTransaction(
      Actor actor, CampaignId id, String name, int typedCount, boolean simulated, boolean texts) {
    var first = requireLocked(id);
    var faults = new ArrayList<CampaignFault>();
    boolean over =
        first.state() == CampaignState.COMPLETED || first.state() == CampaignState.ABORTED;
    if (!over || store.hasConversations(id)) {
      faults.add(CampaignFault.of(CampaignFault.Kind.NOT_OVER));
    }
    if (store.isSimulated(id) != simulated) {
      faults.add(CampaignFault.of(CampaignFault.Kind.OTHER_PBX));
    }
    var introductions = introductions(first);
    faults.addAll(
        CampaignWriter.missingIntroductions(first.policy(), first.messages(), introductions));
    var audience = new Audience.Unreached(id);
    var count = store.count(audience, texts && !first.texts().isEmpty());
    if (count.callable() == 0) {
      faults.add(CampaignFault.of(CampaignFault.Kind.NOBODY_CALLABLE));
    }
    if (!faults.isEmpty()) {
      return new LaunchOutcome.Refused(List.copyOf(faults));
    }
    if (typedCount != count.residences()) {
      return new LaunchOutcome.CountMismatch(typedCount, count);
    }
    var again =
        writer.insert(actor, name, first.purpose(), first.messages(), audience, first.policy());
    store.putTexts(again.id(), first.texts());
    writer.launch(actor, require(again.id()), introductions, count, simulated, texts);
    return new LaunchOutcome.Launched(require(again.id()), count);
  }

  /// Those of the campaign itself: whoever it called has heard them.
  private List<VoiceMessage> introductions(Campaign first) {
    return first.introductions().isEmpty() ? store.introductions() : first.introductions();
  }

  private Campaign require(CampaignId id) {
    return store.find(id).orElseThrow();
  }

  private Campaign requireLocked(CampaignId id) {
    return store.lock(id).orElseThrow(() -> new IllegalArgumentException("No campaign " + id));
  }
}
