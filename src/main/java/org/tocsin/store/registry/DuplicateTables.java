package org.tocsin.store.registry;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.select;
import static org.tocsin.store.schema.Tables.CONTACT_POINT;
import static org.tocsin.store.schema.Tables.DISTINCT_PAIR;
import static org.tocsin.store.schema.Tables.RESIDENCE;
import static org.tocsin.store.schema.Tables.RESIDENT_FILE;
import static org.tocsin.store.schema.Tables.STREET;
import static org.tocsin.store.schema.Tables.SUSPECTED_PAIR;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Record2;
import org.jooq.Result;
import org.tocsin.registry.Address;
import org.tocsin.registry.CivicNumber;
import org.tocsin.registry.DuplicateStore;
import org.tocsin.registry.Dwelling;
import org.tocsin.registry.FileId;
import org.tocsin.registry.FilePair;
import org.tocsin.registry.Resemblance;
import org.tocsin.registry.ResidentFile;
import org.tocsin.shared.Page;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.store.Database;

/// Comparing files, and what was found, in their tables. Everything that is read of the registry is
/// read by an index, a street or some thousand numbers at a time.
public final class DuplicateTables implements DuplicateStore {
  private static final int NUMBERS_AT_A_TIME = 5_000;

  private final Database database;
  private final FileReader reader;
  private final StreetTables streets;
  private final SuspectedPairs suspects;

  public DuplicateTables(Database database) {
    this.database = database;
    streets = new StreetTables(database);
    reader = new FileReader(database, streets);
    suspects = new SuspectedPairs(database);
  }

  @Override
  public void lock() {
    new ClosedFiles(database).lock();
  }

  @Override
  public List<Long> streets() {
    return database.dsl().select(STREET.ID).from(STREET).orderBy(STREET.ID).fetch(STREET.ID);
  }

  @Override
  public List<List<Dwelling>> neighbours(long street) {
    var inhabited = RESIDENCE.as("inhabited");
    var shared =
        select(inhabited.CIVIC_NUMBER)
            .from(inhabited)
            .where(inhabited.STREET_ID.eq(street))
            .and(inhabited.CLOSED_FILE.eq(0L))
            .groupBy(inhabited.CIVIC_NUMBER)
            .having(count().gt(1));
    var byNumber = new LinkedHashMap<Integer, List<Dwelling>>();
    dwellings(RESIDENCE.STREET_ID.eq(street).and(RESIDENCE.CIVIC_NUMBER.in(shared)), 1_000_000)
        .forEach(dwelling ->
            byNumber
                .computeIfAbsent(dwelling.civicNumber().number(), _ -> new ArrayList<>())
                .add(dwelling));
    return byNumber.values().stream().map(List::copyOf).toList();
  }

  @Override
  public List<Dwelling> dwellings(Address address, int limit) {
    return streets
        .find(address.city(), address.street())
        .map(street ->
            dwellings(
                RESIDENCE
                    .STREET_ID
                    .eq(street.id())
                    .and(RESIDENCE.CIVIC_NUMBER.eq(address.civicNumber().number())),
                limit))
        .orElse(List.of());
  }

  private List<Dwelling> dwellings(Condition which, int limit) {
    return database
        .dsl()
        .select(
            RESIDENT_FILE.ID,
            RESIDENCE.CIVIC_NUMBER,
            RESIDENCE.CIVIC_SUFFIX,
            RESIDENCE.APARTMENT,
            RESIDENT_FILE.FAMILY_NAME,
            RESIDENT_FILE.GIVEN_NAME)
        .from(RESIDENCE)
        .join(RESIDENT_FILE)
        .on(RESIDENT_FILE.RESIDENCE_ID.eq(RESIDENCE.ID))
        .where(which)
        .and(RESIDENCE.CLOSED_FILE.eq(0L))
        .orderBy(RESIDENCE.CIVIC_NUMBER, RESIDENT_FILE.ID)
        .limit(limit)
        .fetch(row ->
            new Dwelling(
                new FileId(row.value1()),
                new CivicNumber(row.value2(), row.value3()),
                row.value4(),
                row.value5() + " " + row.value6()));
  }

  @Override
  public long countContacts() {
    return database.dsl().fetchCount(CONTACT_POINT);
  }

  @Override
  public Numbers sharedNumbers(String after) {
    var rows = numbers(after);
    boolean more = rows.size() == NUMBERS_AT_A_TIME;
    var last = more ? rows.getLast().value1() : "";
    var holders = new LinkedHashMap<String, Set<FileId>>();
    for (var row : rows) {
      holders
          .computeIfAbsent(row.value1(), _ -> new LinkedHashSet<>())
          .add(new FileId(row.value2()));
    }
    // The last number may go on beyond what was read: it is read again, unless it is all there is.
    if (more && holders.size() > 1) {
      holders.remove(last);
      last = holders.lastEntry().getKey();
    }
    return new Numbers(
        holders.values().stream().filter(it -> it.size() > 1).map(List::copyOf).toList(),
        rows.size(),
        more ? Optional.of(last) : Optional.empty());
  }

  private Result<Record2<String, Long>> numbers(String after) {
    return database
        .dsl()
        .select(CONTACT_POINT.PHONE, CONTACT_POINT.FILE_ID)
        .from(CONTACT_POINT)
        .where(CONTACT_POINT.PHONE.gt(after))
        .orderBy(CONTACT_POINT.PHONE)
        .limit(NUMBERS_AT_A_TIME)
        .fetch();
  }

  @Override
  public List<ResidentFile> files(Collection<FileId> ids) {
    return reader.find(ids);
  }

  @Override
  public List<FileId> holders(Collection<PhoneNumber> numbers, int limit) {
    if (numbers.isEmpty()) {
      return List.of();
    }
    return database
        .dsl()
        .selectDistinct(CONTACT_POINT.FILE_ID)
        .from(CONTACT_POINT)
        .where(CONTACT_POINT.PHONE.in(numbers.stream().map(PhoneNumber::e164).toList()))
        .orderBy(CONTACT_POINT.FILE_ID)
        .limit(limit)
        .fetch(row -> new FileId(row.value1()));
  }

  @Override
  public Set<FilePair> distinctPairs() {
    return pairs(DISTINCT_PAIR.FIRST_FILE.isNotNull());
  }

  @Override
  public Set<FilePair> distinctPairs(FileId file) {
    return pairs(
        DISTINCT_PAIR.FIRST_FILE.eq(file.number()).or(DISTINCT_PAIR.SECOND_FILE.eq(file.number())));
  }

  private Set<FilePair> pairs(Condition which) {
    return database
        .dsl()
        .select(DISTINCT_PAIR.FIRST_FILE, DISTINCT_PAIR.SECOND_FILE)
        .from(DISTINCT_PAIR)
        .where(which)
        .fetchSet(SuspectedPairs::pair);
  }

  @Override
  public boolean setDistinct(FilePair pair, String by, Instant at) {
    long first = pair.first().number();
    long second = pair.second().number();
    var dsl = database.dsl();
    dsl.deleteFrom(SUSPECTED_PAIR)
        .where(SUSPECTED_PAIR.FIRST_FILE.eq(first))
        .and(SUSPECTED_PAIR.SECOND_FILE.eq(second))
        .execute();
    var known = DISTINCT_PAIR.FIRST_FILE.eq(first).and(DISTINCT_PAIR.SECOND_FILE.eq(second));
    if (dsl.fetchExists(DISTINCT_PAIR, known)) {
      return false;
    }
    dsl.insertInto(DISTINCT_PAIR)
        .set(DISTINCT_PAIR.FIRST_FILE, first)
        .set(DISTINCT_PAIR.SECOND_FILE, second)
        .set(DISTINCT_PAIR.SAID_BY, by)
        .set(DISTINCT_PAIR.SAID_AT, at)
        .execute();
    return true;
  }

  @Override
  public void replaceSuspects(Map<FilePair, Resemblance> found) {
    suspects.replace(found);
  }

  @Override
  public Page<FilePair> suspects(long offset, int limit) {
    return suspects.page(offset, limit);
  }
}
