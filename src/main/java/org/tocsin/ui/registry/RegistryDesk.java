package org.tocsin.ui.registry;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tocsin.desk.DialOutcome;
import org.tocsin.exchange.ExportOptions;
import org.tocsin.exchange.ExportOutcome;
import org.tocsin.exchange.ImportChanges;
import org.tocsin.exchange.ImportOptions;
import org.tocsin.exchange.ImportOutcome;
import org.tocsin.exchange.ImportProgress;
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
import org.tocsin.registry.ResidentFile;
import org.tocsin.registry.SaveOutcome;
import org.tocsin.registry.Street;
import org.tocsin.registry.StreetAlias;
import org.tocsin.shared.LongWork;
import org.tocsin.shared.Page;
import org.tocsin.shared.PhoneNumber;

/// What this room asks of the house, in the name of whoever is signed in. All of it blocks: never
/// called on the FX thread.
public interface RegistryDesk {
  /// Files that are found by what was typed and pass a filter.
  Page<FileSummary> search(String query, FileFilter filter, long offset, int limit);

  /// By the clock of the house.
  Instant now();

  Optional<ResidentFile> find(FileId id);

  /// What is asked about files that seem to be of one residence.
  DuplicateDesk duplicates();

  /// What happened to a file, newest first.
  List<FileEvent> history(FileId id, int limit);

  /// Numbers that calls found invalid, the latest first.
  Page<InvalidNumber> invalidNumbers(long offset, int limit);

  /// Files changed since this was asked last, by whomever; none the first time.
  FileWatch.Changes changes();

  /// What keeps changes of the registry waiting at the moment, where the database knows.
  Optional<LongWork> longWork();

  List<Street> streets();

  /// Their other names, present and former.
  List<StreetAlias> streetAliases();

  CityPolicy policy();

  /// Opens a file.
  ///
  /// @param account empty for the one that its numbers make
  SaveOutcome open(Optional<AccountNumber> account, FileContent content, Consent.Means means);

  /// @param version the version that was edited
  SaveOutcome save(FileId id, int version, FileContent content, Consent.Means means);

  /// What the import of a list would do; nothing is changed.
  ImportOutcome previewList(Path list, ImportOptions options, ImportProgress progress);

  /// The imports of lists, the latest first.
  List<ImportChanges.Past> imports(int limit);

  UndoOutcome undoImport(long id, ImportProgress progress);

  /// Calls a number from the clerk's own phone; waits until he has picked it up, or has not.
  ///
  /// @param file the one whose number it is, for its history; empty for one that is not kept yet
  DialOutcome dial(PhoneNumber number, Optional<FileId> file);

  ExportOutcome exportFiles(Path file, ExportOptions options, ImportProgress progress);

  ImportOutcome importList(Path list, ImportOptions options, ImportProgress progress);
}
