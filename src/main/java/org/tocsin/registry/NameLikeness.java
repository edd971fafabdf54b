package org.tocsin.registry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tocsin.shared.Folding;

/// How alike two names are, whatever their accents and the order of their words.
///
/// Each word is compared with its nearest in the other name by the Damerau–Levenshtein distance
/// (optimal string alignment): so many letters inserted, left out, replaced, or swapped with their
/// neighbour. A word of four letters may differ by one, one of eight by two; what differs more is
/// another word.
public final class NameLikeness {
  /// From here on two names are alike. A first name that one of the files has not is just allowed
  /// for.
  static final int NEAR = 80;

  private static final double SAME_WORD = 0.75;

  private NameLikeness() {}

  /// From 0, nothing in common, to 100, the same words.
  public static int of(String one, String other) {
    var words = words(one);
    var others = words(other);
    int letters = letters(words) + letters(others);
    if (letters == 0) {
      return 0;
    }
    double alike = 0;
    for (var word : words) {
      var nearest = "";
      double best = 0;
      for (var candidate : others) {
        double likeness = ofWords(word, candidate);
        if (likeness > best) {
          best = likeness;
          nearest = candidate;
        }
      }
      if (best >= SAME_WORD) {
        alike += best * (word.length() + nearest.length());
        others.remove(nearest);
      }
    }
    return (int) Math.round(100 * alike / letters);
  }

  private static List<String> words(String name) {
    return new ArrayList<>(
        Arrays.stream(Folding.fold(name).split(" ")).filter(word -> !word.isEmpty()).toList());
  }

  private static int letters(List<String> words) {
    return words.stream().mapToInt(String::length).sum();
  }

  private static double ofWords(String one, String other) {
    if (one.equals(other)) {
      return 1;
    }
    int longest = Math.max(one.length(), other.length());
    // The distance is at least the difference of their lengths.
    if (Math.min(one.length(), other.length()) < SAME_WORD * longest) {
      return 0;
    }
    return 1 - (double) distance(one, other) / longest;
  }

  /// How many letters are inserted, left out, replaced, or swapped with their neighbour.
  static int distance(String one, String other) {
    int[] beforeLast = new int[other.length() + 1];
    int[] last = new int[other.length() + 1];
    int[] row = new int[other.length() + 1];
    Arrays.setAll(last, i -> i);
    for (int i = 1; i <= one.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int replaced = last[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
        if (i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      var spare = beforeLast;
      beforeLast = last;
      last = row;
      row = spare;
    }
    return last[other.length()];
  }
}
