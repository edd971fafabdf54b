package org.tocsin.campaign;

/// What became of a command that moves a campaign to another state.
public sealed interface TransitionOutcome {

  record Moved(CampaignState state) implements TransitionOutcome {}

  /// The campaign is in a state from which the command makes no sense; nothing was changed.
  record NotPossible(CampaignState state) implements TransitionOutcome {}

  /// What was launched on the simulated PBX never goes on through a real one, nor the other way
  /// round; nothing was changed.
  record OtherPbx() implements TransitionOutcome {}
}
