package org.tocsin.store.registry;

import static org.tocsin.store.schema.Tables.RESIDENCE;
import static org.tocsin.store.schema.Tables.RESIDENT_FILE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tocsin.registry.Address;
import org.tocsin.registry.Consent;
import org.tocsin.registry.FileContent;
import org.tocsin.registry.FileId;
import org.tocsin.registry.NewFile;
import org.tocsin.registry.PostalCode;
import org.tocsin.registry.Street;
import org.tocsin.registry.StreetName;
import org.tocsin.shared.GeoPoint;
import org.tocsin.store.Database;

/// Writes files with their residence, their contact points and the keys they are found by.
final class FileWriter {
  private final Database database;
  private final StreetTables streets;
  private final FileParts parts;

  FileWriter(Database database, StreetTables streets) {
    this.database = database;
    this.streets = streets;
    this.parts = new FileParts(database);
  }

  /// Statements of many rows, found again by their natural keys: no order of returned rows is
  /// relied on.
  List<FileId> insertAll(List<NewFile> files, Instant now) {
    if (files.isEmpty()) {
      return List.of();
    }
    var known =
        streets.findAll(files.stream().map(FileWriter::streetKey).collect(Collectors.toSet()));
    var places = files.stream().map(file -> place(file, known)).toList();
    var residences = insertResidences(files, places);
    var rows = insertFiles(files, places, residences, now);
    var ids = new ArrayList<FileId>(files.size());
    places.forEach(place -> ids.add(new FileId(find(rows, find(residences, place)))));
    parts.insertAll(ids, files, now);
    return ids;
  }

  private static String streetKey(NewFile file) {
    return streetKey(file.content().address());
  }

  private static String streetKey(Address address) {
    return StreetName.key(address.city(), address.street());
  }

  private static Place place(NewFile file, Map<String, Street> known) {
    return Place.of(find(known, streetKey(file)).id(), file.content().address());
  }

  private static <K, V> V find(Map<K, V> map, K key) {
    var found = map.get(key);
    if (found == null) {
      throw new IllegalStateException("A street or a row that must be there is not");
    }
    return found;
  }

  private Map<Place, Long> insertResidences(List<NewFile> files, List<Place> places) {
    var insert =
        database
            .dsl()
            .insertInto(
                RESIDENCE,
                RESIDENCE.STREET_ID,
                RESIDENCE.CIVIC_NUMBER,
                RESIDENCE.CIVIC_SUFFIX,
                RESIDENCE.APARTMENT,
                RESIDENCE.APARTMENT_FOLDED,
                RESIDENCE.POSTAL_CODE,
                RESIDENCE.LATITUDE,
                RESIDENCE.LONGITUDE);
    for (int i = 0; i < files.size(); i++) {
      var content = files.get(i).content();
      var place = places.get(i);
      insert =
          insert.values(
              place.street(),
              place.number(),
              place.suffix(),
              content.address().apartment(),
              place.apartment(),
              content.address().postalCode().map(PostalCode::compact).orElse(""),
              content.location().map(GeoPoint::latitude).orElse(null),
              content.location().map(GeoPoint::longitude).orElse(null));
    }
    var ids = new HashMap<Place, Long>();
    insert
        .returning(
            RESIDENCE.ID,
            RESIDENCE.STREET_ID,
            RESIDENCE.CIVIC_NUMBER,
            RESIDENCE.CIVIC_SUFFIX,
            RESIDENCE.APARTMENT_FOLDED)
        .fetch()
        .forEach(row ->
            ids.put(
                new Place(
                    row.getStreetId(),
                    row.getCivicNumber(),
                    row.getCivicSuffix(),
                    row.getApartmentFolded()),
                row.getId()));
    return ids;
  }

  private Map<Long, Long> insertFiles(
      List<NewFile> files, List<Place> places, Map<Place, Long> residences, Instant now) {
    var insert =
        database
            .dsl()
            .insertInto(
                RESIDENT_FILE,
                RESIDENT_FILE.RESIDENCE_ID,
                RESIDENT_FILE.ACCOUNT_NUMBER,
                RESIDENT_FILE.FAMILY_NAME,
                RESIDENT_FILE.GIVEN_NAME,
                RESIDENT_FILE.SORT_NAME,
                RESIDENT_FILE.LANGUAGE,
                RESIDENT_FILE.ACTIVE,
                RESIDENT_FILE.CONSENT_STATE,
                RESIDENT_FILE.REDUCED_MOBILITY,
                RESIDENT_FILE.NOTE,
                RESIDENT_FILE.CARD_NUMBER,
                RESIDENT_FILE.VERSION,
                RESIDENT_FILE.CREATED_AT,
                RESIDENT_FILE.UPDATED_AT);
    for (int i = 0; i < files.size(); i++) {
      var file = files.get(i);
      var content = file.content();
      insert =
          insert.values(
              find(residences, places.get(i)),
              file.account().digits(),
              content.familyName(),
              content.givenName(),
              SearchKeys.sortName(content),
              content.language().code(),
              content.active(),
              FileFields.column(file.consent().state()),
              content.particulars().reducedMobility(),
              content.particulars().note(),
              FileFields.card(content.particulars()),
              1,
              now,
              now);
    }
    var ids = new HashMap<Long, Long>();
    insert
        .returning(RESIDENT_FILE.ID, RESIDENT_FILE.RESIDENCE_ID)
        .fetch()
        .forEach(row -> ids.put(row.getResidenceId(), row.getId()));
    return ids;
  }

  boolean update(FileId id, int version, FileContent content, Instant now) {
    int changed =
        database
            .dsl()
            .update(RESIDENT_FILE)
            .set(RESIDENT_FILE.FAMILY_NAME, content.familyName())
            .set(RESIDENT_FILE.GIVEN_NAME, content.givenName())
            .set(RESIDENT_FILE.SORT_NAME, SearchKeys.sortName(content))
            .set(RESIDENT_FILE.LANGUAGE, content.language().code())
            .set(RESIDENT_FILE.ACTIVE, content.active())
            .set(RESIDENT_FILE.CONSENT_STATE, FileFields.column(content.consent()))
            .set(RESIDENT_FILE.REDUCED_MOBILITY, content.particulars().reducedMobility())
            .set(RESIDENT_FILE.NOTE, content.particulars().note())
            .set(RESIDENT_FILE.CARD_NUMBER, FileFields.card(content.particulars()))
            .set(RESIDENT_FILE.VERSION, version + 1)
            .set(RESIDENT_FILE.UPDATED_AT, now)
            .where(RESIDENT_FILE.ID.eq(id.number()))
            .and(RESIDENT_FILE.VERSION.eq(version))
            .execute();
    if (changed == 0) {
      return false;
    }
    moveResidence(id, content);
    parts.replace(id, content, now);
    return true;
  }

  private void moveResidence(FileId id, FileContent content) {
    var address = content.address();
    var street = streets.find(address.city(), address.street()).orElseThrow();
    var place = Place.of(street.id(), address);
    database
        .dsl()
        .update(RESIDENCE)
        .set(RESIDENCE.STREET_ID, street.id())
        .set(RESIDENCE.CIVIC_NUMBER, address.civicNumber().number())
        .set(RESIDENCE.CIVIC_SUFFIX, address.civicNumber().suffix())
        .set(RESIDENCE.APARTMENT, address.apartment())
        .set(RESIDENCE.APARTMENT_FOLDED, place.apartment())
        .set(RESIDENCE.POSTAL_CODE, address.postalCode().map(PostalCode::compact).orElse(""))
        .set(RESIDENCE.LATITUDE, content.location().map(GeoPoint::latitude).orElse(null))
        .set(RESIDENCE.LONGITUDE, content.location().map(GeoPoint::longitude).orElse(null))
        .where(
            RESIDENCE.ID.eq(
                database
                    .dsl()
                    .select(RESIDENT_FILE.RESIDENCE_ID)
                    .from(RESIDENT_FILE)
                    .where(RESIDENT_FILE.ID.eq(id.number()))))
        .execute();
  }

  Map<FileId, Integer> lock(Collection<FileId> files) {
    var versions = new HashMap<FileId, Integer>();
    database
        .dsl()
        .select(RESIDENT_FILE.ID, RESIDENT_FILE.VERSION)
        .from(RESIDENT_FILE)
        .where(RESIDENT_FILE.ID.in(files.stream().map(FileId::number).toList()))
        .orderBy(RESIDENT_FILE.ID)
        .forUpdate()
        .forEach(row -> versions.put(new FileId(row.value1()), row.value2()));
    return versions;
  }

  void remove(Collection<FileId> files) {
    if (files.isEmpty()) {
      return;
    }
    var ids = files.stream().map(FileId::number).toList();
    parts.remove(ids);
    var residences =
        database
            .dsl()
            .select(RESIDENT_FILE.RESIDENCE_ID)
            .from(RESIDENT_FILE)
            .where(RESIDENT_FILE.ID.in(ids))
            .fetch(RESIDENT_FILE.RESIDENCE_ID);
    database.dsl().deleteFrom(RESIDENT_FILE).where(RESIDENT_FILE.ID.in(ids)).execute();
    database.dsl().deleteFrom(RESIDENCE).where(RESIDENCE.ID.in(residences)).execute();
  }

  /// An opt-out is also that of the files that were closed for this one: a campaign that was
  /// launched before may still call them.
  void addConsent(FileId id, Consent consent) {
    var answering = new ArrayList<>(List.of(id));
    if (consent.state() == Consent.State.WITHDRAWN) {
      answering.addAll(new ClosedFiles(database).closedInto(id));
    }
    for (var file : answering) {
      parts.addConsent(file, consent);
      database
          .dsl()
          .update(RESIDENT_FILE)
          .set(RESIDENT_FILE.CONSENT_STATE, FileFields.column(consent.state()))
          .where(RESIDENT_FILE.ID.eq(file.number()))
          .execute();
    }
  }
}
