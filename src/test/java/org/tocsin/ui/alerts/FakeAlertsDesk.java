package org.tocsin.ui.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tocsin.campaign.Audience;
import org.tocsin.campaign.AudienceCount;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignDraft;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.CampaignState;
import org.tocsin.campaign.DraftOutcome;
import org.tocsin.campaign.Policy;
import org.tocsin.campaign.Purpose;
import org.tocsin.campaign.UpdateOutcome;
import org.tocsin.campaign.VoiceMessage;
import org.tocsin.registry.Street;
import org.tocsin.registry.StreetAlias;
import org.tocsin.shared.Language;
import org.tocsin.telephony.PbxHealth;

/// A town in memory that keeps drafts and answers a launch as it is told to.
final class FakeAlertsDesk implements AlertsDesk {
  private static final Instant NOW = Instant.parse("2026-11-21T19:20:00Z");
  final List<Campaign> campaigns = new ArrayList<>();
  final List<CampaignDraft> created = new ArrayList<>();
  final List<Integer> launched = new ArrayList<>();
  final byte[] message = Wavs.telephone(22);
  AudienceCount everyone = new AudienceCount(2_000, 1_874, 2_310, 44, 61, 21, 173);
  final AudienceCount withTexts = new AudienceCount(2_000, 1_900, 2_700, 18, 61, 21, 173);
  boolean textsLeave = true;
  PbxHealth health = new PbxHealth(PbxHealth.State.CONNECTED, true, "22.5.2", 0, 0);
  Optional<LaunchResult> answer = Optional.empty();
  Optional<UpdateOutcome> refusal = Optional.empty();
  final List<CampaignDraft> updated = new ArrayList<>();
  final List<CampaignId> launchedDrafts = new ArrayList<>();
  boolean away;

  @Override
  public List<Campaign> campaigns() {
    requirePresence();
    return List.copyOf(campaigns);
  }

  @Override
  public List<Street> streets() {
    requirePresence();
    return List.of(
        new Street(1, "Val-des-Pins", "Avenue Sainte-Marie", true),
        new Street(2, "Val-des-Pins", "Rue de l’Église", true),
        new Street(3, "Val-des-Pins", "Rue des Érables", true));
  }

  @Override
  public List<StreetAlias> streetAliases() {
    return List.of(
        new StreetAlias(
            new Street(3, "Val-des-Pins", "Rue des Érables", true), "Chemin du Moulin", true));
  }

  @Override
  public AudienceCount count(Audience audience, boolean texts) {
    requirePresence();
    if (texts) {
      return withTexts;
    }
    return audience instanceof Audience.Everyone
        ? everyone
        : new AudienceCount(42, 40, 51, 1, 1, 0, 3);
  }

  @Override
  public boolean textsLeave() {
    return textsLeave;
  }

  @Override
  public PbxHealth pbx() {
    return health;
  }

  @Override
  public Optional<byte[]> audio(VoiceMessage kept) {
    return Optional.of(message);
  }

  private void requirePresence() {
    if (away) {
      throw new IllegalStateException("The database is away");
    }
  }

  @Override
  public UpdateOutcome update(Campaign seen, CampaignDraft draft) {
    updated.add(draft);
    return refusal.orElseGet(() ->
        new UpdateOutcome.Updated(
            campaign(seen.id().number(), draft.name(), draft.purpose(), seen.state())));
  }

  @Override
  public DraftOutcome create(CampaignDraft draft) {
    created.add(draft);
    var campaign = campaign(created.size(), draft.name(), draft.purpose(), CampaignState.DRAFT);
    campaigns.addFirst(campaign);
    return new DraftOutcome.Created(campaign);
  }

  /// What every campaign of this desk sends by SMS.
  Map<Language, String> texts = Map.of();

  Campaign campaign(long id, String name, Purpose purpose, CampaignState state) {
    return new Campaign(
        new CampaignId(id),
        name,
        purpose,
        state,
        List.of(
            new VoiceMessage(
                Language.FRENCH,
                "alerte.wav",
                "ab".repeat(32),
                Duration.ofSeconds(22),
                message.length)),
        new Audience.Everyone(),
        Policy.defaults(purpose),
        "mtremblay",
        NOW.minusSeconds(86_400 * id),
        Optional.empty(),
        Optional.empty(),
        texts,
        List.of());
  }

  @Override
  public LaunchResult launch(CampaignId id, int typedCount) {
    launched.add(typedCount);
    launchedDrafts.add(id);
    return answer.orElse(new LaunchResult.Launched(id));
  }
}
