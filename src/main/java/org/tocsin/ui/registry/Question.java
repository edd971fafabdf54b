package org.tocsin.ui.registry;

import java.util.ArrayList;
import java.util.List;
import org.tocsin.registry.FileChanges;
import org.tocsin.registry.FileContent;
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
  ///
  /// @param mine what was to be saved
  /// @param differences between the file as it stands now and as it would be with these changes
  record Stale(ResidentFile current, FileContent mine, List<Difference> differences)
      implements Question {
    public Stale {
      differences = List.copyOf(differences);
    }

    /// @param base the file as it was read
    static Stale of(ResidentFile base, ResidentFile current, FileContent mine) {
      var theirs = FileChanges.of(current.content());
      var differences = new ArrayList<Difference>();
      FileChanges.of(mine.onto(base.content(), current.content()))
          .forEach((field, text) -> {
            var other = theirs.getOrDefault(field, "");
            if (!other.equals(text)) {
              differences.add(new Difference(field, other, text));
            }
          });
      return new Stale(current, mine, differences);
    }
  }

  /// A field that two people filled in differently, named as in the audit.
  record Difference(String field, String theirs, String mine) {}
}
