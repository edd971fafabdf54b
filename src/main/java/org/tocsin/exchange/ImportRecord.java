package org.tocsin.exchange;

import java.util.ArrayList;
import java.util.List;
import org.tocsin.exchange.ImportChanges.Change;
import org.tocsin.exchange.ImportChanges.Range;
import org.tocsin.registry.FileId;
import org.tocsin.registry.ResidentFile;

/// What an import changes, gathered block by block and kept in few statements.
final class ImportRecord {
  private final ImportChanges changes;
  private final long batch;
  private final List<Change> changed = new ArrayList<>();

  ImportRecord(ImportChanges changes, long batch) {
    this.changes = changes;
    this.batch = batch;
  }

  long batch() {
    return batch;
  }

  /// @param file as it stood before
  void change(ResidentFile file) {
    changed.add(
        new Change(
            file.id(), file.version(), file.version() + 1, FileContentJson.write(file.content())));
  }

  /// What was changed since it was kept last is taken back.
  void forget() {
    changed.clear();
  }

  /// Keeps the files that a block opened, and what it changed so far.
  void keep(List<FileId> opened) {
    changes.addOpened(batch, ranges(opened));
    changes.addChanged(batch, changed);
    changed.clear();
  }

  private static List<Range> ranges(List<FileId> files) {
    var ranges = new ArrayList<Range>();
    var ids = files.stream().mapToLong(FileId::number).sorted().toArray();
    int start = 0;
    for (int i = 1; i <= ids.length; i++) {
      if (i == ids.length || ids[i] != ids[i - 1] + 1) {
        ranges.add(new Range(ids[start], ids[i - 1]));
        start = i;
      }
    }
    return ranges;
  }
}
