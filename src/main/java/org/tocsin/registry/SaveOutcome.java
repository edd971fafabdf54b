package org.tocsin.registry;

import java.util.List;

/// What became of a file that was saved.
public sealed interface SaveOutcome {

  /// It stands as saved.
  record Saved(ResidentFile file) implements SaveOutcome {}

  /// Fields to correct; nothing was changed.
  record Invalid(List<FileFault> faults) implements SaveOutcome {
    public Invalid {
      faults = List.copyOf(faults);
    }
  }

  /// The residence already has a file, or the file was merged into this one; nothing was changed.
  record ResidenceTaken(ResidentFile existing) implements SaveOutcome {}

  /// Each number of the new file is the account of another one; nothing was changed.
  ///
  /// @param holder the file whose account is the first number
  /// @param offered an account that the new file may have
  record AccountTaken(ResidentFile holder, AccountNumber offered) implements SaveOutcome {}

  /// Somebody else saved the file in the meantime; nothing was changed.
  record Stale(ResidentFile current) implements SaveOutcome {}

  /// The file is no longer there: the import that opened it was undone. Nothing was changed.
  record Gone() implements SaveOutcome {}
}
