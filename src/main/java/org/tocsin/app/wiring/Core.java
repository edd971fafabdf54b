package org.tocsin.app.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.Supplier;
import org.tocsin.audit.AuditLog;
import org.tocsin.board.BoardService;
import org.tocsin.campaign.CampaignService;
import org.tocsin.campaign.CampaignStore;
import org.tocsin.campaign.FollowUpService;
import org.tocsin.campaign.IntroductionService;
import org.tocsin.dispatch.DispatchStores;
import org.tocsin.dispatch.Dispatchers;
import org.tocsin.exchange.ImportTarget;
import org.tocsin.exchange.ImportUndoService;
import org.tocsin.exchange.ResidentExportService;
import org.tocsin.exchange.ResidentImportService;
import org.tocsin.exchange.StreetImportService;
import org.tocsin.registry.DoNotCallService;
import org.tocsin.registry.DuplicateService;
import org.tocsin.registry.FileWatch;
import org.tocsin.registry.IncomingTexts;
import org.tocsin.registry.MergeService;
import org.tocsin.registry.RegistryService;
import org.tocsin.settings.Settings;
import org.tocsin.shared.Transactions;
import org.tocsin.store.Database;
import org.tocsin.store.DatabaseAddress;
import org.tocsin.store.StoreException;
import org.tocsin.store.audit.AuditTable;
import org.tocsin.store.board.BoardTables;
import org.tocsin.store.campaign.CampaignTables;
import org.tocsin.store.dispatch.AttemptTables;
import org.tocsin.store.dispatch.CallBackTables;
import org.tocsin.store.dispatch.CustodyTables;
import org.tocsin.store.dispatch.DatabaseClock;
import org.tocsin.store.exchange.ImportTable;
import org.tocsin.store.registry.DoNotCallTable;
import org.tocsin.store.registry.DuplicateTables;
import org.tocsin.store.registry.IncomingTextTables;
import org.tocsin.store.registry.MergeTables;
import org.tocsin.store.registry.RegistryTables;

/// All that works on the database alone: registry, imports, campaigns, what is followed.
public final class Core implements AutoCloseable {
  private final Database database;
  private final boolean embedded;
  private final AuditLog audit;
  private final DispatchStores dispatchStores;
  private final RegistryService registry;
  private final DuplicateService duplicates;
  private final MergeService merges;
  private final Supplier<FileWatch> fileWatch;
  private final DoNotCallService doNotCall;
  private final CampaignService campaigns;
  private final FollowUpService followUps;
  private final IntroductionService introductions;
  private final ResidentImportService residentImports;
  private final ImportUndoService importUndo;
  private final ResidentExportService residentExports;
  private final StreetImportService streetImports;
  private final BoardService boards;
  private final Dispatchers dispatchers;
  private final IncomingTexts incomingTexts;

  private Core(Database database, boolean embedded, Clock clock) {
    this.database = database;
    this.embedded = embedded;
    audit = new AuditTable(database);
    CampaignStore campaignStore = new CampaignTables(database);
    dispatchStores =
        new DispatchStores(
            new AttemptTables(database),
            new CustodyTables(database),
            new CallBackTables(database),
            campaignStore,
            audit,
            database,
            new DatabaseClock(database));
    var registryTables = new RegistryTables(database);
    var importTarget = ImportTarget.of(registryTables);
    fileWatch = () -> new FileWatch(registryTables, database);
    registry = new RegistryService(registryTables, audit, database, clock);
    duplicates = new DuplicateService(new DuplicateTables(database), audit, database, clock);
    merges = new MergeService(new MergeTables(database), registryTables, audit, database, clock);
    doNotCall = new DoNotCallService(new DoNotCallTable(database), audit, database, clock);
    var random = new SecureRandom();
    campaigns = new CampaignService(campaignStore, audit, database, clock, random);
    followUps = new FollowUpService(campaignStore, audit, database, clock, random, campaigns);
    introductions = new IntroductionService(campaignStore, audit, database, clock);
    var imports = new ImportTable(database);
    residentImports = new ResidentImportService(importTarget, imports, audit, database, clock);
    residentExports = new ResidentExportService(registryTables, audit, database, clock);
    importUndo = new ImportUndoService(importTarget, imports, audit, database, clock);
    streetImports = new StreetImportService(importTarget, audit, database, clock);
    incomingTexts = new IncomingTexts(new IncomingTextTables(database), audit, database, clock);
    dispatchers = new Dispatchers(dispatchStores, clock);
    var boardTables = new BoardTables(database, campaignStore, dispatchStores.attempts());
    boards = new BoardService(boardTables, campaignStore, database, clock);
  }

  /// Opens the database of the settings, or the embedded one of the data folder.
  ///
  /// @throws StoreException when it cannot be used
  public static Core open(Settings settings, Path folder, Clock clock) {
    var server = settings.database();
    if (server.isPresent()) {
      var address =
          new DatabaseAddress(server.get().url(), server.get().user(), server.get().password());
      return new Core(Database.open(address), false, clock);
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new StoreException(StoreException.Kind.OTHER, e.getClass().getSimpleName(), e);
    }
    return new Core(Database.open(DatabaseAddress.embedded(folder)), true, clock);
  }

  public RegistryService registry() {
    return registry;
  }

  public DuplicateService duplicates() {
    return duplicates;
  }

  public MergeService merges() {
    return merges;
  }

  /// Tells changes of files from now on, to one who asks.
  public FileWatch watchFiles() {
    return fileWatch.get();
  }

  public DoNotCallService doNotCall() {
    return doNotCall;
  }

  public CampaignService campaigns() {
    return campaigns;
  }

  public FollowUpService followUps() {
    return followUps;
  }

  public IntroductionService introductions() {
    return introductions;
  }

  public ResidentImportService residentImports() {
    return residentImports;
  }

  public ResidentExportService residentExports() {
    return residentExports;
  }

  public ImportUndoService importUndo() {
    return importUndo;
  }

  public StreetImportService streetImports() {
    return streetImports;
  }

  public BoardService boards() {
    return boards;
  }

  /// Who makes the calls on this database.
  public Dispatchers dispatchers() {
    return dispatchers;
  }

  public AuditLog audit() {
    return audit;
  }

  public Transactions transactions() {
    return database;
  }

  /// Whether the database is the data folder's own, which one process alone can open.
  public boolean isEmbedded() {
    return embedded;
  }

  /// Whether an import, or the undo of one, keeps every other writer waiting.
  boolean isHeldByAnImport() {
    return embedded && (residentImports.isUnderWay() || importUndo.isUnderWay());
  }

  IncomingTexts incomingTexts() {
    return incomingTexts;
  }

  DispatchStores dispatchStores() {
    return dispatchStores;
  }

  @Override
  public void close() {
    database.close();
  }
}
