package org.tocsin.campaign;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.tocsin.audit.Actor;
import org.tocsin.audit.AuditEntry;
import org.tocsin.audit.AuditLog;
import org.tocsin.campaign.CampaignFault.Kind;
import org.tocsin.shared.AttemptId;
import org.tocsin.shared.Language;
import org.tocsin.shared.PhoneZones;

/// Writes campaigns with the audit of it, in the transaction in progress; whether it may be done is
/// asked before.
final class CampaignWriter {
  private final CampaignStore store;
  private final AuditLog audit;
  private final Clock clock;
  private final RandomGenerator random;
  private final PhoneZones zones;

  CampaignWriter(CampaignStore store, AuditLog audit, Clock clock, RandomGenerator random) {
    this.store = store;
    this.audit = audit;
    this.clock = clock;
    this.random = random;
    zones = new PhoneZones(clock.getZone());
  }

  Campaign insert(Actor actor, CampaignDraft draft) {
    putAudio(draft);
    var campaign =
        insert(
            actor,
            draft.name(),
            draft.purpose(),
            DraftMessages.of(draft),
            draft.audience(),
            draft.policy());
    if (draft.texts().isEmpty()) {
      return campaign;
    }
    store.putTexts(campaign.id(), draft.texts());
    return store.find(campaign.id()).orElseThrow();
  }

  Campaign insert(
      Actor actor,
      String name,
      Purpose purpose,
      List<VoiceMessage> messages,
      Audience audience,
      Policy policy) {
    var campaign =
        store.insert(
            name.strip(), purpose, messages, audience, policy, actor.name(), clock.instant());
    append(actor, "campaign.create", campaign.id(), Map.of("name", campaign.name()));
    return campaign;
  }

  void putAudio(CampaignDraft draft) {
    draft
        .audio()
        .values()
        .forEach(file -> store.putAudio(DraftMessages.sha256(file.wav()), file.wav()));
  }

  /// What is still to be recorded before a campaign can be launched.
  ///
  /// @param introductions what there is
  static List<CampaignFault> missingIntroductions(
      Policy policy, List<VoiceMessage> messages, List<VoiceMessage> introductions) {
    if (!policy.identify()) {
      return List.of();
    }
    var recorded = introductions.stream().map(VoiceMessage::language).toList();
    return messages.stream()
        .map(VoiceMessage::language)
        .filter(language -> !recorded.contains(language))
        .map(language -> new CampaignFault(Kind.INTRODUCTION_MISSING, language.code()))
        .toList();
  }

  /// Freezes the audience of a draft that is locked, and lets calls leave.
  ///
  /// @param introductions what is said before its messages, if it identifies itself
  /// @param texts whether its texts can leave
  void launch(
      Actor actor,
      Campaign draft,
      List<VoiceMessage> introductions,
      AudienceCount count,
      boolean simulated,
      boolean texts) {
    var now = clock.instant();
    store.move(draft.id(), CampaignState.DRAFT, CampaignState.RUNNING, now);
    store.setSimulated(draft.id(), simulated);
    if (draft.policy().identify()) {
      store.putIntroductions(draft.id(), introductions);
    }
    var launched = store.find(draft.id()).orElseThrow();
    store.freeze(
        texts ? launched : launched.withoutTexts(),
        launched.hours(zones),
        () -> AttemptId.next(clock, random),
        now);
    append(actor, "campaign.launch", draft.id(), launchDetails(draft, count, texts));
  }

  /// A message in another language than French is told with its reason.
  private static Map<String, String> launchDetails(
      Campaign campaign, AudienceCount count, boolean texts) {
    var details = new TreeMap<>(Map.of("residences", "" + count.residences()));
    if (campaign.messages().size() > 1 || campaign.texts().containsKey(Language.ENGLISH)) {
      campaign.policy().english().ifPresent(reason -> details.put("english", reason.code()));
    }
    if (!campaign.texts().isEmpty()) {
      details.put("texts", texts ? "leave" : "noWay");
    }
    return details;
  }

  void append(Actor actor, String action, CampaignId id, Map<String, String> details) {
    audit.append(AuditEntry.of(clock.instant(), actor, action, "campaign:" + id.number(), details));
  }
}
