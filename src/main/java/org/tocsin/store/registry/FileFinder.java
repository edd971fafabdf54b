package org.tocsin.store.registry;

import static org.tocsin.store.schema.Tables.SEARCH_KEY;
import static org.tocsin.store.schema.Tables.STREET;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.tocsin.registry.StreetName;
import org.tocsin.store.Database;

/// Which files are meant by what somebody types. One question is answered by one of these: what it
/// learns of the registry is of that moment.
///
/// A scan begins with the word that the fewest keys begin with, and checks the others on what it
/// meets; it ends as soon as enough was found.
final class FileFinder {
  private static final Pattern NUMBER =
      Pattern.compile("[\\d\\s\\p{Z}\\p{Cf}.()+\\-\u2010-\u2015]+");
  private static final Pattern DIGITS = Pattern.compile("\\d+");

  /// Fewer are a civic number.
  private static final int FEWEST_DIGITS_OF_A_CARD = 4;

  /// Fewer digits beside a name are a civic number, too.
  private static final int FEWEST_DIGITS_OF_A_NUMBER = 4;

  /// A longer word without a digit is looked for in names, streets and cities only.
  private static final int LONGEST_OF_AN_APARTMENT = 4;

  /// Which of two words is rarer need not be known beyond.
  private static final int MOST_COUNTED = 300;

  /// How many files that have a number are asked for their name.
  private static final int MOST_OF_A_NUMBER = 500;

  private final Database database;
  private final int most;
  private final Condition within;
  private final UnaryOperator<List<Long>> kept;
  private final Set<Long> found = new LinkedHashSet<>();
  private final Map<String, Integer> keysBeginning = new HashMap<>();

  /// @param most how many files are enough
  FileFinder(Database database, int most) {
    this(database, most, DSL.noCondition(), UnaryOperator.identity());
  }

  /// @param within a first look at what may be found
  /// @param kept those of some files that may be found
  FileFinder(Database database, int most, Condition within, UnaryOperator<List<Long>> kept) {
    this.database = database;
    this.most = most;
    this.within = within;
    this.kept = kept;
  }

  /// Best first: a number, then a name, then an address.
  Set<Long> find(String query) {
    var words = SearchKeys.typedWords(query);
    var streetWords = StreetName.searchedWords(words);
    var digits = SearchKeys.digits(query);
    if (NUMBER.matcher(query).matches()) {
      scanNumbers(digits);
    } else {
      scan(SearchKeys.NAME, words);
      if (!streetWords.equals(words)) {
        scan(SearchKeys.NAME, streetWords);
      }
    }
    if (digits.length() >= FEWEST_DIGITS_OF_A_CARD) {
      scan(SearchKeys.CARD, List.of(String.join("", words)));
    }
    scan(SearchKeys.ADDRESS, streetWords);
    if (found.size() < most) {
      new OtherNames(new StreetTables(database))
          .translations(streetWords)
          .forEach(translated -> scan(SearchKeys.ADDRESS, translated));
    }
    if (found.isEmpty()) {
      scanNamesOfNumber(words);
    }
    return found;
  }

  /// No number begins with 1 but that of the country; one may well end with it.
  private void scanNumbers(String digits) {
    var national = SearchKeys.national(digits);
    var ending = national.length() == SearchKeys.NATIONAL_DIGITS ? national : digits;
    if (ending.length() < SearchKeys.LOCAL_DIGITS) {
      scan(SearchKeys.ENDING, List.of(SearchKeys.reversed(ending)));
      scanBeginning(national);
    } else {
      scanBeginning(national);
      scan(SearchKeys.ENDING, List.of(SearchKeys.reversed(ending)));
    }
  }

  private void scanBeginning(String national) {
    if (!national.isEmpty()) {
      scan(SearchKeys.PHONE, List.of(national));
    }
  }

  /// «tremblay 0142»: of the files that have such a number, those of that name.
  private void scanNamesOfNumber(List<String> words) {
    var digits = words.stream().filter(FileFinder::isOfNumber).toList();
    if (digits.size() != 1 || words.size() == 1) {
      return;
    }
    var numbers = new FileFinder(database, MOST_OF_A_NUMBER);
    numbers.scanNumbers(digits.getFirst());
    var others = words.stream().filter(word -> !isOfNumber(word)).map(FileFinder::holds).toList();
    var named =
        database
            .dsl()
            .selectDistinct(SEARCH_KEY.FILE_ID)
            .from(SEARCH_KEY)
            .where(SEARCH_KEY.FILE_ID.in(numbers.found))
            .and(SEARCH_KEY.KIND.eq(SearchKeys.NAME))
            .and(DSL.and(others))
            .orderBy(SEARCH_KEY.FILE_ID)
            .fetch(SEARCH_KEY.FILE_ID);
    found.addAll(kept.apply(named));
  }

  private static boolean isOfNumber(String word) {
    return word.length() >= FEWEST_DIGITS_OF_A_NUMBER && DIGITS.matcher(word).matches();
  }

  /// The keys come in order, so that a whole word comes before a longer one.
  private void scan(String kind, List<String> words) {
    var first = first(words);
    if (first.isEmpty() || found.size() >= most) {
      return;
    }
    scanSideBySide(kind, words);
    var others = new ArrayList<>(words);
    others.remove(first);
    var condition =
        beginning(kind, first).and(DSL.and(others.stream().map(FileFinder::holds).toList()));
    scanAll(condition);
  }

  /// Of two words a whole one is followed by the other in one of the keys, which are found at once
  /// where scanning all that begins with a usual name would take a while; and they are the best.
  private void scanSideBySide(String kind, List<String> words) {
    if (words.size() == 2) {
      scanAll(beginning(kind, words.getFirst() + " " + words.getLast()));
      scanAll(beginning(kind, words.getLast() + " " + words.getFirst()));
    }
  }

  private void scanAll(Condition condition) {
    if (found.size() < most) {
      // A file may be found by several of its keys.
      FileSieve.gather(found, most, kept, limit -> scan(condition, limit));
    }
  }

  private List<Long> scan(Condition condition, int limit) {
    return database
        .dsl()
        .select(SEARCH_KEY.FILE_ID)
        .from(SEARCH_KEY)
        .where(condition.and(within))
        .orderBy(SEARCH_KEY.KIND, SEARCH_KEY.FOLDED, SEARCH_KEY.FILE_ID)
        .limit(limit)
        .fetch(SEARCH_KEY.FILE_ID);
  }

  private static Condition beginning(String kind, String word) {
    return SEARCH_KEY
        .KIND
        .eq(kind)
        .and(SEARCH_KEY.FOLDED.ge(word))
        .and(SEARCH_KEY.FOLDED.lt(word + '\uffff'));
  }

  private static Condition holds(String word) {
    return SEARCH_KEY.FOLDED.like(word + "%").or(SEARCH_KEY.FOLDED.like("% " + word + "%"));
  }

  /// The word to begin with; empty when a word is in no file at all.
  private String first(List<String> words) {
    if (words.size() == 1) {
      return words.getFirst();
    }
    count(words);
    var unknown =
        words.stream()
            .filter(word -> beginningWith(word) == 0 && !mayBeOfAnApartment(word))
            .toList();
    boolean mayBeBeyond = words.size() > SearchKeys.MOST_ROTATIONS;
    if (!unknown.isEmpty() && !mayBeBeyond && !areOfCities(unknown)) {
      return "";
    }
    return words.stream()
        .filter(word -> beginningWith(word) > 0)
        .min(
            Comparator.<String>comparingInt(this::beginningWith)
                .thenComparing(Comparator.comparingInt(String::length).reversed()))
        .orElse("");
  }

  /// Apartments begin no key: «12b», «rc», «sol».
  private static boolean mayBeOfAnApartment(String word) {
    return word.length() <= LONGEST_OF_AN_APARTMENT || word.chars().anyMatch(Character::isDigit);
  }

  private int beginningWith(String word) {
    return keysBeginning.getOrDefault(word, 0);
  }

  /// A word of a file begins a key of its names or one of its address.
  private void count(Collection<String> words) {
    var counts = new LinkedHashMap<String, Field<Integer>>();
    for (var word : words) {
      if (!keysBeginning.containsKey(word)) {
        counts.put(word, counted(SearchKeys.NAME, word).plus(counted(SearchKeys.ADDRESS, word)));
      }
    }
    if (counts.isEmpty()) {
      return;
    }
    var row = database.dsl().select(counts.values()).fetchSingle();
    int i = 0;
    for (var word : counts.keySet()) {
      keysBeginning.put(word, row.get(i++, Integer.class));
    }
  }

  private Field<Integer> counted(String kind, String word) {
    var some =
        DSL.select(SEARCH_KEY.FILE_ID)
            .from(SEARCH_KEY)
            .where(beginning(kind, word))
            .limit(MOST_COUNTED)
            .asTable("some");
    return DSL.field(DSL.selectCount().from(some));
  }

  /// Cities begin no key: nearly every file would be found.
  private boolean areOfCities(List<String> words) {
    var ofCities =
        database.dsl().selectDistinct(STREET.CITY).from(STREET).fetch(STREET.CITY).stream()
            .flatMap(city -> SearchKeys.words(city).stream())
            .collect(Collectors.toSet());
    return words.stream()
        .allMatch(word -> ofCities.stream().anyMatch(ofCity -> ofCity.startsWith(word)));
  }
}
