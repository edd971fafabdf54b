package org.tocsin.store.registry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tocsin.registry.AccountNumber;
import org.tocsin.registry.FileContent;
import org.tocsin.registry.PostalCode;
import org.tocsin.registry.StreetName;
import org.tocsin.shared.Folding;

/// The keys under which a file is found: every rotation of its names and of its address, so that a
/// prefix scan finds any word first, each followed by the other and by what nobody begins with, so
/// that the rest of what was typed is checked without looking further; and its numbers, read from
/// either end.
final class SearchKeys {
  static final String NAME = "name";
  static final String ADDRESS = "address";
  static final String PHONE = "phone";
  static final String CARD = "card";

  /// The digits of a number, the last one first.
  static final String ENDING = "ending";

  static final int NATIONAL_DIGITS = 10;
  static final int LOCAL_DIGITS = 7;

  /// A word of a longer name is found beside one of the first only.
  static final int MOST_ROTATIONS = 8;

  private static final int LONGEST = 300;
  private static final Pattern NOT_DIGITS = Pattern.compile("\\D+");
  private static final Pattern POSTAL_CODE =
      Pattern.compile("\\b([a-z]\\d[a-z]) (\\d[a-z]\\d?)\\b");
  private static final Pattern LETTERS = Pattern.compile("^\\D+");

  /// One key of one kind.
  record Key(String kind, String folded) {}

  private SearchKeys() {}

  static Set<Key> of(AccountNumber account, FileContent content) {
    var keys = new LinkedHashSet<Key>();
    var names = words(content.familyName() + " " + content.givenName());
    var place = content.address();
    var address = new ArrayList<String>();
    address.add(Folding.fold(place.civicNumber().display()));
    address.addAll(StreetName.searchWords(place.street()));
    var rest = new ArrayList<>(words(place.apartment()));
    rest.addAll(words(place.city()));
    place
        .postalCode()
        .map(PostalCode::compact)
        .map(Folding::fold)
        .ifPresent(code -> {
          keys.add(key(ADDRESS, Stream.of(List.of(code), address, names, rest)));
          rest.add(code);
        });
    rotate(NAME, names, then(address, rest), keys);
    rotate(ADDRESS, address, then(names, rest), keys);
    number(account.digits(), keys);
    content.contacts().forEach(contact -> number(contact.number().national(), keys));
    content.particulars().card().ifPresent(card -> card(card.text(), keys));
    return keys;
  }

  /// Whole, and without the prefix that all of a city's cards have.
  private static void card(String printed, Set<Key> keys) {
    var folded = Folding.fold(printed);
    keys.add(new Key(CARD, folded));
    keys.add(new Key(CARD, LETTERS.matcher(folded).replaceFirst("")));
  }

  /// What the whole registry is listed by.
  static String sortName(FileContent content) {
    var sort = Folding.fold(content.familyName()) + " " + Folding.fold(content.givenName());
    return cut(sort);
  }

  static List<String> words(String text) {
    return Arrays.stream(Folding.fold(text).split(" ")).filter(word -> !word.isEmpty()).toList();
  }

  /// Those of a question: a postal code is one word, however it is typed.
  static List<String> typedWords(String query) {
    return words(POSTAL_CODE.matcher(Folding.fold(query)).replaceAll("$1$2"));
  }

  private static void rotate(String kind, List<String> words, List<String> then, Set<Key> keys) {
    for (int i = 0; i < Math.min(words.size(), MOST_ROTATIONS); i++) {
      var rotated = new ArrayList<>(words.subList(i, words.size()));
      rotated.addAll(words.subList(0, i));
      keys.add(key(kind, Stream.of(rotated, then)));
    }
  }

  private static Key key(String kind, Stream<List<String>> words) {
    return new Key(kind, cut(words.flatMap(List::stream).collect(Collectors.joining(" "))));
  }

  private static List<String> then(List<String> first, List<String> second) {
    var all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  private static void number(String tenDigits, Set<Key> keys) {
    keys.add(new Key(PHONE, tenDigits));
    keys.add(new Key(PHONE, tenDigits.substring(NATIONAL_DIGITS - LOCAL_DIGITS)));
    keys.add(new Key(ENDING, reversed(tenDigits)));
  }

  static String reversed(String digits) {
    return new StringBuilder(digits).reverse().toString();
  }

  static String digits(String typed) {
    return NOT_DIGITS.matcher(typed).replaceAll("");
  }

  /// The digits of what was typed, without the 1 that may be dialled before.
  static String national(String typed) {
    var digits = digits(typed);
    return digits.startsWith("1") ? digits.substring(1) : digits;
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }
}
