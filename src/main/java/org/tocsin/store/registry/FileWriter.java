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
import org.jooq.Record2;
import org.jooq.SQLDialect;
import org.jooq.SelectForUpdateStep;
import org.jspecify.annotations.Nullable;
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

  List<FileId> insertAll(List<NewFile> files, Instant now) {
    if (files.isEmpty()) {
      return List.of();
    }
    var residences = insertResidences(files);
    var ids = insertFiles(files, residences, now).stream().map(FileId::new).toList();
    parts.insertAll(ids, files, now);
    return ids;
  }

  private List<Long> insertResidences(List<NewFile> files) {
    var known =
        streets.findAll(files.stream().map(FileWriter::streetKey).collect(Collectors.toSet()));
    var rows = files.stream().map(file -> residence(file.content(), known)).toList();
    return Rows.insertNumbered(
        database.dsl(),
        RESIDENCE.ID,
        List.of(
            RESIDENCE.STREET_ID,
            RESIDENCE.CIVIC_NUMBER,
            RESIDENCE.CIVIC_SUFFIX,
            RESIDENCE.APARTMENT_FOLDED,
            RESIDENCE.APARTMENT,
            RESIDENCE.POSTAL_CODE,
            RESIDENCE.LATITUDE,
            RESIDENCE.LONGITUDE),
        4,
        rows);
  }

  private static String streetKey(NewFile file) {
    var address = file.content().address();
    return StreetName.key(address.city(), address.street());
  }

  private static @Nullable Object[] residence(FileContent content, Map<String, Street> known) {
    var address = content.address();
    var street = known.get(StreetName.key(address.city(), address.street()));
    if (street == null) {
      throw new IllegalStateException("A street that must be there is not");
    }
    var place = Place.of(street.id(), address);
    return Rows.row(
        place.street(),
        place.number(),
        place.suffix(),
        place.apartment(),
        address.apartment(),
        address.postalCode().map(PostalCode::compact).orElse(""),
        content.location().map(GeoPoint::latitude).orElse(null),
        content.location().map(GeoPoint::longitude).orElse(null));
  }

  private List<Long> insertFiles(List<NewFile> files, List<Long> residences, Instant now) {
    var rows = new ArrayList<@Nullable Object[]>();
    for (int i = 0; i < files.size(); i++) {
      rows.add(file(files.get(i), residences.get(i), now));
    }
    return Rows.insertNumbered(
        database.dsl(),
        RESIDENT_FILE.ID,
        List.of(
            RESIDENT_FILE.RESIDENCE_ID,
            RESIDENT_FILE.ACCOUNT_NUMBER,
            RESIDENT_FILE.FAMILY_NAME,
            RESIDENT_FILE.GIVEN_NAME,
            RESIDENT_FILE.SORT_NAME,
            RESIDENT_FILE.LANGUAGE,
            RESIDENT_FILE.ACTIVE,
            RESIDENT_FILE.REACHABLE,
            RESIDENT_FILE.CONSENT_STATE,
            RESIDENT_FILE.REDUCED_MOBILITY,
            RESIDENT_FILE.NOTE,
            RESIDENT_FILE.CARD_NUMBER,
            RESIDENT_FILE.VERSION,
            RESIDENT_FILE.CREATED_AT,
            RESIDENT_FILE.UPDATED_AT),
        1,
        rows);
  }

  private static @Nullable Object[] file(NewFile file, long residence, Instant now) {
    var content = file.content();
    return Rows.row(
        residence,
        file.account().digits(),
        content.familyName(),
        content.givenName(),
        SearchKeys.sortName(content),
        content.language().code(),
        content.active(),
        content.isReachable(),
        FileFields.column(file.consent().state()),
        content.particulars().reducedMobility(),
        content.particulars().note(),
        FileFields.card(content.particulars()),
        1,
        now,
        now);
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
            .set(RESIDENT_FILE.REACHABLE, content.isReachable())
            .set(RESIDENT_FILE.CONSENT_STATE, FileFields.column(content.consent()))
            .set(RESIDENT_FILE.REDUCED_MOBILITY, content.particulars().reducedMobility())
            .set(RESIDENT_FILE.NOTE, content.particulars().note())
            .set(RESIDENT_FILE.VERSION, version + 1)
            .set(RESIDENT_FILE.UPDATED_AT, now)
            .where(RESIDENT_FILE.ID.eq(id.number()))
            .and(RESIDENT_FILE.VERSION.eq(version))
            .execute();
    if (changed == 0) {
      return false;
    }
    setCard(id, content);
    moveResidence(id, content);
    parts.replace(id, content, now);
    return true;
  }

  /// A unique column that a statement sets locks the row against launches on PostgreSQL, where the
  /// table has triggers, even when it says what it said before.
  private void setCard(FileId id, FileContent content) {
    var card = FileFields.card(content.particulars());
    database
        .dsl()
        .update(RESIDENT_FILE)
        .set(RESIDENT_FILE.CARD_NUMBER, card)
        .where(RESIDENT_FILE.ID.eq(id.number()))
        .and(RESIDENT_FILE.CARD_NUMBER.isDistinctFrom(card))
        .execute();
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
    var rows = versions(files);
    (database.dialect() == SQLDialect.POSTGRES ? rows.forNoKeyUpdate() : rows.forUpdate())
        .forEach(row -> versions.put(new FileId(row.value1()), row.value2()));
    return versions;
  }

  void lockToRemove(Collection<FileId> files) {
    versions(files).forUpdate().execute();
  }

  private SelectForUpdateStep<Record2<Long, Integer>> versions(Collection<FileId> files) {
    return database
        .dsl()
        .select(RESIDENT_FILE.ID, RESIDENT_FILE.VERSION)
        .from(RESIDENT_FILE)
        .where(RESIDENT_FILE.ID.in(files.stream().map(FileId::number).toList()))
        .orderBy(RESIDENT_FILE.ID);
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
