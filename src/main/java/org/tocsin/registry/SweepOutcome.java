package org.tocsin.registry;

/// What became of a sweep for duplicates.
public sealed interface SweepOutcome {

  /// It looked at the whole registry.
  ///
  /// @param pairs how many are to be looked at
  /// @param crowdedNumbers numbers of too many files to tell anything, which were left out
  /// @param truncated there were more pairs than are kept: once these are dealt with, another sweep
  ///   finds the rest
  record Swept(int pairs, int crowdedNumbers, boolean truncated) implements SweepOutcome {}

  /// It was given up: what the one before had found stays.
  record Cancelled() implements SweepOutcome {}
}
