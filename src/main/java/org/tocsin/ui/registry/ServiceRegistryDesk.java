package org.tocsin.ui.registry;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.tocsin.audit.Actor;
import org.tocsin.desk.DialOutcome;
import org.tocsin.exchange.ExportOptions;
import org.tocsin.exchange.ExportOutcome;
import org.tocsin.exchange.ImportChanges;
import org.tocsin.exchange.ImportOptions;
import org.tocsin.exchange.ImportOutcome;
import org.tocsin.exchange.ImportProgress;
import org.tocsin.exchange.ImportUndoService;
import org.tocsin.exchange.ResidentExportService;
import org.tocsin.exchange.ResidentImportService;
import org.tocsin.exchange.UndoOutcome;
import org.tocsin.registry.AccountNumber;
import org.tocsin.registry.CityPolicy;
import org.tocsin.registry.Consent;
import org.tocsin.registry.FileContent;
import org.tocsin.registry.FileEvent;
import org.tocsin.registry.FileFilter;
import org.tocsin.registry.FileId;
import org.tocsin.registry.FileSummary;
import org.tocsin.registry.FileWatch;
import org.tocsin.registry.InvalidNumber;
import org.tocsin.registry.RegistryService;
import org.tocsin.registry.ResidentFile;
import org.tocsin.registry.SaveOutcome;
import org.tocsin.registry.Street;
import org.tocsin.registry.StreetAlias;
import org.tocsin.shared.LongWork;
import org.tocsin.shared.Page;
import org.tocsin.shared.PhoneNumber;

/// The desk on the services.
public final class ServiceRegistryDesk implements RegistryDesk {
  private final RegistryService registry;
  private final FileWatch watch;
  private final ResidentImportService imports;
  private final ImportUndoService undo;
  private final BiFunction<PhoneNumber, Optional<FileId>, DialOutcome> phone;
  private final DuplicateDesk duplicates;
  private final ResidentExportService exports;
  private final Supplier<Actor> actor;
  private final Clock clock;

  /// @param phone calls a number of a file from the clerk's own phone
  public ServiceRegistryDesk(
      RegistryService registry,
      FileWatch watch,
      ResidentImportService imports,
      ImportUndoService undo,
      ResidentExportService exports,
      BiFunction<PhoneNumber, Optional<FileId>, DialOutcome> phone,
      DuplicateDesk duplicates,
      Supplier<Actor> actor,
      Clock clock) {
    this.registry = registry;
    this.watch = watch;
    this.imports = imports;
    this.undo = undo;
    this.phone = phone;
    this.duplicates = duplicates;
    this.exports = exports;
    this.actor = actor;
    this.clock = clock;
  }

  @Override
  public Page<FileSummary> search(String query, FileFilter filter, long offset, int limit) {
    return registry.search(query, filter, offset, limit);
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public DuplicateDesk duplicates() {
    return duplicates;
  }

  @Override
  public Optional<ResidentFile> find(FileId id) {
    return registry.find(id);
  }

  @Override
  public List<FileEvent> history(FileId id, int limit) {
    return registry.getHistory(id, limit);
  }

  @Override
  public Page<InvalidNumber> invalidNumbers(long offset, int limit) {
    return registry.listInvalidNumbers(offset, limit);
  }

  /// One at a time: a view that is closed may still be asking when the next one begins.
  @Override
  public synchronized FileWatch.Changes changes() {
    return watch.poll();
  }

  @Override
  public Optional<LongWork> longWork() {
    return registry.findLongWork();
  }

  @Override
  public List<Street> streets() {
    return registry.listStreets();
  }

  @Override
  public List<StreetAlias> streetAliases() {
    return registry.listStreetAliases();
  }

  @Override
  public CityPolicy policy() {
    return registry.getPolicy();
  }

  @Override
  public SaveOutcome open(
      Optional<AccountNumber> account, FileContent content, Consent.Means means) {
    return registry.open(actor.get(), account, content, means);
  }

  @Override
  public SaveOutcome save(FileId id, int version, FileContent content, Consent.Means means) {
    return registry.save(actor.get(), id, version, content, means);
  }

  @Override
  public ImportOutcome previewList(Path list, ImportOptions options, ImportProgress progress) {
    return imports.previewFile(actor.get(), list, options, progress);
  }

  @Override
  public List<ImportChanges.Past> imports(int limit) {
    return undo.list(limit);
  }

  @Override
  public UndoOutcome undoImport(long id, ImportProgress progress) {
    return undo.undo(actor.get(), id, progress);
  }

  @Override
  public ExportOutcome exportFiles(Path file, ExportOptions options, ImportProgress progress) {
    return exports.exportFile(actor.get(), file, options, progress);
  }

  @Override
  public DialOutcome dial(PhoneNumber number, Optional<FileId> file) {
    return phone.apply(number, file);
  }

  @Override
  public ImportOutcome importList(Path list, ImportOptions options, ImportProgress progress) {
    return imports.importFile(actor.get(), list, options, progress);
  }
}
