package org.tocsin.campaign;

import java.util.List;

/// What became of a campaign that was written down.
public sealed interface DraftOutcome {

  record Created(Campaign campaign) implements DraftOutcome {}

  /// Nothing was kept.
  record Refused(List<CampaignFault> faults) implements DraftOutcome {
    public Refused {
      faults = List.copyOf(faults);
    }
  }
}
