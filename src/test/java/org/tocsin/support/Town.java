package org.tocsin.support;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;
import static org.tocsin.store.schema.Tables.CONTACT_POINT;
import static org.tocsin.store.schema.Tables.RESIDENCE;
import static org.tocsin.store.schema.Tables.RESIDENT_FILE;
import static org.tocsin.store.schema.Tables.STREET;

import java.time.Instant;
import org.jooq.SQLDialect;
import org.tocsin.registry.StreetName;
import org.tocsin.store.Database;

/// Streets, residences and their numbers, written straight into the tables.
public final class Town {
  public static final String CITY = "Beauséjour";
  private static final Instant LONG_AGO = Instant.parse("2025-01-01T00:00:00Z");

  private final Database database;

  public Town(Database database) {
    this.database = database;
  }

  public long street(String name) {
    return database.write(() ->
        database
            .dsl()
            .insertInto(STREET)
            .set(STREET.CITY, CITY)
            .set(STREET.NAME, name)
            .set(STREET.FOLDED, StreetName.key(CITY, name))
            .set(STREET.OFFICIAL, true)
            .returningResult(STREET.ID)
            .fetchSingle()
            .value1());
  }

  /// A residence that consents and may be called at these numbers, or texted at those that begin
  /// with `sms`.
  public long file(long street, int civic, String language, String... numbers) {
    return database.write(() -> {
      var dsl = database.dsl();
      var residence =
          dsl.insertInto(RESIDENCE)
              .set(RESIDENCE.STREET_ID, street)
              .set(RESIDENCE.CIVIC_NUMBER, civic)
              .set(RESIDENCE.CIVIC_SUFFIX, "")
              .set(RESIDENCE.APARTMENT, "")
              .set(RESIDENCE.APARTMENT_FOLDED, "")
              .set(RESIDENCE.POSTAL_CODE, "")
              .returningResult(RESIDENCE.ID)
              .fetchSingle()
              .value1();
      var file =
          dsl.insertInto(RESIDENT_FILE)
              .set(RESIDENT_FILE.RESIDENCE_ID, residence)
              .set(RESIDENT_FILE.ACCOUNT_NUMBER, "%010d".formatted(residence))
              .set(RESIDENT_FILE.FAMILY_NAME, "Famille " + residence)
              .set(RESIDENT_FILE.GIVEN_NAME, "Alix")
              .set(RESIDENT_FILE.LANGUAGE, language)
              .set(RESIDENT_FILE.ACTIVE, true)
              .set(RESIDENT_FILE.CONSENT_STATE, "given")
              .set(RESIDENT_FILE.VERSION, 1)
              .set(RESIDENT_FILE.CREATED_AT, LONG_AGO)
              .set(RESIDENT_FILE.UPDATED_AT, LONG_AGO)
              .returningResult(RESIDENT_FILE.ID)
              .fetchSingle()
              .value1();
      for (int i = 0; i < numbers.length; i++) {
        contact(file, i + 1, numbers[i]);
      }
      return file;
    });
  }

  /// As many residences on the odd and even sides of a street, one number each: the engine's own
  /// work, a second for 100,000.
  ///
  /// @param firstNumber their numbers go up from there: 0 is +1 420 555 0000, 10,000 is +1 421 555
  ///   0000
  public void fill(long street, int residences, int firstNumber) {
    var series =
        database.dialect() == SQLDialect.POSTGRES
            ? "generate_series(1, {1}) as numbers(x)"
            : "system_range(1, {1}) as numbers(x)";
    database.writeVoid(() -> {
      var dsl = database.dsl();
      dsl.execute(
          "insert into residence (street_id, civic_number, civic_suffix, apartment, apartment_folded, postal_code)"
              + " select {0}, x, '', '', '', '' from "
              + series,
          inline(street),
          inline(residences));
      dsl.execute(
          "insert into resident_file (residence_id, account_number, family_name, given_name, language, active,"
              + " consent_state, version, created_at, updated_at)"
              + " select id, lpad(cast(id as varchar(10)), 10, '0'), 'Famille', 'Alix', 'fr', true, 'given', 1, {1}, {1}"
              + " from residence where street_id = {0}",
          inline(street), val(LONG_AGO));
      dsl.execute(
          "insert into contact_point (file_id, channel, position, phone, description, extension, delay_seconds, active)"
              + " select f.id, 'voice', 1, concat('+1', cast(420 + (r.civic_number + {1}) / 10000 as varchar(3)), '555',"
              + " lpad(cast(mod(r.civic_number + {1}, 10000) as varchar(4)), 4, '0')), '', '', 0, true"
              + " from resident_file f join residence r on r.id = f.residence_id where r.street_id = {0}",
          inline(street), inline(firstNumber - 1));
    });
  }

  private void contact(long file, int position, String contact) {
    boolean texts = contact.startsWith("sms ");
    database
        .dsl()
        .insertInto(CONTACT_POINT)
        .set(CONTACT_POINT.FILE_ID, file)
        .set(CONTACT_POINT.CHANNEL, texts ? "sms" : "voice")
        .set(CONTACT_POINT.POSITION, position)
        .set(CONTACT_POINT.PHONE, texts ? contact.substring(4) : contact)
        .set(CONTACT_POINT.DESCRIPTION, "")
        .set(CONTACT_POINT.EXTENSION, "")
        .set(CONTACT_POINT.DELAY_SECONDS, 0)
        .set(CONTACT_POINT.ACTIVE, true)
        .execute();
  }

  public void execute(String sql, Object... bindings) {
    database.writeVoid(() -> database.dsl().execute(sql, bindings));
  }
}
