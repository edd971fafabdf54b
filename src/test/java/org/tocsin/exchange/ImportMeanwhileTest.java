package org.tocsin.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.store.schema.Tables.CAMPAIGN;
import static org.tocsin.store.schema.Tables.CLOSED_FILE;
import static org.tocsin.store.schema.Tables.CONSENT;
import static org.tocsin.store.schema.Tables.FILE_MERGE;
import static org.tocsin.store.schema.Tables.IMPORT_CHANGED;
import static org.tocsin.store.schema.Tables.SUSPECTED_PAIR;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jooq.SQLDialect;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.campaign.CampaignState;
import org.tocsin.registry.Consent;
import org.tocsin.registry.DuplicateService;
import org.tocsin.registry.MergeService;
import org.tocsin.registry.MergeService.Read;
import org.tocsin.registry.RegistryBulk;
import org.tocsin.registry.ResidentFile;
import org.tocsin.registry.SweepOutcome;
import org.tocsin.registry.SweepProgress;
import org.tocsin.shared.ConflictException;
import org.tocsin.shared.Language;
import org.tocsin.store.Database;
import org.tocsin.store.audit.AuditTable;
import org.tocsin.store.exchange.ImportTable;
import org.tocsin.store.registry.DuplicateTables;
import org.tocsin.store.registry.MergeTables;
import org.tocsin.support.CampaignRows;
import org.tocsin.support.EachEngine;
import org.tocsin.support.ImportDesk;
import org.tocsin.support.SampleFiles;

/// What others do to files while an import or its undoing is under way, and opt-outs.
@EachEngine
class ImportMeanwhileTest {
  private static final String HEADER = "nom,prenom,ville,rue,no_civique,voix,consentement,carte\n";
  private static final String ROY = "Roy,,Magog,rue A,1,4185550101,,\n";
  private static final Duration HELD_UP = Duration.ofSeconds(2);

  @TempDir Path folder;

  private final ImportDesk desk;
  private final Database database;

  ImportMeanwhileTest(Database database) {
    this.database = database;
    desk = new ImportDesk(database);
    database.writeVoid(() -> {
      database.dsl().deleteFrom(FILE_MERGE).execute();
      database.dsl().deleteFrom(CLOSED_FILE).execute();
    });
    desk.clear();
  }

  private Path list(String rows) throws IOException {
    return Files.writeString(folder.resolve("liste.csv"), HEADER + rows);
  }

  private long imports(String rows) throws IOException {
    desk.imports(list(rows));
    return desk.undo().list(1).getFirst().id();
  }

  private ResidentFile roy() {
    return desk.file("4185550101").orElseThrow();
  }

  private Consent.State answer() {
    return roy().content().consent();
  }

  private UndoOutcome.Done undo(long batch, ImportTarget target) {
    var service =
        new ImportUndoService(
            target,
            new ImportTable(database),
            new AuditTable(database),
            database,
            Clock.fixed(ImportDesk.NOW.plusSeconds(60), ZoneOffset.UTC));
    return (UndoOutcome.Done) service.undo(ImportDesk.ADMIN, batch, ImportProgress.none());
  }

  private ResidentImportService service(ImportTarget target) {
    return new ResidentImportService(
        target,
        new ImportTable(database),
        new AuditTable(database),
        database,
        Clock.fixed(ImportDesk.NOW, ZoneOffset.UTC));
  }

  private UndoOutcome.Done undo(long batch) {
    return undo(batch, ImportTarget.of(desk.registry()));
  }

  private static List<String> reasons(UndoOutcome.Done done) {
    return done.first().stream().map(left -> left.why().name()).toList();
  }

  /// Somebody opts out, on a connection of their own.
  private boolean optOut(ResidentFile file) {
    return database.write(() -> {
      var content = SampleFiles.with(file.content(), Consent.State.WITHDRAWN);
      return desk.registry().update(file.id(), file.version(), content, ImportDesk.NOW);
    });
  }

  /// The registry, in which something else happens once after a read; if it is kept waiting, the
  /// reader goes on.
  private ImportTarget meanwhile(String after, Supplier<CompletableFuture<Boolean>> other) {
    var once = new AtomicBoolean();
    var bulk =
        (RegistryBulk)
            Proxy.newProxyInstance(
                RegistryBulk.class.getClassLoader(),
                new Class<?>[] {RegistryBulk.class},
                (_, method, arguments) -> {
                  try {
                    var result = method.invoke(desk.registry(), arguments);
                    if (method.getName().equals(after) && once.compareAndSet(false, true)) {
                      settle(other.get());
                    }
                    return result;
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
    return new ImportTarget(desk.registry(), bulk);
  }

  private static void settle(CompletableFuture<Boolean> other)
      throws InterruptedException, ExecutionException {
    try {
      other.get(HELD_UP.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      assertThat(other).isNotDone();
    }
  }

  private void needsSeveralWriters() {
    Assumptions.assumeTrue(
        database.dialect() != SQLDialect.H2, "an embedded database has one writer at a time");
  }

  @Test
  void anOptOutThatCommitsWhileItsBlockIsReadStands() throws IOException {
    needsSeveralWriters();
    imports(ROY);
    var before = roy();
    var target =
        meanwhile("findByAddresses", () -> CompletableFuture.supplyAsync(() -> optOut(before)));
    var outcome =
        service(target)
            .importFile(
                ImportDesk.ADMIN,
                list("Roy,Ève,Magog,rue A,1,4185550101,oui,\n"),
                new ImportOptions(Optional.empty(), Language.FRENCH),
                ImportProgress.none());

    assertThat(outcome).isInstanceOf(ImportOutcome.Done.class);
    assertThat(answer()).isEqualTo(Consent.State.WITHDRAWN);
    assertThat(roy().content().givenName()).isEqualTo("Ève");
    assertThat(roy().version()).isEqualTo(before.version() + 2);
    assertThat(
            database.read(() ->
                database
                    .dsl()
                    .select(IMPORT_CHANGED.VERSION_BEFORE)
                    .from(IMPORT_CHANGED)
                    .fetch(IMPORT_CHANGED.VERSION_BEFORE)))
        .containsExactly(before.version() + 1);
  }

  @Test
  void anOptOutOfAFileThatTheListDoesNotSpeakOfDoesNotTakeTheImportBack() throws Exception {
    needsSeveralWriters();
    imports(ROY);
    var file = roy();
    var other = new CompletableFuture<Boolean>();
    var service = service(meanwhile("find", () -> other.completeAsync(() -> optOut(file))));
    var delta = new Delta(Optional.empty(), true, Optional.of(1), Optional.empty());
    var options =
        new ImportOptions(Optional.empty(), Language.FRENCH, Map.of(), Optional.of(delta));

    var outcome =
        service.importFile(
            ImportDesk.ADMIN,
            list("Lam,,Magog,rue A,2,4185550102,,\n"),
            options,
            ImportProgress.none());

    assertThat(outcome).isInstanceOf(ImportOutcome.Done.class);
    assertThat(roy().content().active()).isFalse();
    // Who waited finds that the file was changed, and reads it again.
    assertThat(other.get(20, TimeUnit.SECONDS)).isFalse();
  }

  private ImportOutcome importing(ImportTarget target, String rows) throws IOException {
    return service(target)
        .importFile(
            ImportDesk.ADMIN,
            list(rows),
            new ImportOptions(Optional.of(folder.resolve("rejets.csv")), Language.FRENCH),
            ImportProgress.none());
  }

  /// A clerk opens the file of a row, on a connection of their own.
  private boolean opens(String row) {
    var desk = new ImportDesk(database);
    try {
      desk.imports(Files.writeString(folder.resolve("guichet.csv"), HEADER + row));
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aFileThatAClerkOpensMeanwhileIsFoundAndOnlyItsRowIsConcerned() throws IOException {
    needsSeveralWriters();
    var clerk = "Roy,Ève,Magog,rue A,1,4185550101,,\nRoy,Luc,Magog,rue A,9,4185550103,,\n";
    var target = meanwhile("findMerged", () -> CompletableFuture.supplyAsync(() -> opens(clerk)));

    var outcome =
        importing(
            target,
            ROY
                + "Lam,,Magog,rue A,2,4185550102,,\n"
                + "Côté,,Magog,rue A,9,4185550104,,\n"
                + "Morin,,Magog,rue B,3,4185550105,,\n");

    assertThat(outcome).isInstanceOf(ImportOutcome.Done.class);
    var report = ((ImportOutcome.Done) outcome).report();
    assertThat(List.of(report.accepted(), report.unchanged(), report.rejected()))
        .containsExactly(2, 1, 1);
    assertThat(report.streetsAdded()).hasSize(1);
    assertThat(report.rejects().getFirst().faults())
        .extracting(RowFault::reason)
        .containsExactly(RowFault.Reason.RESIDENCE_TAKEN);
    assertThat(Files.readAllLines(folder.resolve("rejets.csv"))).hasSize(2);
    assertThat(desk.files()).hasSize(4);
  }

  @Test
  void whoeverWaitsForAFileOfTheListWhileHoldingAnotherDoesNotTakeItBack() throws Exception {
    needsSeveralWriters();
    var lam = "Lam,%s,Magog,rue A,2,4185550102,,\n";
    imports(ROY + lam.formatted(""));
    var first = roy();
    var second = desk.file("4185550102").orElseThrow();
    var holds = new CompletableFuture<Boolean>();
    var other =
        CompletableFuture.supplyAsync(() -> {
          holds.join();
          return database.write(() -> {
            // So that it is the import that gives way.
            database.dsl().execute("set local deadlock_timeout = '60s'");
            desk.registry().lock(List.of(second.id()));
            return desk.registry().lock(List.of(first.id())).isEmpty();
          });
        });

    var outcome =
        importing(
            meanwhile(
                "lock",
                () -> {
                  holds.complete(true);
                  return other;
                }),
            ROY.replace("Roy,,", "Roy,Ève,") + lam.formatted("Luc"));

    assertThat(outcome).isInstanceOf(ImportOutcome.Done.class);
    assertThat(((ImportOutcome.Done) outcome).report().merged()).isEqualTo(2);
    assertThat(other.get(20, TimeUnit.SECONDS)).isFalse();
    assertThat(roy().content().givenName()).isEqualTo("Ève");
  }

  @Test
  void anAlertThatIsLaunchedBesideAnImportOrItsUndoEndsIt() throws IOException {
    needsSeveralWriters();
    var batch = imports(ROY);
    var alerts = new CampaignRows(database, ImportDesk.NOW);
    var importing = service(meanwhile("lock", () -> launched(alerts)));
    var rows = ROY.replace("Roy,,", "Roy,Ève,") + "Lam,,Magog,rue A,2,4185550102,,\n".repeat(1_000);

    assertThat(
            importing.importFile(
                ImportDesk.ADMIN,
                list(rows),
                new ImportOptions(Optional.empty(), Language.FRENCH),
                ImportProgress.none()))
        .isEqualTo(new ImportOutcome.CallsUnderWay());
    assertThat(roy().content().givenName()).isEmpty();
    assertThat(desk.files()).hasSize(1);

    ended();
    var undo =
        new ImportUndoService(
            meanwhile("lockToRemove", () -> launched(alerts)),
            new ImportTable(database),
            new AuditTable(database),
            database,
            Clock.fixed(ImportDesk.NOW, ZoneOffset.UTC));
    assertThat(undo.undo(ImportDesk.ADMIN, batch, ImportProgress.none()))
        .isEqualTo(new UndoOutcome.CallsUnderWay());
    assertThat(desk.files()).hasSize(1);
    ended();
  }

  private static CompletableFuture<Boolean> launched(CampaignRows alerts) {
    return CompletableFuture.supplyAsync(alerts::running).thenApply(_ -> true);
  }

  private void ended() {
    database.writeVoid(() ->
        database
            .dsl()
            .update(CAMPAIGN)
            .set(CAMPAIGN.STATE, CampaignState.COMPLETED.code())
            .execute());
  }

  @Test
  void whoeverClashesAgainAndAgainIsToldAndNothingStands() throws IOException {
    var inserts = new AtomicInteger();
    var bulk =
        (RegistryBulk)
            Proxy.newProxyInstance(
                RegistryBulk.class.getClassLoader(),
                new Class<?>[] {RegistryBulk.class},
                (_, method, arguments) -> {
                  var result = method.invoke(desk.registry(), arguments);
                  if (method.getName().equals("insertAll")) {
                    inserts.incrementAndGet();
                    throw new ConflictException("Somebody was first", new IllegalStateException());
                  }
                  return result;
                });

    assertThat(importing(new ImportTarget(desk.registry(), bulk), ROY))
        .isEqualTo(new ImportOutcome.Clashed());
    // Each block three times, and the list twice.
    assertThat(inserts).hasValue(6);
    assertThat(desk.files()).isEmpty();
    assertThat(folder.resolve("rejets.csv")).doesNotExist();
  }

  @Test
  void anOptOutThatIsKeptWhileAnOpenedFileIsTakenAwayIsNotLost() throws Exception {
    needsSeveralWriters();
    var batch = imports(ROY);
    var file = roy();
    var other = new CompletableFuture<Boolean>();

    var done = undo(batch, meanwhile("find", () -> other.completeAsync(() -> optOut(file))));

    assertThat(other.get(20, TimeUnit.SECONDS)).isEqualTo(desk.file("4185550101").isPresent());
    assertThat(done.removed()).isEqualTo(desk.file("4185550101").isPresent() ? 0 : 1);
  }

  @Test
  void anOptOutThatIsKeptWhileAFileIsRestoredIsNotCalledRestored() throws Exception {
    needsSeveralWriters();
    imports(ROY);
    var batch = imports("Roy,Ève,Magog,rue A,1,4185550101,oui,\n");
    var file = roy();
    var other = new CompletableFuture<Boolean>();

    var done = undo(batch, meanwhile("find", () -> other.completeAsync(() -> optOut(file))));

    assertThat(done.restored()).isEqualTo(other.get(20, TimeUnit.SECONDS) ? 0 : 1);
  }

  @Test
  void aSweepForDuplicatesThatEndsMeanwhileSuspectsNoFileThatIsTakenAway() throws Exception {
    needsSeveralWriters();
    imports(ROY);
    desk.imports(
        Files.writeString(
            folder.resolve("autre.csv"),
            "compte,nom,ville,rue,no_civique,voix\n5815500002,Lam,Magog,rue A,2,4185550101\n"));
    var batch = desk.undo().list(1).getFirst().id();
    var duplicates =
        new DuplicateService(
            new DuplicateTables(database),
            new AuditTable(database),
            database,
            Clock.fixed(ImportDesk.NOW, ZoneOffset.UTC));
    var swept = new CompletableFuture<Boolean>();

    var done =
        undo(
            batch,
            meanwhile(
                "remove",
                () ->
                    swept.completeAsync(() ->
                        duplicates.sweep(ImportDesk.ADMIN, SweepProgress.none())
                            instanceof SweepOutcome.Swept)));

    assertThat(done.removed()).isEqualTo(1);
    assertThat(swept.get(20, TimeUnit.SECONDS)).isTrue();
    assertThat(database.read(() -> database.dsl().fetchCount(SUSPECTED_PAIR))).isZero();
  }

  @Test
  void anOptOutThatTheListBroughtOutlivesItsUndoing() throws IOException {
    imports(ROY);
    var batch = imports("Roy,Ève,Magog,rue A,1,4185550101,non,\n");
    assertThat(answer()).isEqualTo(Consent.State.WITHDRAWN);

    var done = undo(batch);

    assertThat(done.restored()).isEqualTo(1);
    assertThat(roy().content().givenName()).isEmpty();
    assertThat(answer()).isEqualTo(Consent.State.WITHDRAWN);
    assertThat(
            database.read(
                () -> database.dsl().fetchCount(CONSENT, CONSENT.FILE_ID.eq(roy().id().number()))))
        .isGreaterThanOrEqualTo(1);
  }

  @Test
  void aFileThatTheListOpenedOptedOutIsLeftAndTold() throws IOException {
    var done = undo(imports("Roy,,Magog,rue A,1,4185550101,non,\n"));

    assertThat(done.removed()).isZero();
    assertThat(reasons(done)).containsExactly("OPTED_OUT");
    assertThat(answer()).isEqualTo(Consent.State.WITHDRAWN);
  }

  @Test
  void aFileThatWasMergedSinceIsTold() throws IOException {
    imports(ROY);
    var batch = imports("Lam,,Magog,rue A,2,4185550102,,\n");
    var merges =
        new MergeService(
            new MergeTables(database),
            desk.registry(),
            new AuditTable(database),
            database,
            Clock.fixed(ImportDesk.NOW, ZoneOffset.UTC));
    var keep = roy();
    var other = desk.file("4185550102").orElseThrow();
    merges.merge(ImportDesk.ADMIN, Read.of(keep), Read.of(other), keep.content());

    var done = undo(batch);

    assertThat(reasons(done)).containsExactly("MERGED");
    assertThat(done.first().getFirst().account().digits()).isEqualTo("4185550102");
  }
}
