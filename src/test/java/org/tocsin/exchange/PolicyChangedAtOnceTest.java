package org.tocsin.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.audit.Actor;
import org.tocsin.registry.PolicyChange;
import org.tocsin.registry.RegistryService;
import org.tocsin.store.Database;
import org.tocsin.store.audit.AuditTable;
import org.tocsin.store.registry.RegistryTables;
import org.tocsin.support.EachEngine;
import org.tocsin.support.TestClock;

/// Two people change what the city decided at the same time: neither change is lost.
@EachEngine
class PolicyChangedAtOnceTest {
  private static final Actor ADMINISTRATOR = new Actor("mroy", "poste-1");

  private final RegistryService service;
  private final StreetImportService streets;

  @TempDir private Path folder = Path.of("");

  PolicyChangedAtOnceTest(Database database) {
    var store = new RegistryTables(database);
    var audit = new AuditTable(database);
    var clock = new TestClock();
    service = new RegistryService(store, audit, database, clock);
    streets = new StreetImportService(ImportTarget.of(store), audit, database, clock);
  }

  @Test
  void whoeverComesSecondKeepsWhatTheFirstDecided() {
    service.changePolicy(ADMINISTRATOR, PolicyChange.NOTHING.withSeveralVoiceNumbers(true));
    for (int round = 0; round < 10; round++) {
      boolean several = round % 2 == 1;
      var prefixes = Set.of("SEV" + "ABCDEFGHIJ".charAt(round));
      atOnce(
          () -> change(PolicyChange.NOTHING.withSeveralVoiceNumbers(several)),
          () -> change(PolicyChange.NOTHING.withCardPrefixes(prefixes)));

      assertThat(service.getPolicy().severalVoiceNumbers()).isEqualTo(several);
      assertThat(service.getPolicy().cardPrefixes()).isEqualTo(prefixes);
    }
  }

  @Test
  void aListOfStreetsThatIsLoadedTakesNothingBack() throws IOException {
    var list =
        Files.writeString(folder.resolve("rues.csv"), "ville;rue\nSaint-Évrard;rue du Parc\n");
    for (int round = 0; round < 10; round++) {
      boolean several = round % 2 == 0;
      change(PolicyChange.NOTHING.withSeveralVoiceNumbers(!several).withOfficialStreets(false));
      atOnce(
          () -> streets.importFile(ADMINISTRATOR, list),
          () -> change(PolicyChange.NOTHING.withSeveralVoiceNumbers(several)));

      assertThat(service.getPolicy().severalVoiceNumbers()).isEqualTo(several);
      assertThat(service.getPolicy().streetsAreOfficial()).isTrue();
    }
  }

  private void change(PolicyChange change) {
    service.changePolicy(ADMINISTRATOR, change);
  }

  private static void atOnce(Runnable one, Runnable other) {
    var barrier = new CyclicBarrier(2);
    CompletableFuture.allOf(begin(barrier, one), begin(barrier, other)).join();
  }

  private static CompletableFuture<Void> begin(CyclicBarrier barrier, Runnable work) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            barrier.await(60, TimeUnit.SECONDS);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
          work.run();
        },
        task -> Thread.ofVirtual().start(task));
  }
}
