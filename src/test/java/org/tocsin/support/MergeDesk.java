package org.tocsin.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.tocsin.audit.Actor;
import org.tocsin.registry.AccountNumber;
import org.tocsin.registry.Consent;
import org.tocsin.registry.FileContent;
import org.tocsin.registry.FileId;
import org.tocsin.registry.FileSummary;
import org.tocsin.registry.MergeOutcome;
import org.tocsin.registry.MergeService;
import org.tocsin.registry.MergeService.Read;
import org.tocsin.registry.RegistryService;
import org.tocsin.registry.ResidentFile;
import org.tocsin.registry.SaveOutcome;
import org.tocsin.store.Database;
import org.tocsin.store.audit.AuditTable;
import org.tocsin.store.registry.MergeTables;
import org.tocsin.store.registry.RegistryTables;

/// Files of a test's database that are opened, changed and merged, a minute after each other.
public final class MergeDesk {
  public static final Actor CLERK = new Actor("jtremblay", "comptoir-2");

  /// A street and accounts for each test: what the others left is of no account.
  private static final AtomicInteger TESTS = new AtomicInteger();

  private static final AtomicInteger ACCOUNTS = new AtomicInteger();

  private final Database database;
  private final RegistryTables store;
  private final TestClock clock;
  private final RegistryService registry;
  private final MergeService merges;

  public MergeDesk(Database database, TestClock clock) {
    this.database = database;
    this.clock = clock;
    store = new RegistryTables(database);
    var audit = new AuditTable(database);
    registry = new RegistryService(store, audit, database, clock);
    merges = new MergeService(new MergeTables(database), store, audit, database, clock);
  }

  /// A street that nobody lives in yet.
  public String newStreet() {
    var street = "rue de la Fusion " + TESTS.incrementAndGet();
    database.writeVoid(() -> store.addStreet(SampleFiles.CITY, street, false));
    return street;
  }

  public RegistryService registry() {
    return registry;
  }

  public MergeService merges() {
    return merges;
  }

  public ResidentFile opened(FileContent content) {
    var account = new AccountNumber("58155%05d".formatted(ACCOUNTS.incrementAndGet()));
    clock.advance(Duration.ofMinutes(1));
    return saved(registry.open(CLERK, Optional.of(account), content, Consent.Means.COUNTER));
  }

  public ResidentFile saved(ResidentFile file, FileContent content) {
    clock.advance(Duration.ofMinutes(1));
    return saved(registry.save(CLERK, file.id(), file.version(), content, Consent.Means.COUNTER));
  }

  private static ResidentFile saved(SaveOutcome outcome) {
    assertThat(outcome).isInstanceOf(SaveOutcome.Saved.class);
    return ((SaveOutcome.Saved) outcome).file();
  }

  public MergeOutcome.Merged merged(ResidentFile keep, ResidentFile other, FileContent chosen) {
    clock.advance(Duration.ofMinutes(1));
    var outcome = merges.merge(CLERK, Read.of(keep), Read.of(other), chosen);
    assertThat(outcome).isInstanceOf(MergeOutcome.Merged.class);
    return (MergeOutcome.Merged) outcome;
  }

  /// The file as it stands.
  public ResidentFile find(FileId file) {
    return registry.find(file).orElseThrow();
  }

  public List<FileId> found(String query) {
    return registry.search(query, 0, 50).rows().stream().map(FileSummary::id).toList();
  }

  /// All that a file says, but the counting of its changes.
  public static List<Object> said(ResidentFile file) {
    return List.of(file.id(), file.account(), file.content(), file.consent(), file.createdAt());
  }
}
