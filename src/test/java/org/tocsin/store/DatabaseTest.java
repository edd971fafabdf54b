package org.tocsin.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.store.schema.Tables.STREET;

import java.util.ArrayList;
import java.util.List;
import org.jooq.SQLDialect;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.tocsin.shared.LongWork;
import org.tocsin.support.EachEngine;

/// What the stores count on, on both engines.
@EachEngine
class DatabaseTest {
  private final Database database;

  DatabaseTest(Database database) {
    this.database = database;
  }

  /// An engine that remembers answers must not give one of before.
  @Test
  void aQuestionAskedAgainSeesWhatWasJustWritten() {
    var there = new ArrayList<Boolean>();
    database.writeVoid(() -> {
      there.add(isThere());
      database
          .dsl()
          .insertInto(STREET, STREET.CITY, STREET.NAME, STREET.FOLDED, STREET.OFFICIAL)
          .values("Terrebonne", "rue Nouvelle", "rue nouvelle", true)
          .execute();
      there.add(isThere());
      database.dsl().deleteFrom(STREET).execute();
      there.add(isThere());
    });

    assertThat(there).isEqualTo(List.of(false, true, false));
  }

  /// What waits for others: the calls as long as for a connection, a person not so long, and what
  /// they wait for as long as it takes.
  @Test
  void aServerLetsNobodyWaitWithoutEndForALock() {
    Assumptions.assumeTrue(database.dialect() == SQLDialect.POSTGRES, "one writer at a time");
    var work = new LongWork(LongWork.Kind.IMPORT, "a.csv", "admin");

    assertThat(database.write(this::patience)).isEqualTo("10s");
    assertThat(database.writeSoon(this::patience)).isEqualTo("2s");
    assertThat(database.writeLong(work, this::patience)).isEqualTo("0");
    assertThat(database.write(this::patience)).isEqualTo("10s");
  }

  private String patience() {
    return String.valueOf(database.dsl().fetchValue("show lock_timeout"));
  }

  private boolean isThere() {
    return database.dsl().fetchExists(STREET, STREET.FOLDED.eq("rue nouvelle"));
  }
}
