package org.tocsin.exchange;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tocsin.registry.FileContent;
import org.tocsin.registry.Street;

/// Counts what became of each row, and hands the refused ones on.
final class ImportTally {
  private final Optional<RejectsFile> rejectsFile;
  private final List<RowReject> rejects = new ArrayList<>();
  private final Doubts doubts = new Doubts();
  private final List<RowChange> changes = new ArrayList<>();
  private int accepted;
  private int merged;
  private int moved;
  private int unchanged;
  private int rejected;

  ImportTally(Optional<RejectsFile> rejectsFile) {
    this.rejectsFile = rejectsFile;
  }

  void accept(ResidentRow row, FileContent opened) {
    accepted++;
    note(row, Optional.empty(), opened);
  }

  void merge(ResidentRow row, FileContent before, FileContent after) {
    merged++;
    moved += note(row, Optional.of(before), after).isMove() ? 1 : 0;
  }

  /// That a row which is refused withdraws a consent all the same.
  void optOut(ResidentRow row, FileContent before, FileContent after) {
    note(row, Optional.of(before), after);
  }

  private RowChange note(ResidentRow row, Optional<FileContent> before, FileContent after) {
    var change = new RowChange(row.source().line(), before, after);
    if (changes.size() < ImportPreview.MOST_CHANGES) {
      changes.add(change);
    }
    return change;
  }

  /// The first ones.
  List<RowChange> changes() {
    return changes;
  }

  void leave() {
    unchanged++;
  }

  void reject(ResidentRow row, List<RowFault> faults) {
    rejected++;
    doubts.add(row);
    if (rejects.size() < ImportReport.MOST_REJECTS) {
      rejects.add(new RowReject(row.source().line(), faults));
    }
    rejectsFile.ifPresent(file -> file.add(row.source(), faults));
  }

  Doubts doubts() {
    return doubts;
  }

  long rows() {
    return (long) accepted + merged + unchanged + rejected;
  }

  ImportReport report(Duration duration, List<Street> streetsAdded) {
    return new ImportReport(
        accepted, merged, moved, unchanged, rejected, duration, streetsAdded, rejects);
  }
}
