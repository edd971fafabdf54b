package org.tocsin.registry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tocsin.shared.Folding;

/// A street's name taken apart, to be compared with another: as it is written, with its
/// abbreviations in full, and by the words that tell it from others.
final class StreetSpelling {
  private static final Pattern NOT_DIGITS = Pattern.compile("\\D+");
  private static final int FEWEST_LETTERS = 3;
  private static final int MOST_WRONG = 4;

  private final String folded;
  private final String full;
  private final List<String> telling;
  private final String digits;

  StreetSpelling(String name) {
    folded = Folding.fold(name);
    full = String.join(" ", StreetName.words(name));
    telling = StreetName.searchWords(name);
    digits = NOT_DIGITS.matcher(folded).replaceAll("");
  }

  boolean isEmpty() {
    return folded.isEmpty();
  }

  /// Of streets that bear numbers, another number is another street, however near.
  String digits() {
    return digits;
  }

  String whole() {
    return full.replace(" ", "");
  }

  String telling() {
    return String.join("", telling);
  }

  /// How far a name is from another.
  ///
  /// @param wrong letters to correct, a wrong kind of street counting for one
  /// @param written letters to correct in the whole name as it is written
  record Distance(int wrong, int written) implements Comparable<Distance> {
    @Override
    public int compareTo(Distance other) {
      return Comparator.comparingInt(Distance::wrong)
          .thenComparingInt(Distance::written)
          .compare(this, other);
    }
  }

  /// How far this, as it was typed, is from a street; nothing when it is another one.
  Optional<Distance> distance(StreetSpelling street) {
    if (!digits.equals(street.digits)) {
      return Optional.empty();
    }
    int written =
        Math.min(
            NameLikeness.distance(folded, street.folded), NameLikeness.distance(full, street.full));
    int inWords = ofTellingWords(street);
    return Math.min(written, inWords) <= street.mostWrong()
        ? Optional.of(new Distance(Math.min(written, inWords + 1), written))
        : Optional.empty();
  }

  /// In whatever order the words are: each has its nearest, what is left over is all wrong.
  private int ofTellingWords(StreetSpelling street) {
    int together = NameLikeness.distance(telling(), street.telling());
    var left = new ArrayList<>(street.telling);
    int wrong = 0;
    for (var word : telling) {
      int best = word.length();
      var nearest = "";
      for (var candidate : left) {
        int distance = NameLikeness.distance(word, candidate);
        if (distance < best) {
          best = distance;
          nearest = candidate;
        }
      }
      left.remove(nearest);
      wrong += best;
    }
    return Math.min(together, wrong + left.stream().mapToInt(String::length).sum());
  }

  /// Letters that may be wrong in this street's name: one in four, as people mistype; in a very
  /// short name every letter tells. A number is told by its digits, so that the rest may be wrong.
  private int mostWrong() {
    int letters = digits.isEmpty() ? telling().length() : full.length();
    return letters < FEWEST_LETTERS ? 0 : Math.min(MOST_WRONG, 1 + (letters - 2) / 4);
  }
}
