package org.tocsin.exchange;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.tocsin.registry.FileId;
import org.tocsin.registry.Street;

/// What each import changed, kept so that it can be undone. Every method joins the transaction in
/// progress.
public interface ImportChanges {

  /// Files whose numbers follow each other.
  record Range(long first, long last) {}

  /// A change that an import made to a file.
  ///
  /// @param before what the file said, as `FileContentJson` writes it
  record Change(FileId file, int versionBefore, int versionAfter, String before) {}

  /// An import, as it is remembered.
  ///
  /// @param undone when it was undone and by whom, if it was
  record Past(
      long id,
      String fileName,
      String actor,
      Instant startedAt,
      int accepted,
      int merged,
      int unchanged,
      int rejected,
      Optional<Undone> undone) {}

  /// That an import was undone.
  record Undone(Instant at, String by) {}

  void addOpened(long batch, List<Range> files);

  void addChanged(long batch, List<Change> changes);

  void addStreets(long batch, List<Street> streets);

  /// The latest first.
  List<Past> list(int limit);

  Optional<Past> find(long batch);

  /// Nothing else undoes it, or takes part in it, until the transaction in progress is over.
  void lock(long batch);

  List<Range> opened(long batch);

  /// Changes of files beyond one, by file and by version: all those of each file that it tells of.
  List<Change> changedAfter(long batch, FileId file, int limit);

  /// What a version of files became when imports were undone, this one's own changes included.
  ///
  /// @param batch the import whose own changes count although it is not undone
  List<Step> steps(long batch, Collection<FileId> files);

  /// A file went from one version to another by an import, or by its undoing.
  record Step(FileId file, int from, int to) {}

  /// Files from one number to another that an alert ever was for.
  List<FileId> alerted(Range files);

  /// Remembers which version a file has again.
  void restored(long batch, FileId file, int versionBefore, int versionRestored);

  /// Forgets an answer about consent that an import took.
  void removeAnswers(FileId file, Instant takenAt);

  /// Removes the streets that an import added and that nobody lives on.
  ///
  /// @return how many
  int removeEmptyStreets(long batch);

  void markUndone(long batch, Undone undone);
}
