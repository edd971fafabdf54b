package org.tocsin.exchange;

import java.nio.file.Path;
import java.util.List;

/// What became of an import. A fault of the database is thrown instead, and nothing stands.
public sealed interface ImportOutcome {

  /// All its rows are dealt with, in one transaction.
  record Done(ImportReport report) implements ImportOutcome {}

  /// It is not a list; nothing was changed.
  ///
  /// @param columns those that are missing or repeated, by their French names
  record NotACsv(NotCsv reason, List<String> columns) implements ImportOutcome {
    public NotACsv {
      columns = List.copyOf(columns);
    }
  }

  /// The disk has not the room that an import of this list may take; nothing was begun. Begun all
  /// the same, it could leave a part of the list behind: an embedded database whose disk is full
  /// cannot always take back what it had written.
  record NoRoom(long neededBytes, long freeBytes) implements ImportOutcome {}

  /// Stopped on demand; nothing was changed.
  record Cancelled() implements ImportOutcome {}

  /// The refused rows could not be written there; nothing was changed.
  record RejectsNotWritten(Path file) implements ImportOutcome {}
}
