package org.tocsin.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.store.schema.Tables.RESIDENT_FILE;
import static org.tocsin.store.schema.Tables.SEARCH_KEY;
import static org.tocsin.store.schema.Tables.STREET;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jooq.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.audit.Actor;
import org.tocsin.shared.Language;
import org.tocsin.store.Database;
import org.tocsin.store.DatabaseAddress;
import org.tocsin.store.audit.AuditTable;
import org.tocsin.store.exchange.ImportTable;
import org.tocsin.store.registry.RegistryTables;

/// The process is killed for real, in the middle of an import into the database's files.
class KilledImportTest {
  private static final int ROWS = 20_000;

  @TempDir Path folder;

  /// What the other process runs: it says how far it is.
  static final class Victim {
    private Victim() {}

    public static void main(String[] arguments) {
      try (var database = Database.open(DatabaseAddress.embedded(Path.of(arguments[0])))) {
        importing(
            database,
            Path.of(arguments[1]),
            new ImportProgress() {
              @Override
              public void report(long rows, long bytes, long bytesInAll) {
                System.out.println(rows);
              }

              @Override
              public boolean isCancelled() {
                return false;
              }
            });
      }
    }
  }

  private static ImportOutcome importing(Database database, Path list, ImportProgress progress) {
    return new ResidentImportService(
            ImportTarget.of(new RegistryTables(database)),
            new ImportTable(database),
            new AuditTable(database),
            database,
            Clock.systemUTC())
        .importFile(
            new Actor("admin", "poste-1"),
            list,
            new ImportOptions(Optional.empty(), Language.FRENCH),
            progress);
  }

  @Test
  void nothingOfAKilledImportIsLeftAndItCanBeDoneAgain() throws Exception {
    var list = write();
    killAfter(5_000, list);

    try (var database = Database.open(DatabaseAddress.embedded(folder))) {
      assertThat(counts(database)).containsExactly(0, 0, 0);

      var outcome = importing(database, list, ImportProgress.none());

      assertThat(outcome).isInstanceOf(ImportOutcome.Done.class);
      assertThat(((ImportOutcome.Done) outcome).report().accepted()).isEqualTo(ROWS);
      assertThat(counts(database).subList(0, 2)).containsExactly(ROWS, 200);
    }
  }

  private static List<Integer> counts(Database database) {
    return database.read(() ->
        List.<Table<?>>of(RESIDENT_FILE, STREET, SEARCH_KEY).stream()
            .map(table -> database.dsl().fetchCount(table))
            .toList());
  }

  private void killAfter(long rows, Path list) throws IOException, InterruptedException {
    var victim =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName(),
                folder.toString(),
                list.toString())
            .redirectError(folder.resolve("victim.log").toFile())
            .start();
    try (var said = new BufferedReader(new InputStreamReader(victim.getInputStream(), UTF_8))) {
      var line = said.readLine();
      while (line != null && (!line.matches("\\d+") || Long.parseLong(line) < rows)) {
        line = said.readLine();
      }
      assertThat(line).as(Files.readString(folder.resolve("victim.log"))).isNotNull();
      assertThat(Long.parseLong(line)).isLessThan(ROWS);
    } finally {
      victim.destroyForcibly();
    }
    assertThat(victim.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(victim.exitValue()).isNotZero();
  }

  private Path write() throws IOException {
    var text = new StringBuilder("nom,ville,rue,no_civique,voix,compte\n");
    for (int i = 0; i < ROWS; i++) {
      text.append(
          "Famille %d,Magog,rue %d,%d,418 555-01%02d,4182%06d\n"
              .formatted(i, i / 100, i % 100 + 1, i % 100, i));
    }
    return Files.writeString(folder.resolve("liste.csv"), text);
  }
}
