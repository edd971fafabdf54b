package org.tocsin.campaign;

import java.util.List;

/// What became of a draft that was written anew. Nothing was kept unless it is `Updated`.
public sealed interface UpdateOutcome {

  /// The draft is as it was asked for; nothing was written when it was so already.
  record Updated(Campaign campaign) implements UpdateOutcome {}

  record Refused(List<CampaignFault> faults) implements UpdateOutcome {
    public Refused {
      faults = List.copyOf(faults);
    }
  }

  /// Somebody else changed the draft after it was read.
  ///
  /// @param campaign as it is now
  record ChangedMeanwhile(Campaign campaign) implements UpdateOutcome {}

  /// It was launched already, perhaps from another console.
  record NotADraft(CampaignState state) implements UpdateOutcome {}
}
