package org.tocsin.dispatch;

import org.tocsin.campaign.AudienceCount;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignState;
import org.tocsin.campaign.LaunchOutcome;
import org.tocsin.campaign.VoiceMessage;
import org.tocsin.telephony.PbxHealth;
import org.tocsin.telephony.SoundProof;

/// What became of asking that calls leave, for the first time or again.
public sealed interface LaunchReport {

  /// The audience is frozen and calls leave.
  ///
  /// @param withoutTexts whether it has a text for which there is no way out: only calls leave
  record Launched(Campaign campaign, AudienceCount count, boolean withoutTexts)
      implements LaunchReport {}

  /// An alert is lifted, and those whom it had notified are called.
  ///
  /// @param count of those whom it had notified; calls of the alert that are still up may add to
  ///   them
  record Lifted(Campaign allClear, AudienceCount count) implements LaunchReport {}

  /// A paused campaign calls again.
  record Resumed() implements LaunchReport {}

  /// The campaign itself cannot be launched; nothing was changed.
  record CampaignRefused(LaunchOutcome outcome) implements LaunchReport {}

  /// The campaign is in a state from which it cannot be resumed or lifted; nothing was changed.
  record NotPossible(CampaignState state) implements LaunchReport {}

  /// No call would leave, for another reason than the PBX; nothing was changed.
  record Hindered(Hindrance why) implements LaunchReport {}

  /// It was launched on the simulated PBX and this one is real, or the other way round; nothing was
  /// changed.
  record OtherPbx() implements LaunchReport {}

  /// No call can be placed now; nothing was changed.
  record PbxNotReady(PbxHealth health) implements LaunchReport {}

  /// The PBX cannot play this message; nothing was changed.
  record SoundNotReady(VoiceMessage message, SoundProof proof) implements LaunchReport {}
}
