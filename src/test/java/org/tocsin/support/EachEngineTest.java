package org.tocsin.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.store.schema.Tables.CITY_SETTING;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tocsin.store.Database;

@EachEngine
class EachEngineTest {
  private final Database database;

  EachEngineTest(Database database) {
    this.database = database;
  }

  @Test
  void theDatabaseIsMigratedAndEmptyAndKeepsWhatIsWritten() {
    assertThat(names()).isEmpty();

    database.writeVoid(() ->
        database
            .dsl()
            .insertInto(CITY_SETTING)
            .set(CITY_SETTING.NAME, "ville")
            .set(CITY_SETTING.CONTENT, "Beauséjour")
            .execute());

    assertThat(names()).containsExactly("ville");
  }

  private List<String> names() {
    return database.read(() -> database.dsl().selectFrom(CITY_SETTING).fetch(CITY_SETTING.NAME));
  }
}
