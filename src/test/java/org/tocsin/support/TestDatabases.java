package org.tocsin.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.UUID;
import org.tocsin.store.Database;
import org.tocsin.store.DatabaseAddress;

/// New, empty, migrated databases of both engines.
///
/// H2's session is in another zone than the JVM, so that no instant hides behind a zone they share.
/// PostgreSQL is started once for all tests of a JVM and stops with it; its databases are copies of
/// one that was migrated.
public final class TestDatabases {
  private TestDatabases() {}

  /// Opens a database that nobody else uses; whoever asks closes it.
  public static Database fresh(Engine engine) {
    return Database.open(freshAddress(engine));
  }

  /// The address of a database that nobody else uses, for tests that open it more than once.
  public static DatabaseAddress freshAddress(Engine engine) {
    var name = "t" + UUID.randomUUID().toString().replace("-", "");
    return switch (engine) {
      case H2 -> h2(name);
      case POSTGRESQL -> {
        Postgres.createFromTemplate(name);
        yield Postgres.address(name);
      }
    };
  }

  private static DatabaseAddress h2(String name) {
    var address = DatabaseAddress.inMemory(name);
    return new DatabaseAddress(
        address.url() + ";TIME ZONE=Asia/Kathmandu", address.user(), address.password());
  }

  /// Started when first asked for.
  private static final class Postgres {
    private static final String TEMPLATE = "migrated";
    private static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        var server =
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("timezone", "Asia/Kathmandu")
                .start();
        execute(server, "create database " + TEMPLATE);
        Database.open(address(server, TEMPLATE)).close();
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException("PostgreSQL for the tests does not start", e);
      }
    }

    static void createFromTemplate(String name) {
      execute(SERVER, "create database " + name + " template " + TEMPLATE);
    }

    static DatabaseAddress address(String name) {
      return address(SERVER, name);
    }

    private static DatabaseAddress address(EmbeddedPostgres server, String name) {
      return new DatabaseAddress(server.getJdbcUrl("postgres", name), "postgres", "");
    }

    private static synchronized void execute(EmbeddedPostgres server, String sql) {
      try (var connection = server.getPostgresDatabase().getConnection();
          var statement = connection.createStatement()) {
        statement.execute(sql);
      } catch (SQLException e) {
        throw new IllegalStateException("PostgreSQL for the tests: " + sql, e);
      }
    }
  }

  /// Whether a transaction of a PostgreSQL database waits for another; asked in that other one.
  public static boolean somebodyWaits(Database database) {
    return database
            .dsl()
            .fetchSingle(
                "select count(*) from pg_locks where not granted and database ="
                    + " (select oid from pg_database where datname = current_database())"
                    + " or not granted and locktype = 'transactionid'")
            .get(0, Integer.class)
        > 0;
  }
}
