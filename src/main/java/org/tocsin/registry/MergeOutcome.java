package org.tocsin.registry;

import java.util.List;

/// What became of two files that were to become one.
public sealed interface MergeOutcome {

  /// They are one.
  record Merged(FileMerge merge, ResidentFile kept) implements MergeOutcome {}

  /// Fields to correct; nothing was changed.
  record Invalid(List<FileFault> faults) implements MergeOutcome {
    public Invalid {
      faults = List.copyOf(faults);
    }
  }

  /// The chosen residence has a file, and it is neither of the two; nothing was changed.
  record ResidenceTaken(ResidentFile existing) implements MergeOutcome {}

  /// Somebody else changed one of the two in the meantime; nothing was changed.
  record Stale(ResidentFile keep, ResidentFile other) implements MergeOutcome {}

  /// Somebody else merged one of the two in the meantime; nothing was changed.
  ///
  /// @param kept the file where it went
  record AlreadyMerged(ResidentFile kept) implements MergeOutcome {}

  /// One of the two is no longer there: the import that opened it was undone. Nothing was changed.
  record Gone() implements MergeOutcome {}
}
