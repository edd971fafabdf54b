package org.tocsin.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tocsin.audit.Actor;
import org.tocsin.audit.AuditEntry;
import org.tocsin.audit.AuditLog;
import org.tocsin.registry.FileFilter.Sign;
import org.tocsin.registry.FileId;
import org.tocsin.registry.RegistryBulk;
import org.tocsin.registry.ResidentFile;
import org.tocsin.shared.Transactions;

/// Writes the files of residents to a list that the import reads back: CSV, or JSON when the name
/// ends so.
///
/// Some hundreds at a time, whatever their number. Blocks on the database: never called on the FX
/// thread.
public final class ResidentExportService {
  private static final int BLOCK = 500;

  private final RegistryBulk bulk;
  private final AuditLog audit;
  private final Transactions transactions;
  private final Clock clock;

  public ResidentExportService(
      RegistryBulk bulk, AuditLog audit, Transactions transactions, Clock clock) {
    this.bulk = bulk;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// The file is there whole, and the audit says who exported what, or neither is.
  public ExportOutcome exportFile(
      Actor actor, Path file, ExportOptions options, ImportProgress progress) {
    if (!options.over() && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return new ExportOutcome.Exists(file);
    }
    try (var whole = WholeFile.create(file)) {
      int residences = transactions.read(() -> write(whole, file, options, progress));
      transactions.writeVoid(() -> place(actor, whole, file, options, residences));
      return new ExportOutcome.Done(file, residences);
    } catch (FileAlreadyExistsException e) {
      return new ExportOutcome.Exists(file);
    } catch (ImportPass.Stopped e) {
      return new ExportOutcome.Cancelled();
    } catch (IOException e) {
      return new ExportOutcome.NotWritten(file);
    } catch (UncheckedIOException e) {
      return e.getCause() instanceof FileAlreadyExistsException
          ? new ExportOutcome.Exists(file)
          : new ExportOutcome.NotWritten(file);
    }
  }

  private int write(WholeFile whole, Path file, ExportOptions options, ImportProgress progress) {
    var wanted = new FileSet();
    bulk.forEachFile(options.query(), options.filter(), wanted::add);
    try {
      var json = file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
      var writer =
          json ? new ResidentJson(whole.out()) : new ResidentCsv(whole.out(), options.language());
      writer.begin();
      int written = 0;
      var block = new ArrayList<FileId>(BLOCK);
      for (var ids = wanted.iterator(); ids.hasNext(); ) {
        block.add(ids.next());
        if (block.size() == BLOCK || !ids.hasNext()) {
          written += write(block, writer);
          block.clear();
          follow(progress, written, wanted.size());
        }
      }
      writer.end();
      whole.complete();
      return written;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int write(List<FileId> ids, ResidentWriter writer) throws IOException {
    var files = new ArrayList<>(bulk.find(ids));
    files.sort(Comparator.comparingLong((ResidentFile file) -> file.id().number()));
    for (var file : files) {
      writer.add(file);
    }
    return files.size();
  }

  private static void follow(ImportProgress progress, int written, long all) {
    if (progress.isCancelled()) {
      throw new ImportPass.Stopped();
    }
    progress.report(written, written, all);
  }

  private void place(
      Actor actor, WholeFile whole, Path file, ExportOptions options, int residences) {
    audit.append(
        AuditEntry.of(
            clock.instant(),
            actor,
            "exchange.exportResidents",
            "registry:files",
            details(file, options, residences)));
    try {
      whole.place(options.over());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> details(Path file, ExportOptions options, int residences) {
    var details = new TreeMap<String, String>();
    details.put("file", file.toString());
    details.put("query", options.query());
    details.put("residences", Integer.toString(residences));
    var filter = options.filter();
    filter.street().ifPresent(street -> details.put("street", street));
    filter.language().ifPresent(language -> details.put("language", language.code()));
    filter.changedSince().ifPresent(since -> details.put("changedSince", since.toString()));
    if (!filter.signs().isEmpty()) {
      details.put(
          "signs", filter.signs().stream().map(Sign::name).collect(Collectors.joining(",")));
    }
    return details;
  }
}
