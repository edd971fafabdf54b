package org.tocsin.registry;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What became of a merge that was to be undone. But for [Undone], nothing was changed.
public sealed interface UndoOutcome {

  /// Both files are as they were.
  record Undone(ResidentFile kept, ResidentFile reopened) implements UndoOutcome {}

  /// It was already.
  record AlreadyUndone(FileMerge.Undone how) implements UndoOutcome {}

  /// The kept file was changed since: undoing would lose that.
  ///
  /// @param changes what differs from what the merge made of it, as [FileChanges] writes it; empty
  ///   when it was changed and changed back
  record Changed(ResidentFile current, SortedMap<String, String> changes) implements UndoOutcome {
    public Changed {
      changes = Collections.unmodifiableSortedMap(new TreeMap<>(changes));
    }

    static Changed of(ResidentFile current, Map<String, String> changes) {
      return new Changed(current, new TreeMap<>(changes));
    }
  }

  /// Another file was merged into the kept one since: that merge is to be undone first.
  record AnotherSince(ResidentFile other) implements UndoOutcome {}

  /// The kept file was itself merged since.
  record MergedSince(ResidentFile into) implements UndoOutcome {}

  /// One of the two files is no longer there: the import that opened it was undone.
  record Gone() implements UndoOutcome {}

  /// One of the two residences has another file by now, or its card is another's.
  record Taken(ResidentFile by) implements UndoOutcome {}
}
