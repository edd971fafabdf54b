package org.tocsin.store.registry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.tocsin.registry.AccountNumber;
import org.tocsin.registry.FileContent;
import org.tocsin.registry.StreetName;
import org.tocsin.shared.Folding;

/// The keys under which a file is found: every rotation of its names and of its address, so that a
/// prefix scan finds any word first, each followed by the other so that the rest of what was typed
/// is checked without looking further; and the ends of its numbers.
final class SearchKeys {
  static final String NAME = "name";
  static final String ADDRESS = "address";
  static final String PHONE = "phone";
  static final String CARD = "card";

  /// A longer name is found by its first words only.
  private static final int MOST_ROTATIONS = 8;

  private static final int LONGEST = 300;
  private static final Pattern LETTERS = Pattern.compile("^\\D+");

  /// One key of one kind.
  record Key(String kind, String folded) {}

  private SearchKeys() {}

  static Set<Key> of(AccountNumber account, FileContent content) {
    var keys = new LinkedHashSet<Key>();
    var names = words(content.familyName() + " " + content.givenName());
    var address = new ArrayList<String>();
    address.add(Folding.fold(content.address().civicNumber().display()));
    address.addAll(StreetName.searchWords(content.address().street()));
    rotate(NAME, names, address, keys);
    rotate(ADDRESS, address, names, keys);
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

  private static void rotate(String kind, List<String> words, List<String> then, Set<Key> keys) {
    for (int i = 0; i < Math.min(words.size(), MOST_ROTATIONS); i++) {
      var rotated = new ArrayList<>(words.subList(i, words.size()));
      rotated.addAll(words.subList(0, i));
      rotated.addAll(then);
      keys.add(new Key(kind, cut(String.join(" ", rotated))));
    }
  }

  private static void number(String tenDigits, Set<Key> keys) {
    keys.add(new Key(PHONE, tenDigits));
    keys.add(new Key(PHONE, tenDigits.substring(3)));
    keys.add(new Key(PHONE, tenDigits.substring(6)));
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }
}
