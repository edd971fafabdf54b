package org.tocsin.campaign;

/// What became of a command that moves a campaign to another state.
public sealed interface TransitionOutcome {

  record Moved(CampaignState state) implements TransitionOutcome {}

  /// The campaign is in a state from which the command makes no sense; nothing was changed.
  record NotPossible(CampaignState state) implements TransitionOutcome {}

  /// An exercise never calls through a real PBX; nothing was changed.
  record ExerciseOnRealPbx() implements TransitionOutcome {}
}
