package org.tocsin.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.support.SampleFiles.CITY;
import static org.tocsin.support.SampleFiles.address;
import static org.tocsin.support.SampleFiles.file;
import static org.tocsin.support.SampleFiles.phone;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jooq.SQLDialect;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tocsin.audit.Actor;
import org.tocsin.audit.AuditEntry;
import org.tocsin.shared.Transactions;
import org.tocsin.store.Database;
import org.tocsin.store.audit.AuditTable;
import org.tocsin.store.registry.RegistryTables;
import org.tocsin.support.EachEngine;
import org.tocsin.support.TestClock;

@EachEngine
class FileWatchTest {
  private static final Actor CLERK = new Actor("prepose1", "poste1");

  private final Database database;
  private final RegistryTables store;
  private final RegistryService service;
  private FileWatch watch;
  private static int civic;

  FileWatchTest(Database database) {
    this.database = database;
    store = new RegistryTables(database);
    service = new RegistryService(store, new AuditTable(database), database, new TestClock());
    watch = new FileWatch(store, database);
  }

  @BeforeEach
  void aStreet() {
    database.writeVoid(() -> {
      if (store.findStreet(CITY, "rue du Guet").isEmpty()) {
        store.addStreet(CITY, "rue du Guet", true);
      }
    });
    watch = new FileWatch(store, database);
  }

  private FileId opened() {
    civic++;
    var content =
        file("Roy", "Ève", address("rue du Guet", civic, ""), ContactPoint.voice(phone(civic)));
    var saved = service.open(CLERK, Optional.empty(), content, Consent.Means.PHONE);
    return ((SaveOutcome.Saved) saved).file().id();
  }

  private void changed(FileId id) {
    var read = service.find(id).orElseThrow();
    var old = read.content();
    var content = file("Roy " + read.version(), "Ève", old.address(), ContactPoint.voice(phone(0)));
    assertThat(service.save(CLERK, id, read.version(), content, Consent.Means.PHONE))
        .isInstanceOf(SaveOutcome.Saved.class);
  }

  @Test
  void eachChangeIsToldOnce() {
    var before = opened();
    assertThat(watch.poll().isEmpty()).isTrue();

    changed(before);
    var fresh = opened();
    assertThat(watch.poll().files()).containsExactlyInAnyOrder(before, fresh);
    assertThat(watch.poll().isEmpty()).isTrue();

    changed(before);
    assertThat(watch.poll().files()).containsExactly(before);
  }

  /// On H2 nobody else writes meanwhile: there, the second change simply comes later.
  @Test
  void aChangeThatIsCommittedAfterALaterOneIsToldToo() throws Exception {
    var slow = opened();
    var quick = opened();
    watch.poll();
    var written = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    Transactions transactions = database;
    try (var threads = Executors.newSingleThreadExecutor()) {
      var first =
          threads.submit(() ->
              transactions.writeVoid(() -> {
                changed(slow);
                written.countDown();
                await(mayEnd);
              }));
      written.await();
      if (database.dialect() == SQLDialect.POSTGRES) {
        changed(quick);
        assertThat(watch.poll().files()).containsExactly(quick);
      }
      mayEnd.countDown();
      first.get();
    }
    assertThat(watch.poll().files()).containsExactly(slow);
  }

  @Test
  void manyAtOnceAreNotToldOneByOneAndWhatFollowsIs() {
    var before = opened();
    watch.poll();
    var audit = new AuditTable(database);
    database.writeVoid(() -> {
      for (int i = 0; i <= FileWatch.MOST; i++) {
        audit.append(AuditEntry.of(Instant.EPOCH, CLERK, "registry.import", "file:" + i, Map.of()));
      }
    });

    var many = watch.poll();
    assertThat(many.files()).isEmpty();
    assertThat(many.concern(before)).isTrue();
    changed(before);
    assertThat(watch.poll().files()).contains(before);
    assertThat(watch.poll().isEmpty()).isTrue();
  }

  private void entry(String subject) {
    var audit = new AuditTable(database);
    audit.append(AuditEntry.of(Instant.EPOCH, CLERK, "exchange.test", subject, Map.of()));
  }

  @Test
  void theEndOfAnImportOrOfItsUndoingConcernsEveryFile() {
    var before = opened();
    watch.poll();

    database.writeVoid(() -> entry("import:7"));

    assertThat(watch.poll().concern(before)).isTrue();
    assertThat(watch.poll().isEmpty()).isTrue();
  }

  /// An import changes a file, others then write more than is looked at again, and it ends.
  @Test
  void whatALongImportChangedIsToldAsItEnds() throws Exception {
    var slow = opened();
    watch.poll();
    var written = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    try (var threads = Executors.newSingleThreadExecutor()) {
      var list =
          threads.submit(() ->
              database.writeVoid(() -> {
                entry("file:" + slow.number());
                written.countDown();
                await(mayEnd);
                entry("import:7");
              }));
      written.await();
      if (database.dialect() == SQLDialect.POSTGRES) {
        database.writeVoid(() -> {
          for (int i = 0; i < 1_100; i++) {
            entry("file:0");
          }
        });
        watch.poll();
      }
      mayEnd.countDown();
      list.get();
    }

    assertThat(watch.poll().concern(slow)).isTrue();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
