package org.tocsin.ui.registry;

import java.util.List;
import org.tocsin.registry.ResidentFile;

/// What a person must decide before going on.
sealed interface Question {

  /// The file on screen has changes that were not saved.
  ///
  /// @param next what the person was about to do
  record Unsaved(Runnable next) implements Question {}

  /// The residence already has this file.
  record Taken(ResidentFile existing) implements Question {}

  /// Somebody else saved the file in the meantime.
  record Stale(ResidentFile current, List<Difference> differences) implements Question {
    public Stale {
      differences = List.copyOf(differences);
    }
  }

  /// A field that two people filled in differently, named as in the audit.
  record Difference(String field, String theirs, String mine) {}
}
