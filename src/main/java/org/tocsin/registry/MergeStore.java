package org.tocsin.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tocsin.shared.ConflictException;

/// Where files are merged. Every method joins the transaction in progress.
public interface MergeStore {

  /// Has whoever else merges or undoes wait until the transaction ends.
  void lock();

  /// Closes a file and has another say what was chosen. The closed one keeps all it says but its
  /// card, and is found under its account number by the one that is kept.
  ///
  /// @param keep as it stands
  /// @param other as it stands; it is closed
  /// @throws ConflictException when either was changed in the meantime
  FileMerge merge(
      ResidentFile keep, ResidentFile other, FileContent content, String by, Instant now);

  Optional<FileMerge> find(long merge);

  /// The latest first, those that were undone among them.
  List<FileMerge> recent(int limit);

  /// A file that was closed, as it was, with the card that it had.
  Optional<ResidentFile> findClosed(FileMerge merge);

  /// What merges that were undone made of the versions of a file, whichever part it had in them. A
  /// merge while which something else happened to the file is not among them.
  VersionSteps undone(FileId file);

  /// The file that was closed for another by the merge that changed this version of it and stands.
  Optional<ResidentFile> findClosedFor(FileId kept, int version);

  /// Puts both files back as they were.
  ///
  /// @param kept as it stands
  /// @throws ConflictException when the kept one was changed in the meantime
  void undo(FileMerge merge, ResidentFile kept, String by, Instant now);
}
