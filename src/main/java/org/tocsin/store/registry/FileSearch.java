package org.tocsin.store.registry;

import static org.tocsin.store.schema.Tables.CONTACT_POINT;
import static org.tocsin.store.schema.Tables.RESIDENCE;
import static org.tocsin.store.schema.Tables.RESIDENT_FILE;
import static org.tocsin.store.schema.Tables.SEARCH_KEY;
import static org.tocsin.store.schema.Tables.STREET;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.tocsin.registry.AccountNumber;
import org.tocsin.registry.FileId;
import org.tocsin.registry.FileSummary;
import org.tocsin.registry.InvalidNumber;
import org.tocsin.registry.StreetName;
import org.tocsin.shared.Page;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.store.Database;

/// Finds files as one types: a scan of the keys that begin with a word, the other words checked on
/// what it finds.
final class FileSearch {
  /// Enough for any screen; beyond it the total is a floor.
  private static final int MOST_FOUND = 5_000;

  private static final Pattern NUMBER =
      Pattern.compile("[\\d\\s\\p{Z}\\p{Cf}.()+\\-\u2010-\u2015]+");
  private static final Pattern NOT_DIGITS = Pattern.compile("\\D+");

  /// Fewer are a civic number.
  private static final int FEWEST_DIGITS_OF_A_CARD = 4;

  private final Database database;

  private final FileReader reader;

  FileSearch(Database database, FileReader reader) {
    this.database = database;
    this.reader = reader;
  }

  /// All that is found, in no order, or all there is.
  void forEach(String query, Consumer<FileId> file) {
    var words = SearchKeys.words(query);
    if (words.isEmpty()) {
      reader.forEach(false, file);
    } else {
      find(query, words, Integer.MAX_VALUE).forEach(id -> file.accept(new FileId(id)));
    }
  }

  Page<FileSummary> search(String query, long offset, int limit) {
    var words = SearchKeys.words(query);
    if (words.isEmpty()) {
      return new Page<>(summaries(firstByName(offset, limit), ""), offset, total());
    }
    var found = find(query, words, MOST_FOUND);
    var page = found.stream().skip(offset).limit(limit).toList();
    return new Page<>(summaries(page, digits(query)), offset, found.size());
  }

  /// Best first: a number, then a name, then an address.
  private Set<Long> find(String query, List<String> words, int most) {
    var found = new LinkedHashSet<Long>();
    var streetWords = StreetName.searchedWords(words);
    if (NUMBER.matcher(query).matches()) {
      scan(SearchKeys.PHONE, List.of(digits(query)), found, most);
    } else {
      scan(SearchKeys.NAME, words, found, most);
      if (!streetWords.equals(words)) {
        scan(SearchKeys.NAME, streetWords, found, most);
      }
    }
    if (digits(query).length() >= FEWEST_DIGITS_OF_A_CARD) {
      scan(SearchKeys.CARD, List.of(String.join("", words)), found, most);
    }
    scan(SearchKeys.ADDRESS, streetWords, found, most);
    return found;
  }

  private static String digits(String query) {
    var digits = NOT_DIGITS.matcher(query).replaceAll("");
    return digits.length() > 1 && digits.startsWith("1") ? digits.substring(1) : digits;
  }

  /// Scans for the longest word, which the fewest keys begin with. The keys come in order, so that
  /// a whole word comes before a longer one.
  private void scan(String kind, List<String> words, Collection<Long> found, int most) {
    var first = words.stream().max(Comparator.comparingInt(String::length)).orElseThrow();
    var others = new ArrayList<>(words);
    others.remove(first);
    var condition =
        SEARCH_KEY
            .KIND
            .eq(kind)
            .and(SEARCH_KEY.FOLDED.ge(first))
            .and(SEARCH_KEY.FOLDED.lt(first + '\uffff'));
    for (var other : others) {
      condition =
          condition.and(
              SEARCH_KEY.FOLDED.like(other + "%").or(SEARCH_KEY.FOLDED.like("% " + other + "%")));
    }
    database
        .dsl()
        .select(SEARCH_KEY.FILE_ID)
        .from(SEARCH_KEY)
        .where(condition)
        .orderBy(SEARCH_KEY.KIND, SEARCH_KEY.FOLDED, SEARCH_KEY.FILE_ID)
        .limit(most)
        .forEach(row -> found.add(row.value1()));
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

  private List<Long> firstByName(long offset, int limit) {
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
