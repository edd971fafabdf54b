package org.tocsin.store.registry;

import static org.tocsin.store.schema.Tables.RESIDENCE;
import static org.tocsin.store.schema.Tables.RESIDENT_FILE;
import static org.tocsin.store.schema.Tables.STREET;
import static org.tocsin.store.schema.Tables.STREET_ALIAS;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.tocsin.registry.CivicSpan;
import org.tocsin.registry.FileId;
import org.tocsin.registry.RegistryBulk.OfficialStreet;
import org.tocsin.registry.Street;
import org.tocsin.registry.StreetAlias;
import org.tocsin.registry.StreetName;
import org.tocsin.shared.GeoPoint;
import org.tocsin.store.Database;

/// Streets, found by any spelling of their name or of another name they have.
final class StreetTables {
  private static final List<Field<?>> OF_STREET =
      List.of(
          STREET.ID, STREET.CITY, STREET.NAME, STREET.OFFICIAL, STREET.CIVIC_FROM, STREET.CIVIC_TO);

  private final Database database;

  StreetTables(Database database) {
    this.database = database;
  }

  Optional<Street> find(String city, String name) {
    var key = StreetName.key(city, name);
    return Optional.ofNullable(findAll(List.of(key)).get(key));
  }

  /// The streets of these keys (`StreetName.key`), by key; unknown ones are absent.
  Map<String, Street> findAll(Collection<String> keys) {
    var found = new HashMap<String, Street>();
    database
        .dsl()
        .select(STREET_ALIAS.FOLDED)
        .select(OF_STREET)
        .from(STREET_ALIAS)
        .join(STREET)
        .on(STREET.ID.eq(STREET_ALIAS.STREET_ID))
        .where(STREET_ALIAS.FOLDED.in(keys))
        .forEach(row -> found.put(row.get(STREET_ALIAS.FOLDED), street(row)));
    database
        .dsl()
        .select(STREET.FOLDED)
        .select(OF_STREET)
        .from(STREET)
        .where(STREET.FOLDED.in(keys))
        .forEach(row -> found.put(row.get(STREET.FOLDED), street(row)));
    return found;
  }

  /// Those that have this name, or another one that is so spelled, in whichever city.
  List<Long> named(String name) {
    var keys =
        database.dsl().selectDistinct(STREET.CITY).from(STREET).fetch(STREET.CITY).stream()
            .map(city -> StreetName.key(city, name))
            .toList();
    return findAll(keys).values().stream().map(Street::id).distinct().toList();
  }

  List<Street> all() {
    return database
        .dsl()
        .select(OF_STREET)
        .from(STREET)
        .orderBy(STREET.CITY, STREET.NAME, STREET.ID)
        .fetch(StreetTables::street);
  }

  /// The other names of streets, by name.
  List<StreetAlias> aliases() {
    return aliases(DSL.noCondition(), Integer.MAX_VALUE);
  }

  /// The first of them whose longest telling word begins with one of these folded words.
  List<StreetAlias> aliasesBegun(Collection<String> words, int most) {
    Condition begun = DSL.falseCondition();
    for (var word : words) {
      begun = begun.or(STREET_ALIAS.LONGEST_WORD.like(word + "%"));
    }
    return aliases(begun, most);
  }

  private List<StreetAlias> aliases(Condition which, int most) {
    return database
        .dsl()
        .select(STREET_ALIAS.NAME, STREET_ALIAS.FORMER)
        .select(OF_STREET)
        .from(STREET_ALIAS)
        .join(STREET)
        .on(STREET.ID.eq(STREET_ALIAS.STREET_ID))
        .where(which)
        .orderBy(STREET_ALIAS.NAME, STREET_ALIAS.FOLDED)
        .limit(most)
        .fetch(row ->
            new StreetAlias(street(row), row.get(STREET_ALIAS.NAME), row.get(STREET_ALIAS.FORMER)));
  }

  Street add(String city, String name, boolean official) {
    var id =
        database
            .dsl()
            .insertInto(STREET)
            .set(STREET.CITY, city)
            .set(STREET.NAME, name)
            .set(STREET.FOLDED, StreetName.key(city, name))
            .set(STREET.OFFICIAL, official)
            .returning(STREET.ID)
            .fetchSingle(STREET.ID);
    return new Street(id, city, name, official);
  }

  boolean putOfficial(OfficialStreet wanted) {
    var key = StreetName.key(wanted.city(), wanted.name());
    var known = own(key);
    long street = known.orElseGet(() -> add(wanted.city(), wanted.name(), true).id());
    // Another street may have had this name.
    database.dsl().deleteFrom(STREET_ALIAS).where(STREET_ALIAS.FOLDED.eq(key)).execute();
    database
        .dsl()
        .update(STREET)
        .set(STREET.CITY, wanted.city())
        .set(STREET.NAME, wanted.name())
        .set(STREET.FOLDED, key)
        .set(STREET.OFFICIAL, true)
        .set(STREET.CIVIC_FROM, wanted.civicFrom().orElse(null))
        .set(STREET.CIVIC_TO, wanted.civicTo().orElse(null))
        .set(STREET.LATITUDE_FROM, wanted.from().map(GeoPoint::latitude).orElse(null))
        .set(STREET.LONGITUDE_FROM, wanted.from().map(GeoPoint::longitude).orElse(null))
        .set(STREET.LATITUDE_TO, wanted.to().map(GeoPoint::latitude).orElse(null))
        .set(STREET.LONGITUDE_TO, wanted.to().map(GeoPoint::longitude).orElse(null))
        .where(STREET.ID.eq(street))
        .execute();
    wanted.aliases().forEach(alias -> addAlias(wanted.city(), alias, false, street));
    wanted.formerNames().forEach(name -> addAlias(wanted.city(), name, true, street));
    return known.isEmpty();
  }

  private Optional<Long> own(String key) {
    return database
        .dsl()
        .select(STREET.ID)
        .from(STREET)
        .where(STREET.FOLDED.eq(key))
        .fetchOptional(STREET.ID);
  }

  List<FileId> filesOf(String city, String name) {
    return database
        .dsl()
        .select(RESIDENT_FILE.ID)
        .from(RESIDENT_FILE)
        .join(RESIDENCE)
        .on(RESIDENCE.ID.eq(RESIDENT_FILE.RESIDENCE_ID))
        .join(STREET)
        .on(STREET.ID.eq(RESIDENCE.STREET_ID))
        .where(STREET.FOLDED.eq(StreetName.key(city, name)))
        .and(RESIDENCE.CLOSED_FILE.eq(0L))
        .orderBy(RESIDENT_FILE.ID)
        .fetch(row -> new FileId(row.value1()));
  }

  void retire(String city, String name, String into, boolean former) {
    var from = own(StreetName.key(city, name));
    if (from.isEmpty() || !filesOf(city, name).isEmpty()) {
      return;
    }
    long to = own(StreetName.key(city, into)).orElseThrow();
    // What is left there was of files that were merged.
    database
        .dsl()
        .update(RESIDENCE)
        .set(RESIDENCE.STREET_ID, to)
        .where(RESIDENCE.STREET_ID.eq(from.get()))
        .execute();
    database
        .dsl()
        .update(STREET_ALIAS)
        .set(STREET_ALIAS.STREET_ID, to)
        .where(STREET_ALIAS.STREET_ID.eq(from.get()))
        .execute();
    database.dsl().deleteFrom(STREET).where(STREET.ID.eq(from.get())).execute();
    addAlias(city, name, former, to);
  }

  /// An alias that is already a street's own name, or another's alias, stays with that one.
  private void addAlias(String city, String alias, boolean former, long street) {
    var key = StreetName.key(city, alias);
    var longest =
        StreetName.searchWords(alias).stream()
            .max(Comparator.comparingInt(String::length))
            .orElse("");
    int told =
        database
            .dsl()
            .update(STREET_ALIAS)
            .set(STREET_ALIAS.NAME, alias)
            .set(STREET_ALIAS.FORMER, former)
            .set(STREET_ALIAS.LONGEST_WORD, longest)
            .where(STREET_ALIAS.FOLDED.eq(key))
            .and(STREET_ALIAS.STREET_ID.eq(street))
            .execute();
    if (told == 0 && findAll(List.of(key)).isEmpty()) {
      database
          .dsl()
          .insertInto(STREET_ALIAS)
          .set(STREET_ALIAS.FOLDED, key)
          .set(STREET_ALIAS.STREET_ID, street)
          .set(STREET_ALIAS.NAME, alias)
          .set(STREET_ALIAS.FORMER, former)
          .set(STREET_ALIAS.LONGEST_WORD, longest)
          .execute();
    }
  }

  private static Street street(Record row) {
    var from = Optional.ofNullable(row.get(STREET.CIVIC_FROM));
    var to = Optional.ofNullable(row.get(STREET.CIVIC_TO));
    return new Street(
        row.get(STREET.ID),
        row.get(STREET.CITY),
        row.get(STREET.NAME),
        row.get(STREET.OFFICIAL),
        from.flatMap(low -> to.map(high -> new CivicSpan(low, high))));
  }
}
