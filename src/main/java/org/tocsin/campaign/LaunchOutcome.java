package org.tocsin.campaign;

import java.util.List;

/// What became of a launch.
public sealed interface LaunchOutcome {

  /// The audience is frozen and calls may leave.
  record Launched(Campaign campaign, AudienceCount count) implements LaunchOutcome {}

  /// The number typed to confirm is not the number of residences; nothing was changed.
  record CountMismatch(int typed, AudienceCount count) implements LaunchOutcome {}

  record Refused(List<CampaignFault> faults) implements LaunchOutcome {
    public Refused {
      faults = List.copyOf(faults);
    }
  }

  /// It was launched already, perhaps from another console.
  record NotADraft(CampaignState state) implements LaunchOutcome {}
}
