package org.tocsin.ui.alerts;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.tocsin.audit.Actor;
import org.tocsin.campaign.Audience;
import org.tocsin.campaign.AudienceCount;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignDraft;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.CampaignService;
import org.tocsin.campaign.DraftOutcome;
import org.tocsin.campaign.UpdateOutcome;
import org.tocsin.campaign.VoiceMessage;
import org.tocsin.registry.RegistryService;
import org.tocsin.registry.Street;
import org.tocsin.registry.StreetAlias;
import org.tocsin.telephony.PbxHealth;

/// The desk on the services, in the name of whoever is signed in.
public final class ServiceAlertsDesk implements AlertsDesk {
  private static final int MOST_CAMPAIGNS = 200;

  private final CampaignService campaigns;
  private final RegistryService registry;
  private final Supplier<PbxHealth> pbx;
  private final Predicate<Boolean> textsLeave;
  private final Launch launch;
  private final Supplier<Actor> actor;

  /// Proves that the PBX and the messages are ready, then launches.
  @FunctionalInterface
  public interface Launch {
    LaunchResult launch(Actor actor, CampaignId id, int typedCount);
  }

  /// @param textsLeave whether there is a way out for texts on a PBX that is simulated, or is not
  public ServiceAlertsDesk(
      CampaignService campaigns,
      RegistryService registry,
      Supplier<PbxHealth> pbx,
      Predicate<Boolean> textsLeave,
      Launch launch,
      Supplier<Actor> actor) {
    this.campaigns = campaigns;
    this.registry = registry;
    this.pbx = pbx;
    this.textsLeave = textsLeave;
    this.launch = launch;
    this.actor = actor;
  }

  @Override
  public List<Campaign> campaigns() {
    return campaigns.list(MOST_CAMPAIGNS);
  }

  @Override
  public List<Street> streets() {
    return registry.listStreets();
  }

  @Override
  public List<StreetAlias> streetAliases() {
    return registry.listStreetAliases();
  }

  @Override
  public AudienceCount count(Audience audience, boolean texts) {
    return campaigns.count(audience, texts);
  }

  @Override
  public PbxHealth pbx() {
    return pbx.get();
  }

  @Override
  public boolean textsLeave() {
    return textsLeave.test(pbx.get().simulated());
  }

  @Override
  public Optional<byte[]> audio(VoiceMessage message) {
    return campaigns.findAudio(message);
  }

  @Override
  public DraftOutcome create(CampaignDraft draft) {
    return campaigns.create(actor.get(), draft);
  }

  @Override
  public UpdateOutcome update(Campaign seen, CampaignDraft draft) {
    return campaigns.update(actor.get(), seen, draft);
  }

  @Override
  public LaunchResult launch(CampaignId id, int typedCount) {
    return launch.launch(actor.get(), id, typedCount);
  }
}
