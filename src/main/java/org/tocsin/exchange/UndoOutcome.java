package org.tocsin.exchange;

import java.util.List;
import org.tocsin.registry.AccountNumber;
import org.tocsin.registry.FileId;

/// What became of an import that was to be undone.
public sealed interface UndoOutcome {

  /// It is undone, but for the files that are left as they are.
  ///
  /// @param removed files that it had opened
  /// @param restored files that say again what they said before it
  /// @param left how many are left as they are
  /// @param first the first of those, at most `MOST_LEFT`
  record Done(int removed, int restored, int left, List<Left> first) implements UndoOutcome {
    public static final int MOST_LEFT = 1_000;

    public Done {
      first = List.copyOf(first);
    }
  }

  /// A file that is not overwritten, and why.
  record Left(FileId file, AccountNumber account, Why why) {}

  /// Why a file is left as it is.
  enum Why {
    /// Somebody, or a later import, changed it since.
    CHANGED,
    /// An alert was for it: what became of its calls is told by that file.
    ALERTED,
    /// The card that it had is another file's now.
    CARD_TAKEN,
    /// Its resident opted out by that list: without the file, a later list could call them again.
    OPTED_OUT,
    /// The residence that the list had moved it from is another file's now.
    RESIDENCE_TAKEN,
    /// Somebody merged it into another since.
    MERGED
  }

  record NoSuchImport() implements UndoOutcome {}

  record AlreadyUndone(ImportChanges.Undone undone) implements UndoOutcome {}

  /// It was made by a version of the program that did not keep what imports changed.
  record NotKept() implements UndoOutcome {}

  /// Calls are being made, which would wait: alerts come first. Nothing was begun.
  record CallsUnderWay() implements UndoOutcome {}

  /// Others kept writing the same things first; nothing was changed.
  record Clashed() implements UndoOutcome {}

  /// Stopped on demand; nothing was changed.
  record Cancelled() implements UndoOutcome {}
}
