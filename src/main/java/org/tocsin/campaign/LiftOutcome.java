package org.tocsin.campaign;

import java.util.List;

/// What came of lifting an alert.
public sealed interface LiftOutcome {

  /// The alert is lifted, and those whom it had notified are being called.
  ///
  /// @param count of those whom it had notified; calls of the alert that are still up may add to
  ///   them
  record Lifted(Campaign allClear, AudienceCount count) implements LiftOutcome {}

  /// Nothing was changed.
  record Refused(List<CampaignFault> faults) implements LiftOutcome {
    public Refused {
      faults = List.copyOf(faults);
    }
  }

  /// It cannot be lifted from the state that it is in.
  record NotPossible(CampaignState state) implements LiftOutcome {}

  /// It was launched on the simulator and the PBX in use is real, or the other way round.
  record OtherPbx() implements LiftOutcome {}
}
