package org.tocsin.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.registry.FileEvent;
import org.tocsin.registry.FileWatch;
import org.tocsin.registry.RegistryService;
import org.tocsin.store.Database;
import org.tocsin.store.audit.AuditTable;
import org.tocsin.support.EachEngine;
import org.tocsin.support.ImportDesk;
import org.tocsin.support.TestClock;

/// What an import leaves in the files that it opened, and tells the other consoles.
@EachEngine
class ImportTracesTest {
  private static final String LIST =
      "nom,ville,rue,no_civique,voix\nRoy,Magog,rue A,1,4185550101\n";

  @TempDir Path folder;

  private final Database database;
  private final ImportDesk desk;

  ImportTracesTest(Database database) {
    this.database = database;
    desk = new ImportDesk(database);
  }

  @BeforeEach
  void anEmptyTown() {
    desk.clear();
  }

  private void imports() throws IOException {
    desk.imports(Files.writeString(folder.resolve("liste.csv"), LIST));
  }

  @Test
  void theHistoryOfAFileBeginsWithTheListThatOpenedIt() throws IOException {
    imports();
    var registry =
        new RegistryService(desk.registry(), new AuditTable(database), database, new TestClock());

    var history = registry.getHistory(desk.file("4185550101").orElseThrow().id(), 10);

    assertThat(history)
        .singleElement()
        .isInstanceOfSatisfying(
            FileEvent.Changed.class,
            opened -> {
              assertThat(opened.at()).isEqualTo(ImportDesk.NOW);
              assertThat(opened.by()).isEqualTo(ImportDesk.ADMIN);
              assertThat(opened.action()).isEqualTo("registry.openByImport");
              assertThat(opened.changes()).isEqualTo(Map.of(FileEvent.LIST, "liste.csv"));
            });
  }

  @Test
  void otherConsolesSeeThatAListWasImportedAndThatItWasUndone() throws IOException {
    var watch = new FileWatch(desk.registry(), database);
    watch.poll();

    imports();
    var opened = desk.file("4185550101").orElseThrow().id();
    assertThat(watch.poll().concern(opened)).isTrue();

    var last = desk.undo().list(1).getFirst().id();
    desk.undo().undo(ImportDesk.ADMIN, last, ImportProgress.none());
    assertThat(watch.poll().concern(opened)).isTrue();
    assertThat(watch.poll().isEmpty()).isTrue();
  }
}
