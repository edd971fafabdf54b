package org.tocsin.exchange;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.tocsin.shared.Transactions;

/// A list read from its first row to its last, in the transaction in progress.
final class ImportPass {
  private static final int BLOCK = 1_000;

  private final OpenList list;
  private final ImportProgress progress;
  private final ImportTally tally;
  private final ImportFiles files;
  private final ImportRun run;
  private final Instant start;
  private boolean whole;

  ImportPass(
      OpenList list,
      ImportProgress progress,
      ImportFiles files,
      Transactions transactions,
      Instant start,
      Optional<RejectsFile> rejects) {
    this.list = list;
    this.progress = progress;
    this.files = files;
    this.start = start;
    tally = new ImportTally(rejects);
    run = new ImportRun(files, tally, transactions);
  }

  /// @param most stops after so many rows, or a few more
  /// @throws Stopped when somebody stops it
  ImportReport read(Clock clock, long most) {
    var reader = new ResidentRowReader(list.columns());
    var block = new ArrayList<ResidentRow>(BLOCK);
    var row = list.next();
    while (row.isPresent() && tally.rows() < most) {
      if (!row.get().isBlank() || !row.get().closed()) {
        block.add(reader.read(row.get()));
      }
      if (block.size() == BLOCK) {
        finish(block);
      }
      row = list.next();
    }
    finish(block);
    whole = row.isEmpty();
    return tally.report(Duration.between(start, clock.instant()), run.streets().added());
  }

  private void goOn() {
    if (progress.isCancelled()) {
      throw new Stopped();
    }
  }

  private void finish(ArrayList<ResidentRow> block) {
    goOn();
    run.block(block);
    block.clear();
    progress.report(tally.rows(), list.bytesRead(), list.size());
  }

  /// Whether the list was read to its end.
  boolean isWhole() {
    return whole;
  }

  ImportFiles files() {
    return files;
  }

  Missing missing(Delta delta, Optional<ResidentCsv> written) {
    var asOf = delta.asOf().orElse(start);
    return new MissingPass(run, files, tally.doubts(), delta, asOf, written, this::goOn).look();
  }

  ImportTally tally() {
    return tally;
  }

  /// Rolls the transaction back when somebody stops the import.
  static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
