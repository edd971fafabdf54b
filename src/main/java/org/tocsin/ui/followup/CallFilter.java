package org.tocsin.ui.followup;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.tocsin.shared.Folding;

/// Which calls the table shows.
///
/// @param phases empty lets every phase pass
/// @param street empty lets every street pass
/// @param words folded words that must all be found; digits are looked for in the number
record CallFilter(Set<Phase> phases, String street, List<String> words) {
  static final CallFilter ALL = new CallFilter(Set.of(), "", List.of());
  private static final Pattern NUMBER_LIKE = Pattern.compile("[\\d\\s\\p{Z}().+-]{3,}");
  private static final Pattern NOT_DIGITS = Pattern.compile("\\D");

  CallFilter {
    phases = Set.copyOf(phases);
    words = List.copyOf(words);
  }

  static CallFilter of(Set<Phase> phases, String street, String text) {
    return new CallFilter(phases, street, words(text));
  }

  /// A number is looked for as one run of digits, whatever stands between them.
  private static List<String> words(String text) {
    if (NUMBER_LIKE.matcher(text).matches() && text.chars().anyMatch(Character::isDigit)) {
      return List.of(NOT_DIGITS.matcher(text).replaceAll(""));
    }
    var folded = Folding.fold(text);
    return folded.isEmpty() ? List.of() : List.of(folded.split(" "));
  }

  boolean passes(CallItem item) {
    return (phases.isEmpty() || phases.contains(item.phase()))
        && (street.isEmpty() || street.equals(item.row().street()))
        && words.stream().allMatch(item.folded()::contains);
  }
}
