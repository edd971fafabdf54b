package org.tocsin.exchange;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What became of an import. A fault of the database is thrown instead, and nothing stands.
public sealed interface ImportOutcome {

  /// All its rows are dealt with, in one transaction.
  ///
  /// @param rejects where the refused rows are: not in the file that was asked for, if another
  ///   program took its place meanwhile; nowhere if none was asked for or none is needed
  /// @param missing what the list does not speak of, if it is of everybody
  record Done(ImportReport report, Optional<Path> rejects, Optional<Missing> missing)
      implements ImportOutcome {
    public Done(ImportReport report, Optional<Path> rejects) {
      this(report, rejects, Optional.empty());
    }
  }

  /// More files would not be called any more than may be; nothing was changed.
  ///
  /// @param unreadable rows of which nothing can be told: as long as there is one, nobody knows who
  ///   is missing
  record TooManyMissing(int missing, int most, int unreadable) implements ImportOutcome {}

  /// What the import would do; nothing was changed.
  record Previewed(ImportPreview preview) implements ImportOutcome {}

  /// It is not a list; nothing was changed.
  ///
  /// @param columns those that are missing or repeated, in the language of the list
  record NotACsv(NotCsv reason, List<String> columns) implements ImportOutcome {
    public NotACsv {
      columns = List.copyOf(columns);
    }
  }

  /// The disk has not the room that an import of this list may take; nothing was begun. Begun all
  /// the same, it could leave a part of the list behind: an embedded database whose disk is full
  /// cannot always take back what it had written.
  record NoRoom(long neededBytes, long freeBytes) implements ImportOutcome {}

  /// Calls are being made, which would wait until the import ends: alerts come first. Nothing was
  /// begun.
  record CallsUnderWay() implements ImportOutcome {}

  /// Others kept changing the same files, and the list was begun twice; nothing was changed.
  record Clashed() implements ImportOutcome {}

  /// Stopped on demand; nothing was changed.
  record Cancelled() implements ImportOutcome {}

  /// The refused rows could not be written there; nothing was changed.
  record RejectsNotWritten(Path file, Why why) implements ImportOutcome {

    /// What prevents it.
    public enum Why {
      /// The rejects would take the place of the list, by whatever name or link.
      IS_THE_LIST,
      NOT_WRITABLE
    }
  }
}
