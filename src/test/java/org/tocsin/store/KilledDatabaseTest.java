package org.tocsin.store;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.store.schema.Tables.STREET;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a process that is killed leaves is its file as it is after any of its commits.
class KilledDatabaseTest {
  private static final long SEED = 252;
  private static final int COMMITS = 60;
  private static final int STREETS = 40;
  private static final String FILE = "tocsin.mv.db";

  @TempDir Path folder;

  /// The embedded database in use for a while: without a wait, it writes over the places of its
  /// file that nothing uses any more, as it otherwise does after 45 seconds.
  private static DatabaseAddress aged(Path folder) {
    var address = DatabaseAddress.embedded(folder);
    return new DatabaseAddress(
        address.url() + ";RETENTION_TIME=0", address.user(), address.password());
  }

  private static void addStreets(Database database) {
    for (int i = 0; i < STREETS; i++) {
      database
          .dsl()
          .insertInto(STREET, STREET.CITY, STREET.NAME, STREET.FOLDED, STREET.OFFICIAL)
          .values("Terrebonne", "rue " + i, "rue " + i, true)
          .execute();
    }
  }

  /// Rewrites some streets, so that no two commits have the same length, and one of them last.
  private static int renumber(Database database, int number, RandomGenerator random) {
    for (int i = random.nextInt(STREETS); i > 0; i--) {
      database
          .dsl()
          .update(STREET)
          .set(STREET.NAME, "n".repeat(random.nextInt(100)))
          .where(STREET.FOLDED.eq("rue " + random.nextInt(STREETS)))
          .execute();
    }
    return database.dsl().update(STREET).set(STREET.CIVIC_FROM, number).execute();
  }

  private int foundAfterKill() throws IOException, SQLException {
    var killed = Files.createDirectories(folder.resolve("killed"));
    Files.copy(folder.resolve("alive").resolve(FILE), killed.resolve(FILE), REPLACE_EXISTING);
    var address = DatabaseAddress.embedded(killed);
    var readOnly = address.url() + ";ACCESS_MODE_DATA=r";
    try (var connection =
            DriverManager.getConnection(readOnly, address.user(), address.password());
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select min(civic_from) from street")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  @Test
  void everyCommitIsFoundAgain() throws IOException, SQLException {
    var lost = new ArrayList<Integer>();
    try (var database = Database.open(aged(Files.createDirectory(folder.resolve("alive"))))) {
      database.write(() -> {
        addStreets(database);
        return STREETS;
      });
      var random = new Random(SEED);
      for (int i = 1; i <= COMMITS; i++) {
        int number = i;
        database.write(() -> renumber(database, number, random));
        if (foundAfterKill() != number) {
          lost.add(number);
        }
      }
    }
    assertThat(lost).isEmpty();
  }
}
