package org.tocsin.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.store.schema.Tables.AUDIT_ENTRY;
import static org.tocsin.store.schema.Tables.CONSENT;
import static org.tocsin.store.schema.Tables.CONTACT_POINT;
import static org.tocsin.store.schema.Tables.IMPORT_BATCH;
import static org.tocsin.store.schema.Tables.IMPORT_CHANGED;
import static org.tocsin.store.schema.Tables.IMPORT_OPENED;
import static org.tocsin.store.schema.Tables.IMPORT_STREET;
import static org.tocsin.store.schema.Tables.RESIDENCE;
import static org.tocsin.store.schema.Tables.RESIDENT_FILE;
import static org.tocsin.store.schema.Tables.SEARCH_KEY;
import static org.tocsin.store.schema.Tables.STREET;
import static org.tocsin.store.schema.Tables.STREET_ALIAS;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Table;
import org.tocsin.audit.Actor;
import org.tocsin.exchange.ImportOptions;
import org.tocsin.exchange.ImportOutcome;
import org.tocsin.exchange.ImportProgress;
import org.tocsin.exchange.ImportReport;
import org.tocsin.exchange.ImportTarget;
import org.tocsin.exchange.ImportUndoService;
import org.tocsin.exchange.ResidentExportService;
import org.tocsin.exchange.ResidentImportService;
import org.tocsin.registry.AccountNumber;
import org.tocsin.registry.FileContent;
import org.tocsin.registry.FileFilter;
import org.tocsin.registry.FileId;
import org.tocsin.registry.ResidentFile;
import org.tocsin.shared.Language;
import org.tocsin.store.Database;
import org.tocsin.store.audit.AuditTable;
import org.tocsin.store.exchange.ImportTable;
import org.tocsin.store.registry.RegistryTables;

/// Lists brought into a test's database.
public final class ImportDesk {
  public static final Actor ADMIN = new Actor("admin", "poste-1");
  public static final Instant NOW = Instant.parse("2026-11-21T13:00:00Z");

  private final Database database;
  private final RegistryTables registry;

  public ImportDesk(Database database) {
    this.database = database;
    registry = new RegistryTables(database);
  }

  /// Forgets what an earlier test of the same database brought in.
  public void clear() {
    List<Table<?>> tables =
        List.of(
            SEARCH_KEY,
            CONSENT,
            CONTACT_POINT,
            RESIDENT_FILE,
            RESIDENCE,
            STREET_ALIAS,
            STREET,
            IMPORT_OPENED,
            IMPORT_CHANGED,
            IMPORT_STREET,
            IMPORT_BATCH);
    database.writeVoid(() -> {
      tables.forEach(table -> database.dsl().deleteFrom(table).execute());
      // No row of it can be deleted.
      database.dsl().truncate(AUDIT_ENTRY).execute();
    });
  }

  public Database database() {
    return database;
  }

  public RegistryTables registry() {
    return registry;
  }

  public ResidentImportService service() {
    return new ResidentImportService(
        ImportTarget.of(registry),
        new ImportTable(database),
        new AuditTable(database),
        database,
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  public ImportUndoService undo() {
    return new ImportUndoService(
        ImportTarget.of(registry),
        new ImportTable(database),
        new AuditTable(database),
        database,
        Clock.fixed(NOW.plusSeconds(60), ZoneOffset.UTC));
  }

  public ResidentExportService exports() {
    return new ResidentExportService(
        registry, new AuditTable(database), database, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  /// Every file by its account.
  public Map<String, FileContent> files() {
    return database.read(() -> {
      var ids = new ArrayList<FileId>();
      registry.forEachFile("", FileFilter.none(), ids::add);
      return registry.find(ids).stream()
          .collect(Collectors.toMap(file -> file.account().digits(), ResidentFile::content));
    });
  }

  /// Imports a list that can be.
  public ImportReport imports(Path list) {
    var options = new ImportOptions(Optional.empty(), Language.FRENCH);
    var outcome = service().importFile(ADMIN, list, options, ImportProgress.none());
    assertThat(outcome).isInstanceOf(ImportOutcome.Done.class);
    return ((ImportOutcome.Done) outcome).report();
  }

  public Optional<ResidentFile> file(String account) {
    return database.read(() -> registry.findByAccount(new AccountNumber(account)));
  }
}
