package org.tocsin.ui.registry;

import java.util.List;
import org.tocsin.registry.AccountNumber;
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

  /// Each number of the new file is the account of another file.
  ///
  /// @param holder the file whose account is the first number
  /// @param offered an account that it may have
  record Account(ResidentFile holder, AccountNumber offered) implements Question {}

  /// The file is no longer there; what is on screen can become a new one.
  record Gone() implements Question {}

  /// Somebody else saved the file in the meantime.
  ///
  /// @param mine what was to be saved
  /// @param merged these changes, made to the file as it stands now
  /// @param differences between the file as it stands now and as it would be with these changes
  record Stale(
      ResidentFile current, FileContent mine, FileContent merged, List<Difference> differences)
      implements Question {
    public Stale {
      differences = List.copyOf(differences);
    }

    /// @param base the file as it was read
    static Stale of(ResidentFile base, ResidentFile current, FileContent mine) {
      var merged = mine.onto(base.content(), current.content());
      return new Stale(current, mine, merged, Versions.differences(current.content(), merged));
    }
  }

  /// A field that two people filled in differently, named as in the audit; an address is one.
  record Difference(String field, String theirs, String mine) {}
}
