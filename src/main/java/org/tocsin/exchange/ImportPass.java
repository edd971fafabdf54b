package org.tocsin.exchange;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.tocsin.audit.Actor;
import org.tocsin.audit.AuditLog;

/// A list read from its first row to its last, in the transaction in progress.
final class ImportPass {
  private static final int BLOCK = 1_000;

  private final OpenList list;
  private final ImportProgress progress;
  private final ImportTally tally;
  private final ImportRun run;
  private final Instant start;
  private final ImportRecord kept;

  ImportPass(
      OpenList list,
      ImportProgress progress,
      ImportTarget target,
      AuditLog audit,
      Actor actor,
      Instant start,
      ImportRecord kept,
      Optional<RejectsFile> rejects) {
    this.list = list;
    this.progress = progress;
    this.start = start;
    this.kept = kept;
    tally = new ImportTally(rejects);
    run = new ImportRun(target, audit, actor, start, tally, kept);
  }

  /// @throws Stopped when somebody stops it
  ImportReport read(Clock clock) {
    var reader = new ResidentRowReader(list.columns());
    var block = new ArrayList<ResidentRow>(BLOCK);
    for (var row = list.next(); row.isPresent(); row = list.next()) {
      if (!row.get().isBlank() || !row.get().closed()) {
        block.add(reader.read(row.get()));
      }
      if (block.size() == BLOCK) {
        finish(block);
      }
    }
    finish(block);
    return tally.report(Duration.between(start, clock.instant()), run.streets().added());
  }

  private void finish(ArrayList<ResidentRow> block) {
    if (progress.isCancelled()) {
      throw new Stopped();
    }
    run.block(block);
    block.clear();
    progress.report(tally.rows(), list.bytesRead(), list.size());
  }

  /// The number of the import.
  long batch() {
    return kept.batch();
  }

  Missing missing(ImportTarget target, Delta delta, Optional<ResidentCsv> written) {
    return new MissingPass(run, tally.doubts(), target, delta, written).look();
  }

  ImportTally tally() {
    return tally;
  }

  /// Rolls the transaction back when somebody stops the import.
  static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
