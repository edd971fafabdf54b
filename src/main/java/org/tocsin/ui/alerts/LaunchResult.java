package org.tocsin.ui.alerts;

import java.util.List;
import org.tocsin.campaign.AudienceCount;
import org.tocsin.campaign.CampaignFault;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.CampaignState;
import org.tocsin.campaign.LaunchOutcome;
import org.tocsin.campaign.VoiceMessage;
import org.tocsin.dispatch.Hindrance;
import org.tocsin.telephony.PbxHealth;
import org.tocsin.telephony.SoundProof;

/// What became of a launch, as this room tells it.
public sealed interface LaunchResult {

  static LaunchResult of(LaunchOutcome outcome) {
    return switch (outcome) {
      case LaunchOutcome.Launched launched -> new Launched(launched.campaign().id());
      case LaunchOutcome.CountMismatch changed ->
          new CountChanged(changed.typed(), changed.count());
      case LaunchOutcome.Refused refused -> new Refused(refused.faults());
      case LaunchOutcome.NotADraft launched -> new AlreadyLaunched(launched.state());
    };
  }

  record Launched(CampaignId id) implements LaunchResult {}

  /// The number typed is not the number of residences any more.
  record CountChanged(int typed, AudienceCount count) implements LaunchResult {}

  record Refused(List<CampaignFault> faults) implements LaunchResult {
    public Refused {
      faults = List.copyOf(faults);
    }
  }

  record AlreadyLaunched(CampaignState state) implements LaunchResult {}

  record PbxNotReady(PbxHealth health) implements LaunchResult {}

  /// No call would leave, for another reason than the PBX.
  record Hindered(Hindrance why) implements LaunchResult {}

  record SoundNotReady(VoiceMessage message, SoundProof proof) implements LaunchResult {}
}
