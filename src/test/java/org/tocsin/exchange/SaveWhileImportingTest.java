package org.tocsin.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.audit.Actor;
import org.tocsin.registry.Consent;
import org.tocsin.registry.DuplicateService;
import org.tocsin.registry.FilePair;
import org.tocsin.registry.MergeService;
import org.tocsin.registry.RegistryService;
import org.tocsin.registry.ResidentFile;
import org.tocsin.registry.SaveOutcome;
import org.tocsin.shared.Language;
import org.tocsin.shared.LongWork;
import org.tocsin.shared.StorageException;
import org.tocsin.shared.StorageException.Trouble;
import org.tocsin.store.Database;
import org.tocsin.store.audit.AuditTable;
import org.tocsin.store.registry.DuplicateTables;
import org.tocsin.store.registry.MergeTables;
import org.tocsin.support.EachEngine;
import org.tocsin.support.ImportDesk;
import org.tocsin.support.SampleFiles;

/// What a clerk is told while a list that is imported, or taken back, holds what they are to write.
@EachEngine
class SaveWhileImportingTest {
  private static final Actor CLERK = new Actor("mtremblay", "poste-2");
  private static final Duration SOON = Duration.ofSeconds(7);
  private static final String HEADER = "nom,prenom,ville,rue,no_civique,voix\n";
  private static final String LIST =
      HEADER + "Roy,%s,Magog,rue A,1,4185550101\nLam,%s,Magog,rue A,2,4185550102\n";

  @TempDir Path folder;

  private final ImportDesk desk;
  private final Database database;
  private final RegistryService registry;

  SaveWhileImportingTest(Database database) {
    this.database = database;
    desk = new ImportDesk(database);
    registry = new RegistryService(desk.registry(), new AuditTable(database), database, clock());
  }

  private static Clock clock() {
    return Clock.fixed(ImportDesk.NOW, ZoneOffset.UTC);
  }

  @BeforeEach
  void twoFiles() throws IOException {
    desk.clear();
    desk.imports(list("résidents.csv", "", ""));
  }

  private Path list(String name, String first, String second) throws IOException {
    return Files.writeString(folder.resolve(name), LIST.formatted(first, second));
  }

  private ResidentFile roy() {
    return desk.file("4185550101").orElseThrow();
  }

  private ResidentFile lam() {
    return desk.file("4185550102").orElseThrow();
  }

  private SaveOutcome optOut() {
    var file = roy();
    var content = SampleFiles.with(file.content(), Consent.State.WITHDRAWN);
    return registry.save(CLERK, file.id(), file.version(), content, Consent.Means.COUNTER);
  }

  /// An import that has written its rows, and does not end before it is let go.
  private final class Held implements ImportProgress {
    private final CountDownLatch written = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @Override
    public void report(long rows, long bytes, long bytesInAll) {
      written.countDown();
      await(goOn);
    }

    @Override
    public boolean isCancelled() {
      return false;
    }

    void whileHeld(Supplier<?> work, Runnable asked) {
      var running = CompletableFuture.supplyAsync(work);
      try {
        await(written);
        asked.run();
      } finally {
        goOn.countDown();
        running.join();
      }
    }

    private static void await(CountDownLatch latch) {
      try {
        assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static StorageException refused(Runnable change) {
    long start = System.nanoTime();
    var told = catchThrowableOfType(StorageException.class, change::run);
    assertThat(told).isNotNull();
    assertThat(told.trouble()).isEqualTo(Trouble.BUSY);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
    return told;
  }

  @Test
  void aSaveIsRefusedSoonWithTheListThatIsImportedAndStandsOnceItIsOver() throws IOException {
    var list = list("résidents.csv", "Ève", "Luc");
    var held = new Held();
    var options = new ImportOptions(Optional.empty(), Language.FRENCH);

    held.whileHeld(
        () -> desk.service().importFile(ImportDesk.ADMIN, list, options, held),
        () -> {
          var holder = refused(this::optOut).holder().orElseThrow();
          assertThat(holder.kind()).isEqualTo(LongWork.Kind.IMPORT);
          assertThat(holder.by()).isEqualTo("admin");
          // A server keeps no accent of it.
          assertThat(holder.list()).isIn("résidents.csv", "residents.csv");
          assertThat(registry.findLongWork()).contains(holder);
        });

    assertThat(registry.findLongWork()).isEmpty();
    assertThat(optOut()).isInstanceOf(SaveOutcome.Saved.class);
    assertThat(roy().content().givenName()).isEqualTo("Ève");
  }

  @Test
  void aMergeAndAPairOfTwoResidencesAreRefusedSoonTooWhileAnImportIsTakenBack() throws IOException {
    desk.imports(list("résidents.csv", "Ève", "Luc"));
    var batch = desk.undo().list(1).getFirst().id();
    var merges =
        new MergeService(
            new MergeTables(database),
            desk.registry(),
            new AuditTable(database),
            database,
            clock());
    var duplicates =
        new DuplicateService(
            new DuplicateTables(database), new AuditTable(database), database, clock());
    var held = new Held();

    held.whileHeld(
        () -> desk.undo().undo(ImportDesk.ADMIN, batch, held),
        () -> {
          var merging =
              refused(() ->
                  merges.merge(
                      CLERK,
                      MergeService.Read.of(roy()),
                      MergeService.Read.of(lam()),
                      roy().content()));
          assertThat(merging.holder().map(LongWork::kind)).contains(LongWork.Kind.UNDO);
          refused(() -> duplicates.setDistinct(CLERK, FilePair.of(roy().id(), lam().id())));
        });

    assertThat(desk.files()).hasSize(2);
  }
}
