package org.tocsin.store.registry;

import static org.tocsin.store.schema.Tables.CONTACT_POINT;
import static org.tocsin.store.schema.Tables.RESIDENCE;
import static org.tocsin.store.schema.Tables.RESIDENT_FILE;
import static org.tocsin.store.schema.Tables.SEARCH_KEY;
import static org.tocsin.store.schema.Tables.STREET;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.tocsin.registry.AccountNumber;
import org.tocsin.registry.FileFilter;
import org.tocsin.registry.FileId;
import org.tocsin.registry.FileSummary;
import org.tocsin.registry.InvalidNumber;
import org.tocsin.shared.Page;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.store.Database;

/// Finds files as one types: a scan of the keys that begin with a word, the other words checked on
/// what it finds.
final class FileSearch {
  private final Database database;

  private final FileReader reader;
  private final StreetTables streets;
  private final int few;

  FileSearch(Database database, FileReader reader, StreetTables streets) {
    this(database, reader, streets, FileSieve.FEW);
  }

  /// @param few up to how many files that pass a filter may be looked at one by one
  FileSearch(Database database, FileReader reader, StreetTables streets, int few) {
    this.database = database;
    this.reader = reader;
    this.streets = streets;
    this.few = few;
  }

  /// All that is found, in no order, or all there is, as far as it passes.
  void forEach(String query, FileFilter filter, Consumer<FileId> file) {
    boolean everything = SearchKeys.words(query).isEmpty();
    if (filter.isNone() && everything) {
      reader.forEach(false, file);
    } else if (filter.isNone()) {
      forEach(new FileFinder(database, Integer.MAX_VALUE).find(query), file);
    } else {
      var sieve = new FileSieve(database, streets, filter, few);
      var found =
          everything
              ? sieve.all().orElseGet(() -> passing(sieve))
              : finder(sieve, Integer.MAX_VALUE).find(query);
      forEach(found, file);
    }
  }

  private FileFinder finder(FileSieve sieve, int most) {
    return new FileFinder(database, most, sieve.within(SEARCH_KEY.FILE_ID), sieve::keep);
  }

  private static void forEach(Collection<Long> found, Consumer<FileId> file) {
    found.forEach(id -> file.accept(new FileId(id)));
  }

  /// Of so many files that they are looked through one after the other.
  private List<Long> passing(FileSieve sieve) {
    var all = new ArrayList<Long>();
    reader.forEach(false, file -> all.add(file.number()));
    return sieve.pass(all);
  }

  Page<FileSummary> search(String query, FileFilter filter, long offset, int limit) {
    boolean everything = SearchKeys.words(query).isEmpty();
    if (filter.isNone()) {
      return everything
          ? new Page<>(summaries(byName(offset, limit), ""), offset, total())
          : page(query, offset, limit, most -> new FileFinder(database, most).find(query));
    }
    var sieve = new FileSieve(database, streets, filter, few);
    if (!everything) {
      return page(query, offset, limit, most -> finder(sieve, most).find(query));
    }
    return sieve
        .all()
        .map(all -> {
          var shown = all.stream().skip(offset).limit(limit).toList();
          return new Page<>(summaries(shown, ""), offset, all.size());
        })
        .orElseGet(() -> page(query, offset, limit, most -> firstPassing(sieve, most)));
  }

  private Set<Long> firstPassing(FileSieve sieve, int most) {
    var found = new LinkedHashSet<Long>();
    FileSieve.gather(found, most, sieve::keep, first -> byName(0, first));
    return found;
  }

  /// What is shown of a list that goes on for longer than it is looked through.
  ///
  /// @param find the first files, at least as many as there may be
  private Page<FileSummary> page(
      String query, long offset, int limit, IntFunction<Set<Long>> find) {
    var end = Math.toIntExact(offset + limit);
    var found = find.apply(end + 1);
    var page = found.stream().skip(offset).limit(limit).toList();
    return new Page<>(
        summaries(page, SearchKeys.national(query)),
        offset,
        Math.min(found.size(), end),
        found.size() > end);
  }

  /// The latest first.
  Page<InvalidNumber> invalidNumbers(long offset, int limit) {
    var invalid =
        CONTACT_POINT.INVALID_SINCE.isNotNull().and(CONTACT_POINT.FILE_ID.notIn(ClosedFiles.all()));
    var rows =
        database
            .dsl()
            .selectFrom(CONTACT_POINT)
            .where(invalid)
            .orderBy(CONTACT_POINT.INVALID_SINCE.desc(), CONTACT_POINT.ID)
            .limit(limit)
            .offset(offset)
            .fetch();
    var files = new HashMap<FileId, FileSummary>();
    summaries(rows.stream().map(row -> row.getFileId()).distinct().toList(), "")
        .forEach(file -> files.put(file.id(), file));
    var numbers = new ArrayList<InvalidNumber>();
    for (var row : rows) {
      var file = files.get(new FileId(row.getFileId()));
      if (file != null) {
        numbers.add(new InvalidNumber(file, FileFields.contact(row), row.getInvalidSince()));
      }
    }
    long total = database.dsl().fetchCount(CONTACT_POINT, invalid);
    return new Page<>(numbers, offset, total);
  }

  private List<Long> byName(long offset, int limit) {
    return database
        .dsl()
        .select(RESIDENT_FILE.ID)
        .from(RESIDENT_FILE)
        .where(RESIDENT_FILE.ID.notIn(ClosedFiles.all()))
        .orderBy(RESIDENT_FILE.SORT_NAME, RESIDENT_FILE.ID)
        .limit(limit)
        .offset(offset)
        .fetch(RESIDENT_FILE.ID);
  }

  private long total() {
    return database.dsl().fetchCount(RESIDENT_FILE) - new ClosedFiles(database).count();
  }

  /// In the order of the ids.
  private List<FileSummary> summaries(List<Long> ids, String digits) {
    if (ids.isEmpty()) {
      return List.of();
    }
    var numbers = numbers(ids, digits);
    var byId = new HashMap<Long, FileSummary>();
    database
        .dsl()
        .select()
        .from(RESIDENT_FILE)
        .join(RESIDENCE)
        .on(RESIDENCE.ID.eq(RESIDENT_FILE.RESIDENCE_ID))
        .join(STREET)
        .on(STREET.ID.eq(RESIDENCE.STREET_ID))
        .where(RESIDENT_FILE.ID.in(ids))
        .forEach(row -> byId.put(row.get(RESIDENT_FILE.ID), summary(row, numbers)));
    return ids.stream().map(byId::get).filter(Objects::nonNull).toList();
  }

  /// The number that was searched for, or else the first: voice before SMS, each in its order.
  private Map<Long, PhoneNumber> numbers(List<Long> ids, String digits) {
    var chosen = new HashMap<Long, PhoneNumber>();
    database
        .dsl()
        .select(CONTACT_POINT.FILE_ID, CONTACT_POINT.PHONE)
        .from(CONTACT_POINT)
        .where(CONTACT_POINT.FILE_ID.in(ids))
        .orderBy(
            CONTACT_POINT.FILE_ID,
            DSL.when(CONTACT_POINT.CHANNEL.eq("voice"), 0).otherwise(1),
            CONTACT_POINT.POSITION)
        .forEach(row -> {
          var number = new PhoneNumber(row.value2());
          var before = chosen.putIfAbsent(row.value1(), number);
          if (before != null && holds(number, digits) && !holds(before, digits)) {
            chosen.put(row.value1(), number);
          }
        });
    return chosen;
  }

  private static boolean holds(PhoneNumber number, String digits) {
    return !digits.isEmpty() && number.digits().contains(digits);
  }

  private static FileSummary summary(Record row, Map<Long, PhoneNumber> numbers) {
    var id = row.get(RESIDENT_FILE.ID);
    return new FileSummary(
        new FileId(id),
        new AccountNumber(row.get(RESIDENT_FILE.ACCOUNT_NUMBER)),
        row.get(RESIDENT_FILE.FAMILY_NAME),
        row.get(RESIDENT_FILE.GIVEN_NAME),
        FileFields.address(row),
        Optional.ofNullable(numbers.get(id)),
        row.get(RESIDENT_FILE.ACTIVE),
        FileFields.consent(row.get(RESIDENT_FILE.CONSENT_STATE)));
  }
}
