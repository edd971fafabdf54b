package org.tocsin.ui.alerts;

import java.util.List;
import java.util.Optional;
import org.tocsin.campaign.Audience;
import org.tocsin.campaign.AudienceCount;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignDraft;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.DraftOutcome;
import org.tocsin.campaign.UpdateOutcome;
import org.tocsin.campaign.VoiceMessage;
import org.tocsin.registry.Street;
import org.tocsin.registry.StreetAlias;
import org.tocsin.telephony.PbxHealth;

/// What this room asks of the house. Every method blocks: never called on the FX thread.
public interface AlertsDesk {

  /// Newest first, drafts too.
  List<Campaign> campaigns();

  List<Street> streets();

  /// Their other and former names.
  List<StreetAlias> streetAliases();

  /// @param texts whether numbers that take texts alone count too
  AudienceCount count(Audience audience, boolean texts);

  PbxHealth pbx();

  /// Whether there is a way out for texts.
  boolean textsLeave();

  /// The bytes of a message that a draft keeps.
  Optional<byte[]> audio(VoiceMessage message);

  DraftOutcome create(CampaignDraft draft);

  /// Writes a draft anew; nothing is written when it is so already.
  UpdateOutcome update(Campaign seen, CampaignDraft draft);

  LaunchResult launch(CampaignId id, int typedCount);
}
