package org.tocsin.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.tocsin.audit.Actor;
import org.tocsin.audit.AuditEntry;
import org.tocsin.audit.AuditLog;
import org.tocsin.shared.Transactions;

/// Brings lists of residents into the registry.
///
/// A list is one transaction, whatever its length: stopped or broken, it leaves nothing. Rows are
/// read and written some hundreds at a time. Blocks on the database: never called on the FX thread.
public final class ResidentImportService {
  /// What an embedded database took for a list, twice over: a row of 120 bytes becomes 1.5 kB with
  /// its indexes, and as much again until it is committed.
  private static final long ROOM_FOR_A_BYTE = 50;

  private static final long ROOM_AT_LEAST = 40_000_000;
  private static final int BLOCK = 1_000;

  private final ImportTarget target;
  private final ImportBatches batches;
  private final AuditLog audit;
  private final Transactions transactions;
  private final Clock clock;
  private final AtomicInteger underWay = new AtomicInteger();

  public ResidentImportService(
      ImportTarget target,
      ImportBatches batches,
      AuditLog audit,
      Transactions transactions,
      Clock clock) {
    this.target = target;
    this.batches = batches;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// Imports a file: UTF-8 or Windows-1252, commas or semicolons, French or English names of
  /// columns in any order.
  public ImportOutcome importFile(
      Actor actor, Path file, ImportOptions options, ImportProgress progress) {
    FileProbe probe;
    try {
      probe = FileProbe.of(file);
    } catch (IOException e) {
      return new ImportOutcome.NotACsv(NotCsv.UNREADABLE, List.of());
    }
    if (probe.refusal().isPresent()) {
      return new ImportOutcome.NotACsv(probe.refusal().get(), List.of());
    }
    try (var source = CsvFile.open(file, probe.encoding()).orElse(null)) {
      if (source == null) {
        return new ImportOutcome.NotACsv(NotCsv.EMPTY, List.of());
      }
      var refusal = refusal(new ListColumns(source.header()));
      return refusal.isPresent()
          ? refusal.get()
          : importRows(new Job(actor, file, probe, source, options, progress));
    } catch (IOException e) {
      return new ImportOutcome.NotACsv(NotCsv.UNREADABLE, List.of());
    }
  }

  private record Job(
      Actor actor,
      Path file,
      FileProbe probe,
      CsvFile source,
      ImportOptions options,
      ImportProgress progress) {}

  private static Optional<ImportOutcome> refusal(ListColumns columns) {
    if (!columns.missing().isEmpty()) {
      return Optional.of(new ImportOutcome.NotACsv(NotCsv.MISSING_COLUMNS, columns.missing()));
    }
    return columns.repeated().isEmpty()
        ? Optional.empty()
        : Optional.of(new ImportOutcome.NotACsv(NotCsv.REPEATED_COLUMNS, columns.repeated()));
  }

  /// Whether an import is in progress.
  public boolean isUnderWay() {
    return underWay.get() > 0;
  }

  private ImportOutcome importRows(Job job) throws IOException {
    underWay.incrementAndGet();
    try {
      return importAllRows(job);
    } finally {
      underWay.decrementAndGet();
    }
  }

  private ImportOutcome importAllRows(Job job) throws IOException {
    long needed = ROOM_AT_LEAST + ROOM_FOR_A_BYTE * Files.size(job.file());
    var free = batches.freeBytes();
    if (free.isPresent() && free.getAsLong() < needed) {
      return new ImportOutcome.NoRoom(needed, free.getAsLong());
    }
    var wanted = job.options().rejects();
    if (wanted.isPresent()) {
      var refused = RejectsFile.refusal(wanted.get(), job.file());
      if (refused.isPresent()) {
        return new ImportOutcome.RejectsNotWritten(wanted.get(), refused.get());
      }
    }
    var rejects = Optional.<RejectsFile>empty();
    try {
      rejects =
          wanted.map(path -> RejectsFile.create(path, job.source(), job.options().language()));
      var file = rejects;
      var report = transactions.write(() -> importInTransaction(job, file));
      return new ImportOutcome.Done(report, file.flatMap(RejectsFile::place));
    } catch (AlertsFirst e) {
      return new ImportOutcome.CallsUnderWay();
    } catch (Stopped e) {
      return new ImportOutcome.Cancelled();
    } catch (SourceFault e) {
      throw e.getCause();
    } catch (UncheckedIOException e) {
      return new ImportOutcome.RejectsNotWritten(
          wanted.orElse(job.file()), ImportOutcome.RejectsNotWritten.Why.NOT_WRITABLE);
    } finally {
      rejects.ifPresent(RejectsFile::close);
    }
  }

  private ImportReport importInTransaction(Job job, Optional<RejectsFile> rejects) {
    var start = clock.instant();
    // Now that the writer is held: an alert may have been launched while it was waited for.
    if (batches.callsUnderWay(start)) {
      throw new AlertsFirst();
    }
    var tally = new ImportTally(rejects);
    var run = new ImportRun(target, audit, job.actor(), start, tally);
    var reader = new ResidentRowReader(new ListColumns(job.source().header()));
    var block = new ArrayList<ResidentRow>(BLOCK);
    for (var row = next(job); row.isPresent(); row = next(job)) {
      if (!row.get().isBlank() || !row.get().closed()) {
        block.add(reader.read(row.get()));
      }
      if (block.size() == BLOCK) {
        finish(job, run, block, tally);
      }
    }
    finish(job, run, block, tally);
    var end = clock.instant();
    var report = tally.report(Duration.between(start, end), run.streets().added());
    remember(job, report, start, end);
    rejects.ifPresent(RejectsFile::complete);
    return report;
  }

  private static void finish(Job job, ImportRun run, List<ResidentRow> block, ImportTally tally) {
    if (job.progress().isCancelled()) {
      throw new Stopped();
    }
    run.block(block);
    block.clear();
    job.progress().report(tally.rows(), job.source().bytesRead(), job.probe().size());
  }

  private static Optional<CsvReader.Row> next(Job job) {
    try {
      return job.source().next();
    } catch (IOException e) {
      throw new SourceFault(e);
    }
  }

  private void remember(Job job, ImportReport report, Instant start, Instant end) {
    var name = job.file().getFileName().toString();
    long batch =
        batches.add(
            new ImportBatches.Batch(
                name, job.probe().sha256(), job.actor().name(), start, end, report));
    audit.append(
        AuditEntry.of(
            end,
            job.actor(),
            "exchange.importResidents",
            "import:" + batch,
            Map.of(
                "file", name,
                "sha256", job.probe().sha256(),
                "accepted", Integer.toString(report.accepted()),
                "merged", Integer.toString(report.merged()),
                "unchanged", Integer.toString(report.unchanged()),
                "rejected", Integer.toString(report.rejected()),
                "streetsAdded", Integer.toString(report.streetsAdded().size()))));
  }

  /// Gives the writer back to the calls.
  private static final class AlertsFirst extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /// Rolls the transaction back when somebody stops the import.
  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /// Rolls the transaction back when the list can no longer be read.
  private static final class SourceFault extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    SourceFault(IOException cause) {
      super(cause);
    }
  }
}
