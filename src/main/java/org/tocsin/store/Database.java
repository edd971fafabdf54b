package org.tocsin.store;

import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderNameCase;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.tocsin.shared.LongWork;
import org.tocsin.shared.Transactions;

/// The database that a console works on: H2 in its data folder, or PostgreSQL shared by several.
///
/// On H2 all writing goes through one connection, because concurrent writers lost or locked rows
/// when the process was killed; reads run beside it.
public final class Database implements Transactions, AutoCloseable {
  private static final ScopedValue<Session> SESSION = ScopedValue.newInstance();
  private static final int READERS = 6;

  private final HikariDataSource readers;
  private final HikariDataSource writers;
  private final SQLDialect dialect;
  private final Optional<Path> folder;
  private final Turns turns = new Turns();

  private Database(HikariDataSource readers, HikariDataSource writers, DatabaseAddress address) {
    this.readers = readers;
    this.writers = writers;
    dialect = address.isH2() ? SQLDialect.H2 : SQLDialect.POSTGRES;
    folder = address.folder();
  }

  /// Connects, and brings the schema to the version of this program.
  ///
  /// @throws StoreException when the database cannot be used
  public static Database open(DatabaseAddress address) {
    HikariDataSource readers = null;
    try {
      readers = pool(address, "read", READERS);
      migrate(readers, address);
      var writers = address.isH2() ? pool(address, "write", 1) : readers;
      return new Database(readers, writers, address);
    } catch (RuntimeException e) {
      if (readers != null) {
        readers.close();
      }
      throw StoreFaults.ofOpening(e);
    }
  }

  private static HikariDataSource pool(DatabaseAddress address, String name, int size) {
    var config = new HikariConfig();
    config.setJdbcUrl(address.url());
    config.setUsername(address.user());
    config.setPassword(address.password());
    config.setPoolName("tocsin-" + name);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.setAutoCommit(false);
    config.setConnectionTimeout(Patience.LONGEST.toMillis());
    config.setInitializationFailTimeout(1);
    // No new connection while the others are let go.
    config.setAllowPoolSuspension(address.isH2());
    if (!address.isH2()) {
      // A batch of one insert becomes inserts of many rows: three times as fast.
      config.addDataSourceProperty("reWriteBatchedInserts", "true");
      // A plan that was kept while a table was empty would read it row by row to the end of an
      // import that fills it: that of a million residences had no end in sight.
      config.addDataSourceProperty("prepareThreshold", "0");
      // By itself the server lets whoever waits for a lock wait without end.
      var longest = "-c lock_timeout=" + Patience.LONGEST.toMillis();
      config.addDataSourceProperty("options", longest);
    }
    return new HikariDataSource(config);
  }

  private static void migrate(HikariDataSource source, DatabaseAddress address) {
    var vendor = address.isH2() ? "h2" : "postgresql";
    Flyway.configure()
        .dataSource(source)
        .locations("classpath:db/migration/common", "classpath:db/migration/" + vendor)
        .load()
        .migrate();
  }

  @Override
  public <T> T write(Supplier<T> work) {
    return write(Patience.USUAL, work);
  }

  @Override
  public <T> T writeSoon(Supplier<T> work) {
    return Transactions.again(() -> write(Patience.OF_A_PERSON, work));
  }

  @Override
  public <T> T writeLong(LongWork what, Supplier<T> work) {
    return write(Patience.whileDoing(what), work);
  }

  @Override
  public Optional<LongWork> findLongWork() {
    return dialect == SQLDialect.POSTGRES ? read(() -> SessionName.find(dsl())) : turns.holder();
  }

  private <T> T write(Patience patience, Supplier<T> work) {
    if (SESSION.isBound()) {
      if (!SESSION.get().writable()) {
        throw new IllegalStateException("A change inside a transaction that only reads");
      }
      return work.get();
    }
    return dialect == SQLDialect.POSTGRES ? onServer(patience, work) : inTurn(patience, work);
  }

  private <T> T inTurn(Patience patience, Supplier<T> work) {
    turns.take(patience);
    try {
      return run(writers, true, work);
    } finally {
      turns.giveBack();
    }
  }

  private <T> T onServer(Patience patience, Supplier<T> work) {
    // A connection already has the usual one: the calls ask for nothing more.
    return patience.equals(Patience.USUAL)
        ? run(writers, true, work)
        : run(
            writers,
            true,
            () -> {
              long most = patience.most().map(Duration::toMillis).orElse(0L);
              dsl().execute("set local lock_timeout = " + most);
              patience.work().ifPresent(what -> SessionName.take(dsl(), what));
              return work.get();
            });
  }

  @Override
  public <T> T attempt(Supplier<T> work) {
    return SESSION.isBound() ? write(() -> savedBefore(work)) : write(work);
  }

  private static <T> T savedBefore(Supplier<T> work) {
    var connection = SESSION.get().connection();
    try {
      var before = connection.setSavepoint();
      try {
        var result = work.get();
        connection.releaseSavepoint(before);
        return result;
      } catch (DataAccessException e) {
        if (!StoreFaults.isConflict(e)) {
          throw e;
        }
        connection.rollback(before);
        throw StoreFaults.conflict(e);
      }
    } catch (SQLException e) {
      throw StoreFaults.translate(e);
    }
  }

  @Override
  public <T> T read(Supplier<T> work) {
    return SESSION.isBound() ? work.get() : run(readers, false, work);
  }

  /// The transaction in progress, for the stores.
  public DSLContext dsl() {
    if (!SESSION.isBound()) {
      throw new IllegalStateException("No transaction in progress");
    }
    return SESSION.get().dsl();
  }

  /// Bytes left where an embedded database lies; nothing on a server, which looks after itself.
  public OptionalLong freeBytes() {
    if (folder.isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Files.getFileStore(folder.get()).getUsableSpace());
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  /// Whoever asks for the same thing waits until the transaction in progress is over.
  public void serialize(String what) {
    // H2 has one writer at a time.
    if (dialect == SQLDialect.POSTGRES) {
      var key = function("hashtextextended", SQLDataType.BIGINT, val(what), inline(0L));
      dsl().select(function("pg_advisory_xact_lock", SQLDataType.OTHER, key)).execute();
    }
  }

  public SQLDialect dialect() {
    return dialect;
  }

  @Override
  public void close() {
    writers.close();
    readers.close();
  }

  private <T> T run(HikariDataSource source, boolean writable, Supplier<T> work) {
    try (var connection = source.getConnection()) {
      prepare(connection, writable);
      var session = new Session(connection, DSL.using(connection, dialect, settings()), writable);
      return inTransaction(connection, session, work);
    } catch (SQLException | DataAccessException | FlywayException e) {
      if (StoreFaults.isConflict(e)) {
        throw StoreFaults.conflict(e);
      }
      if (writable && StoreFaults.isHeld(e)) {
        throw StoreFaults.busy(e, findLongWork());
      }
      if (StoreFaults.isClosed(e)) {
        letGo();
      }
      throw StoreFaults.translate(e);
    }
  }

  /// H2 closes a database that it could not write to, as when the disk is full, and it stays closed
  /// as long as one connection is left. Without any, the next one opens it anew.
  private synchronized void letGo() {
    if (writers.isClosed()) {
      return;
    }
    var pools = Stream.of(writers, readers).map(HikariDataSource::getHikariPoolMXBean).toList();
    pools.forEach(HikariPoolMXBean::suspendPool);
    pools.forEach(HikariPoolMXBean::softEvictConnections);
    pools.forEach(HikariPoolMXBean::resumePool);
  }

  private static <T> T inTransaction(Connection connection, Session session, Supplier<T> work)
      throws SQLException {
    boolean done = false;
    try {
      T result = ScopedValue.where(SESSION, session).call(work::get);
      connection.commit();
      done = true;
      return result;
    } finally {
      if (!done) {
        connection.rollback();
      }
    }
  }

  private void prepare(Connection connection, boolean writable) throws SQLException {
    if (dialect == SQLDialect.POSTGRES) {
      connection.setReadOnly(!writable);
      connection.setTransactionIsolation(
          writable
              ? Connection.TRANSACTION_READ_COMMITTED
              : Connection.TRANSACTION_REPEATABLE_READ);
    }
  }

  private Settings settings() {
    // The generated names are those of H2, in capitals; PostgreSQL keeps its own in small letters.
    var nameCase = dialect == SQLDialect.POSTGRES ? RenderNameCase.LOWER : RenderNameCase.AS_IS;
    return new Settings()
        .withRenderSchema(false)
        .withRenderNameCase(nameCase)
        .withExecuteLogging(false);
  }

  private record Session(Connection connection, DSLContext dsl, boolean writable) {}
}
