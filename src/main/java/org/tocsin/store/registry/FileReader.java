package org.tocsin.store.registry;

import static org.tocsin.store.schema.Tables.CONSENT;
import static org.tocsin.store.schema.Tables.CONTACT_POINT;
import static org.tocsin.store.schema.Tables.RESIDENCE;
import static org.tocsin.store.schema.Tables.RESIDENT_FILE;
import static org.tocsin.store.schema.Tables.STREET;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.tocsin.registry.AccountNumber;
import org.tocsin.registry.Address;
import org.tocsin.registry.CardNumber;
import org.tocsin.registry.Consent;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.FileContent;
import org.tocsin.registry.FileId;
import org.tocsin.registry.ResidentFile;
import org.tocsin.registry.StreetName;
import org.tocsin.shared.GeoPoint;
import org.tocsin.shared.Language;
import org.tocsin.store.Database;
import org.tocsin.store.schema.tables.records.ConsentRecord;

/// Reads whole files: three queries whatever their number.
final class FileReader {
  private static final int PAGE = 10_000;

  private final Database database;
  private final StreetTables streets;

  FileReader(Database database, StreetTables streets) {
    this.database = database;
    this.streets = streets;
  }

  Optional<ResidentFile> find(FileId id) {
    return read(RESIDENT_FILE.ID.eq(id.number())).stream().findFirst();
  }

  Optional<ResidentFile> findClosed(FileId id) {
    return readAny(RESIDENT_FILE.ID.eq(id.number()).and(RESIDENCE.CLOSED_FILE.ne(0L))).stream()
        .findFirst();
  }

  List<ResidentFile> findClosed(Collection<FileId> ids) {
    var numbers = ids.stream().map(FileId::number).toList();
    return readAny(RESIDENT_FILE.ID.in(numbers).and(RESIDENCE.CLOSED_FILE.ne(0L)));
  }

  List<ResidentFile> find(Collection<FileId> ids) {
    return ids.isEmpty()
        ? List.of()
        : read(RESIDENT_FILE.ID.in(ids.stream().map(FileId::number).toList()));
  }

  /// By number, some thousands at a time.
  void forEach(boolean activeOnly, Consumer<FileId> file) {
    var condition = activeOnly ? RESIDENT_FILE.ACTIVE.isTrue() : DSL.noCondition();
    long from = 0;
    List<Long> page;
    do {
      page =
          database
              .dsl()
              .select(RESIDENT_FILE.ID)
              .from(RESIDENT_FILE)
              .where(RESIDENT_FILE.ID.gt(from))
              .and(condition)
              .and(RESIDENT_FILE.ID.notIn(ClosedFiles.all()))
              .orderBy(RESIDENT_FILE.ID)
              .limit(PAGE)
              .fetch(RESIDENT_FILE.ID);
      for (var id : page) {
        file.accept(new FileId(id));
        from = id;
      }
    } while (page.size() == PAGE);
  }

  Optional<ResidentFile> findByAccount(AccountNumber account) {
    return database
        .dsl()
        .select(RESIDENT_FILE.ID)
        .from(RESIDENT_FILE)
        .where(RESIDENT_FILE.ACCOUNT_NUMBER.eq(account.digits()))
        .fetchOptional(row -> new FileId(row.value1()))
        .flatMap(holder -> find(new ClosedFiles(database).keptInPlaceOf(holder).orElse(holder)));
  }

  List<ResidentFile> findByAccounts(Collection<AccountNumber> accounts) {
    return accounts.isEmpty()
        ? List.of()
        : read(
            RESIDENT_FILE.ACCOUNT_NUMBER.in(accounts.stream().map(AccountNumber::digits).toList()));
  }

  Optional<ResidentFile> findByCard(CardNumber card) {
    return read(RESIDENT_FILE.CARD_NUMBER.eq(card.text())).stream().findFirst();
  }

  Map<CardNumber, AccountNumber> takenCards(Collection<CardNumber> cards) {
    if (cards.isEmpty()) {
      return Map.of();
    }
    return database
        .dsl()
        .select(RESIDENT_FILE.CARD_NUMBER, RESIDENT_FILE.ACCOUNT_NUMBER)
        .from(RESIDENT_FILE)
        .where(
            RESIDENT_FILE.CARD_NUMBER.in(cards.stream().map(CardNumber::text).distinct().toList()))
        .fetch()
        .stream()
        .collect(
            Collectors.toMap(
                row -> new CardNumber(row.value1()), row -> new AccountNumber(row.value2())));
  }

  Set<AccountNumber> takenAccounts(Collection<AccountNumber> accounts) {
    if (accounts.isEmpty()) {
      return Set.of();
    }
    return database
        .dsl()
        .select(RESIDENT_FILE.ACCOUNT_NUMBER)
        .from(RESIDENT_FILE)
        .where(
            RESIDENT_FILE.ACCOUNT_NUMBER.in(
                accounts.stream().map(AccountNumber::digits).distinct().toList()))
        .fetch(RESIDENT_FILE.ACCOUNT_NUMBER)
        .stream()
        .map(AccountNumber::new)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Looks the residences up street by street, then keeps those of the exact addresses.
  List<ResidentFile> findByAddresses(Collection<Address> addresses) {
    var wanted = places(addresses);
    if (wanted.isEmpty()) {
      return List.of();
    }
    var ids = residences(wanted);
    return ids.isEmpty() ? List.of() : read(RESIDENT_FILE.RESIDENCE_ID.in(ids));
  }

  /// Those of the addresses whose street is known.
  Set<Place> places(Collection<Address> addresses) {
    var places = new HashSet<Place>();
    if (!addresses.isEmpty()) {
      var known =
          streets.findAll(
              addresses.stream().map(FileReader::streetKey).collect(Collectors.toSet()));
      for (var address : addresses) {
        var street = known.get(streetKey(address));
        if (street != null) {
          places.add(Place.of(street.id(), address));
        }
      }
    }
    return places;
  }

  private List<Long> residences(Set<Place> wanted) {
    var found = new ArrayList<Long>();
    database
        .dsl()
        .select(
            RESIDENCE.ID,
            RESIDENCE.STREET_ID,
            RESIDENCE.CIVIC_NUMBER,
            RESIDENCE.CIVIC_SUFFIX,
            RESIDENCE.APARTMENT_FOLDED)
        .from(RESIDENCE)
        .where(RESIDENCE.STREET_ID.in(wanted.stream().map(Place::street).distinct().toList()))
        .and(RESIDENCE.CIVIC_NUMBER.in(wanted.stream().map(Place::number).distinct().toList()))
        .and(RESIDENCE.CLOSED_FILE.eq(0L))
        .forEach(row -> {
          var place = new Place(row.value2(), row.value3(), row.value4(), row.value5());
          if (wanted.contains(place)) {
            found.add(row.value1());
          }
        });
    return found;
  }

  private static String streetKey(Address address) {
    return StreetName.key(address.city(), address.street());
  }

  /// Files that are open.
  private List<ResidentFile> read(Condition condition) {
    return readAny(condition.and(RESIDENCE.CLOSED_FILE.eq(0L)));
  }

  private List<ResidentFile> readAny(Condition condition) {
    var rows =
        database
            .dsl()
            .select()
            .from(RESIDENT_FILE)
            .join(RESIDENCE)
            .on(RESIDENCE.ID.eq(RESIDENT_FILE.RESIDENCE_ID))
            .join(STREET)
            .on(STREET.ID.eq(RESIDENCE.STREET_ID))
            .where(condition)
            .fetch();
    if (rows.isEmpty()) {
      return List.of();
    }
    var ids = rows.getValues(RESIDENT_FILE.ID);
    var contacts = contacts(ids);
    var answers = answers(ids);
    return rows.map(row -> {
      var id = row.get(RESIDENT_FILE.ID);
      var answer = answers.get(new Answered(id, row.get(RESIDENT_FILE.CONSENT_STATE)));
      return file(row, contacts.getOrDefault(id, List.of()), Optional.ofNullable(answer));
    });
  }

  private Map<Long, List<ContactPoint>> contacts(List<Long> ids) {
    return database
        .dsl()
        .selectFrom(CONTACT_POINT)
        .where(CONTACT_POINT.FILE_ID.in(ids))
        .orderBy(CONTACT_POINT.FILE_ID, CONTACT_POINT.POSITION)
        .fetchGroups(CONTACT_POINT.FILE_ID, FileFields::contact);
  }

  /// A file that answered so. A merged file may have an earlier opt-out of the one and a later
  /// consent of the other: the opt-out stands.
  private record Answered(long file, String state) {}

  /// The last answer of each kind of each file.
  private Map<Answered, ConsentRecord> answers(List<Long> ids) {
    var last = new HashMap<Answered, ConsentRecord>();
    database
        .dsl()
        .selectFrom(CONSENT)
        .where(CONSENT.FILE_ID.in(ids))
        .orderBy(CONSENT.FILE_ID, CONSENT.TAKEN_AT, CONSENT.ID)
        .forEach(row -> last.put(new Answered(row.getFileId(), row.getState()), row));
    return last;
  }

  private static ResidentFile file(
      Record row, List<ContactPoint> contacts, Optional<ConsentRecord> answer) {
    var state = FileFields.consent(row.get(RESIDENT_FILE.CONSENT_STATE));
    var latitude = row.get(RESIDENCE.LATITUDE);
    var longitude = row.get(RESIDENCE.LONGITUDE);
    Optional<GeoPoint> location =
        latitude == null || longitude == null
            ? Optional.empty()
            : Optional.of(new GeoPoint(latitude, longitude));
    var content =
        new FileContent(
            row.get(RESIDENT_FILE.FAMILY_NAME),
            row.get(RESIDENT_FILE.GIVEN_NAME),
            Language.ofCode(row.get(RESIDENT_FILE.LANGUAGE)).orElse(Language.FRENCH),
            FileFields.address(row),
            location,
            row.get(RESIDENT_FILE.ACTIVE),
            state,
            contacts,
            FileFields.particulars(row));
    return new ResidentFile(
        new FileId(row.get(RESIDENT_FILE.ID)),
        new AccountNumber(row.get(RESIDENT_FILE.ACCOUNT_NUMBER)),
        content,
        consent(state, answer),
        row.get(RESIDENT_FILE.VERSION),
        row.get(RESIDENT_FILE.CREATED_AT),
        row.get(RESIDENT_FILE.UPDATED_AT));
  }

  private static Consent consent(Consent.State state, Optional<ConsentRecord> answer) {
    return state == Consent.State.UNKNOWN
        ? Consent.unknown()
        : new Consent(state, answer.map(FileReader::provenance));
  }

  private static Consent.Provenance provenance(ConsentRecord row) {
    return new Consent.Provenance(
        Consent.Means.valueOf(row.getMeans().toUpperCase(Locale.ROOT)),
        row.getTakenBy(),
        row.getTakenAt(),
        Language.ofCode(row.getLanguage()).orElse(Language.FRENCH),
        row.getTextVersion());
  }
}
