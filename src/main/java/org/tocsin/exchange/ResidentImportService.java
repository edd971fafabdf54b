package org.tocsin.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.audit.Actor;
import org.tocsin.audit.AuditEntry;
import org.tocsin.audit.AuditLog;
import org.tocsin.shared.ConflictException;
import org.tocsin.shared.LongWork;
import org.tocsin.shared.LongWork.Kind;
import org.tocsin.shared.Transactions;

/// Brings lists of residents into the registry.
///
/// A list is one transaction, whatever its length: stopped or broken, it leaves nothing. Rows are
/// read and written some hundreds at a time. Blocks on the database: never called on the FX thread.
public final class ResidentImportService {
  /// What an embedded database takes for a list until it is committed, and keeps: 160 times its
  /// bytes for 100,000 residences, 290 times for a million.
  private static final long ROOM_FOR_A_BYTE = 300;

  private static final Logger LOG = LoggerFactory.getLogger(ResidentImportService.class);
  private static final long ROOM_AT_LEAST = 40_000_000;

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
  /// columns in any order; or JSON, as exports write it.
  public ImportOutcome importFile(
      Actor actor, Path file, ImportOptions options, ImportProgress progress) {
    var outcome = importOnce(actor, file, options, progress);
    return outcome instanceof ImportOutcome.Clashed
        ? importOnce(actor, file, options, progress)
        : outcome;
  }

  private ImportOutcome importOnce(
      Actor actor, Path file, ImportOptions options, ImportProgress progress) {
    return withList(
        file,
        options,
        list -> {
          var refusal = list.refusal();
          return refusal.isPresent()
              ? refusal.get()
              : importRows(new Job(actor, list, options, progress));
        });
  }

  /// Tells what an import of this file would do, and changes nothing: it is the import itself, in a
  /// transaction that is taken back. So it takes as long, keeps no row in memory, and is refused
  /// for the same reasons.
  public ImportOutcome previewFile(
      Actor actor, Path file, ImportOptions options, ImportProgress progress) {
    return withList(
        file,
        options,
        list ->
            list.refusal().isPresent()
                ? new ImportOutcome.Previewed(preview(list, Optional.empty(), true, List.of()))
                : previewRows(new Job(actor, list, options, progress)));
  }

  private static ImportPreview preview(
      OpenList list, Optional<ImportReport> report, boolean whole, List<RowChange> changes) {
    var columns = list.columns();
    return new ImportPreview(
        list.described(), columns.missing(), columns.repeated(), report, whole, changes);
  }

  @FunctionalInterface
  private interface Work {
    ImportOutcome on(OpenList list) throws IOException;
  }

  private static ImportOutcome withList(Path file, ImportOptions options, Work work) {
    try (var list = OpenList.open(file, options.assigned())) {
      return work.on(list);
    } catch (NotAList e) {
      return new ImportOutcome.NotACsv(e.reason(), List.of());
    } catch (IOException e) {
      return new ImportOutcome.NotACsv(NotCsv.UNREADABLE, List.of());
    }
  }

  private record Job(Actor actor, OpenList list, ImportOptions options, ImportProgress progress) {
    LongWork what(Kind kind) {
      return new LongWork(kind, list.name(), actor.name());
    }
  }

  /// Whether an import is in progress; a preview is over before a launch tires of waiting.
  public boolean isUnderWay() {
    return underWay.get() > 0;
  }

  private ImportOutcome importRows(Job job) throws IOException {
    var wanted = job.options().rejects();
    var written = new ArrayList<Path>();
    wanted.ifPresent(written::add);
    job.options().delta().flatMap(Delta::missing).ifPresent(written::add);
    for (var file : written) {
      var refused = RejectsFile.refusal(file, job.list().file());
      if (refused.isPresent()) {
        return new ImportOutcome.RejectsNotWritten(file, refused.get());
      }
    }
    underWay.incrementAndGet();
    try {
      return guarded(job, () -> importAllRows(job, wanted));
    } finally {
      underWay.decrementAndGet();
    }
  }

  private ImportOutcome importAllRows(Job job, Optional<Path> wanted) {
    var rejects = Optional.<RejectsFile>empty();
    try {
      rejects = wanted.map(path -> RejectsFile.create(path, job.list(), job.options().language()));
      var file = rejects;
      var imported =
          transactions.writeLong(job.what(Kind.IMPORT), () -> importInTransaction(job, file));
      return new ImportOutcome.Done(
          imported.report(), file.flatMap(RejectsFile::place), imported.missing());
    } catch (OpenList.SourceFault e) {
      throw e;
    } catch (MissingNotWritten e) {
      return notWritten(job.options().delta().flatMap(Delta::missing), job);
    } catch (UncheckedIOException e) {
      return notWritten(wanted, job);
    } finally {
      rejects.ifPresent(RejectsFile::close);
    }
  }

  private static ImportOutcome notWritten(Optional<Path> file, Job job) {
    return new ImportOutcome.RejectsNotWritten(
        file.orElse(job.list().file()), ImportOutcome.RejectsNotWritten.Why.NOT_WRITABLE);
  }

  private ImportOutcome previewRows(Job job) throws IOException {
    var seen = new ArrayList<ImportPreview>();
    return guarded(
        job,
        () -> {
          try {
            transactions.writeLong(
                job.what(Kind.PREVIEW),
                () -> {
                  var pass = pass(job, Optional.empty());
                  var report = pass.read(clock, ImportPreview.MOST_ROWS);
                  var changes = pass.tally().changes();
                  seen.add(preview(job.list(), Optional.of(report), pass.isWhole(), changes));
                  throw new TakenBack();
                });
          } catch (TakenBack e) {
            LOG.debug("A preview is taken back");
          }
          return new ImportOutcome.Previewed(seen.getFirst());
        });
  }

  /// Begins nothing without the room for it, nor before alerts.
  private ImportOutcome guarded(Job job, Supplier<ImportOutcome> work) throws IOException {
    long needed = ROOM_AT_LEAST + ROOM_FOR_A_BYTE * Files.size(job.list().file());
    var free = batches.freeBytes();
    if (free.isPresent() && free.getAsLong() < needed) {
      return new ImportOutcome.NoRoom(needed, free.getAsLong());
    }
    try {
      return work.get();
    } catch (UntilAnAlert.AlertsFirst e) {
      return new ImportOutcome.CallsUnderWay();
    } catch (ImportPass.Stopped e) {
      return new ImportOutcome.Cancelled();
    } catch (ConflictException e) {
      return new ImportOutcome.Clashed();
    } catch (MissingPass.TooMany e) {
      return e.outcome();
    } catch (OpenList.SourceFault e) {
      return new ImportOutcome.NotACsv(e.reason(), List.of());
    }
  }

  private ImportPass pass(Job job, Optional<RejectsFile> rejects) {
    var start = clock.instant();
    var progress = new UntilAnAlert(job.progress(), batches, clock);
    // Now that the writer is held: an alert may have been launched while it was waited for.
    if (progress.isCancelled()) {
      throw new ImportPass.Stopped();
    }
    var list = job.list();
    var batch =
        batches.begin(
            new ImportBatches.Batch(list.name(), list.sha256(), job.actor().name(), start));
    var kept = new ImportRecord(batches.changes(), batch);
    var files = new ImportFiles(target, audit, job.actor(), start, kept);
    return new ImportPass(list, progress, files, transactions, start, rejects);
  }

  private record Imported(ImportReport report, Optional<Missing> missing) {}

  private Imported importInTransaction(Job job, Optional<RejectsFile> rejects) {
    var pass = pass(job, rejects);
    var report = pass.read(clock, Long.MAX_VALUE);
    var missing = job.options().delta().map(delta -> missing(job, pass, delta));
    remember(job, report, pass.files().batch());
    rejects.ifPresent(RejectsFile::complete);
    return new Imported(report, missing);
  }

  private Missing missing(Job job, ImportPass pass, Delta delta) {
    if (delta.missing().isEmpty()) {
      return pass.missing(delta, Optional.empty());
    }
    try (var file = WholeFile.create(delta.missing().get())) {
      var writer = new ResidentCsv(file.out(), job.options().language());
      writer.begin();
      var missing = pass.missing(delta, Optional.of(writer));
      file.place(true);
      return missing;
    } catch (IOException e) {
      throw new MissingNotWritten(e);
    }
  }

  private void remember(Job job, ImportReport report, long batch) {
    var end = clock.instant();
    batches.end(batch, end, report);
    batches.changes().addStreets(batch, report.streetsAdded());
    audit.append(
        AuditEntry.of(
            end,
            job.actor(),
            "exchange.importResidents",
            "import:" + batch,
            Map.of(
                "file", job.list().name(),
                "sha256", job.list().sha256(),
                "accepted", Integer.toString(report.accepted()),
                "merged", Integer.toString(report.merged()),
                "unchanged", Integer.toString(report.unchanged()),
                "rejected", Integer.toString(report.rejected()),
                "streetsAdded", Integer.toString(report.streetsAdded().size()))));
  }

  /// Rolls back what was only to be seen.
  private static final class TakenBack extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /// Rolls the transaction back when the missing files cannot be written.
  private static final class MissingNotWritten extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    MissingNotWritten(IOException cause) {
      super(cause);
    }
  }
}
