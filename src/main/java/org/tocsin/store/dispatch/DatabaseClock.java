package org.tocsin.store.dispatch;

import static org.jooq.impl.DSL.field;

import java.time.Duration;
import java.time.Instant;
import org.jooq.SQLDialect;
import org.jooq.impl.SQLDataType;
import org.tocsin.dispatch.SharedClock;
import org.tocsin.store.Database;

/// The server's clock; ours, when the database lies in our own process.
public final class DatabaseClock implements SharedClock {
  private final Database database;

  public DatabaseClock(Database database) {
    this.database = database;
  }

  @Override
  public Duration skew(Instant ours) {
    if (database.dialect() != SQLDialect.POSTGRES) {
      return Duration.ZERO;
    }
    var theirs =
        database
            .dsl()
            .select(field("clock_timestamp()", SQLDataType.INSTANT))
            .fetchSingle()
            .value1();
    return Duration.between(ours, theirs);
  }
}
