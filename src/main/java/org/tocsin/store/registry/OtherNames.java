package org.tocsin.store.registry;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tocsin.registry.StreetAlias;
import org.tocsin.registry.StreetName;

/// What is searched for when a street is named as it was once, or by another of its names: files
/// are found by the names that their streets have on the city's list. The longest word of the other
/// name must be begun: the others are of too many streets.
final class OtherNames {
  /// Each is one more scan of the keys.
  private static final int MOST = 3;

  private static final int FEWEST_LETTERS = 3;

  private final StreetTables streets;

  OtherNames(StreetTables streets) {
    this.streets = streets;
  }

  /// The words to search for instead, none when no other name is meant.
  Set<List<String>> translations(List<String> typed) {
    var telling = typed.stream().filter(OtherNames::isTelling).toList();
    if (telling.isEmpty()) {
      return Set.of();
    }
    return streets.aliasesBegun(telling, MOST).stream()
        .map(alias -> translated(typed, alias))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static boolean isTelling(String word) {
    return word.length() >= FEWEST_LETTERS && !Character.isDigit(word.charAt(0));
  }

  /// With the street's own name in place of the words that are of its other one.
  private static List<String> translated(List<String> typed, StreetAlias alias) {
    var words = StreetName.searchWords(alias.name());
    var translated = new ArrayList<String>();
    for (var word : typed) {
      if (words.stream().noneMatch(known -> known.startsWith(word))) {
        translated.add(word);
      }
    }
    translated.addAll(StreetName.searchWords(alias.street().name()));
    return translated;
  }
}
