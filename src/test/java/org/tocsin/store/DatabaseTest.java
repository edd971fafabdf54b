package org.tocsin.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.store.schema.Tables.STREET;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
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

  private boolean isThere() {
    return database.dsl().fetchExists(STREET, STREET.FOLDED.eq("rue nouvelle"));
  }
}
