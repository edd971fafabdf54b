package org.tocsin.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.tocsin.store.schema.Tables.STREET;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.shared.ConflictException;
import org.tocsin.shared.LongWork;
import org.tocsin.shared.StorageException;
import org.tocsin.store.StoreException.Kind;
import org.tocsin.support.Engine;
import org.tocsin.support.TestDatabases;

class StoreFaultsTest {
  private static final String SECRET = "Tremblay 418 555-0101";

  @TempDir Path folder;

  private static Kind openingFails(DatabaseAddress address) {
    return catchThrowableOfType(StoreException.class, () -> Database.open(address).close()).kind();
  }

  /// Another class loader's H2 knows nothing of ours: as another process.
  @Test
  void filesThatAnotherConsoleHoldsAreInUse() throws Exception {
    var address = DatabaseAddress.embedded(folder);
    var h2 = Class.forName("org.h2.Driver").getProtectionDomain().getCodeSource().getLocation();
    var who = new Properties();
    who.setProperty("user", address.user());
    who.setProperty("password", address.password());
    try (var loader = new URLClassLoader(new URL[] {h2}, ClassLoader.getPlatformClassLoader())) {
      var driver =
          (Driver) loader.loadClass("org.h2.Driver").getDeclaredConstructor().newInstance();
      try (var other = driver.connect(address.url(), who)) {
        assertThat(other.isValid(1)).isTrue();
        assertThat(openingFails(address)).isEqualTo(Kind.IN_USE);
      }
      Database.open(address).close();
    }
  }

  @Test
  void whoIsNotKnownIsRefused() {
    var postgres = TestDatabases.freshAddress(Engine.POSTGRESQL);
    var h2 = TestDatabases.freshAddress(Engine.H2);
    try (var database = Database.open(h2)) {
      assertThat(database.dialect()).isNotNull();

      assertThat(openingFails(new DatabaseAddress(h2.url(), h2.user(), "faux")))
          .isEqualTo(Kind.REFUSED);
    }
    assertThat(
            openingFails(
                new DatabaseAddress(postgres.url().replaceAll("\\?.*", ""), "personne", "faux")))
        .isEqualTo(Kind.REFUSED);
  }

  @Test
  void nobodyAtTheAddressIsUnreachable() throws IOException {
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }

    assertThat(
            openingFails(
                new DatabaseAddress("jdbc:postgresql://localhost:" + port + "/tocsin", "a", "b")))
        .isEqualTo(Kind.UNREACHABLE);
  }

  @ParameterizedTest
  @CsvSource({
    "No space left on device,90031,",
    "Aucun espace disponible sur le périphérique,90031,",
    "There is not enough space on the disk,50000,",
    "Espace insuffisant sur le disque,50000,",
    ",0,53100"
  })
  void aFullDiskIsToldInAnyLanguage(String words, int code, String state) {
    var cause = words == null ? null : new IOException(words);
    var fault = new DataAccessException("x", new SQLException("x", state, code, cause));

    assertThat(StoreFaults.translate(fault).kind()).isEqualTo(Kind.DISK_FULL);
  }

  @ParameterizedTest
  @CsvSource({
    "90020,90020,IN_USE",
    "28000,28000,REFUSED",
    "0,28P01,REFUSED",
    "0,08006,UNREACHABLE",
    "90030,90030,DAMAGED",
    "0,42P01,OTHER"
  })
  void aStateIsAKindOfFault(int code, String state, Kind kind) {
    assertThat(StoreFaults.translate(new SQLException("x", state, code)).kind()).isEqualTo(kind);
  }

  /// PostgreSQL's way of saying it, and H2's.
  @ParameterizedTest
  @ValueSource(strings = {"55P03", "HYT00"})
  void aLockThatWasWaitedForTooLongIsNoConflict(String state) {
    var fault = new SQLException("x", state);
    var holder = new LongWork(LongWork.Kind.UNDO, "a.csv", "admin");

    assertThat(StoreFaults.isHeld(fault)).isTrue();
    assertThat(StoreFaults.isConflict(fault)).isFalse();
    var told = StoreFaults.busy(fault, Optional.of(holder));
    assertThat(told.kind()).isEqualTo(Kind.BUSY);
    assertThat(told.trouble()).isEqualTo(StorageException.Trouble.BUSY);
    assertThat(told.holder()).contains(holder);
  }

  @Test
  void aSessionIsNamedAfterWhatItDoesInAsMuchAsAServerKeeps() {
    var list = "résidents/de l’été 2026, dernière version corrigée.csv";
    var name = SessionName.of(new LongWork(LongWork.Kind.PREVIEW, list, "Geneviève Beaulieu-Côté"));

    assertThat(name).hasSize(63).isASCII();
    assertThat(SessionName.read(name))
        .contains(
            new LongWork(
                LongWork.Kind.PREVIEW, "residents-de l?ete 2026, de", "Genevieve Beaulieu-C"));
    assertThat(SessionName.read("tocsin AUTRE/admin/a.csv")).isEmpty();
    assertThat(SessionName.read("psql")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void noFaultQuotesARow(Engine engine) {
    try (var database = TestDatabases.fresh(engine)) {
      database.writeVoid(() -> addStreet(database, SECRET));
      var twice =
          catchThrowableOfType(
              ConflictException.class, () -> database.writeVoid(() -> addStreet(database, SECRET)));
      var tooLong =
          catchThrowableOfType(
              StoreException.class,
              () -> database.writeVoid(() -> addStreet(database, SECRET.repeat(20))));

      assertThat(printed(twice)).doesNotContain("Tremblay").contains("23505", "StoreFaultsTest");
      assertThat(printed(tooLong)).doesNotContain("Tremblay").contains("OTHER", "22001");
      assertThat(database.<Integer>read(() -> database.dsl().fetchCount(STREET))).isEqualTo(1);
    }
  }

  private static void addStreet(Database database, String name) {
    database
        .dsl()
        .insertInto(STREET)
        .set(STREET.CITY, "Magog")
        .set(STREET.NAME, name)
        .set(STREET.FOLDED, name)
        .set(STREET.OFFICIAL, false)
        .execute();
  }

  private static String printed(Throwable fault) {
    var text = new StringWriter();
    fault.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }
}
