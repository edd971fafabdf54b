package org.tocsin.registry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The streets of one city by the pairs of letters of their names, and of their telling words: a
/// misspelt name still has most of them.
final class StreetPairs {
  /// Compared letter by letter, or as many more as are just as alike; the street that is meant is
  /// never far down among them.
  private static final int MOST_COMPARED = 60;

  private static final int ALIKE = 1_000;

  private final List<Entry> entries = new ArrayList<>();
  private final Map<Integer, Places> places = new HashMap<>();

  record Entry(Street street, StreetSpelling spelling, int pairs) {}

  /// Where a pair is found, growing.
  private static final class Places {
    private int[] all = new int[4];
    private int size;

    void add(int place) {
      all = size == all.length ? Arrays.copyOf(all, 2 * size) : all;
      all[size++] = place;
    }
  }

  void add(Street street, StreetSpelling spelling) {
    var pairs = pairs(spelling);
    for (var pair : pairs) {
      places.computeIfAbsent(pair, _ -> new Places()).add(entries.size());
    }
    entries.add(new Entry(street, spelling, pairs.size()));
  }

  /// Those of the telling words apart from those of the whole name.
  private static Set<Integer> pairs(StreetSpelling spelling) {
    var pairs = new HashSet<Integer>();
    collect(spelling.whole(), 0, pairs);
    collect(spelling.telling(), Integer.MIN_VALUE, pairs);
    return pairs;
  }

  private static void collect(String word, int mark, Set<Integer> pairs) {
    var letters = " " + word + " ";
    for (int i = 1; i < letters.length(); i++) {
      pairs.add(mark | letters.charAt(i - 1) << 15 | letters.charAt(i));
    }
  }

  /// Those that share the most with a name.
  List<Entry> likeliest(StreetSpelling typed) {
    int[] likeness = likeness(typed);
    int[] many = new int[ALIKE + 1];
    for (int alike : likeness) {
      many[alike]++;
    }
    int least = ALIKE;
    for (int more = many[least]; least > 1 && more < MOST_COMPARED; more += many[least]) {
      least--;
    }
    var likeliest = new ArrayList<Entry>();
    for (int i = 0; i < likeness.length; i++) {
      if (likeness[i] >= least) {
        likeliest.add(entries.get(i));
      }
    }
    return likeliest;
  }

  /// Of each street, from 0 to `ALIKE`.
  private int[] likeness(StreetSpelling typed) {
    var pairs = pairs(typed);
    int[] likeness = new int[entries.size()];
    for (var pair : pairs) {
      var found = places.get(pair);
      for (int i = 0; found != null && i < found.size; i++) {
        likeness[found.all[i]]++;
      }
    }
    for (int i = 0; i < likeness.length; i++) {
      var entry = entries.get(i);
      boolean alike = likeness[i] > 0 && entry.spelling().digits().equals(typed.digits());
      likeness[i] = alike ? 2 * ALIKE * likeness[i] / (pairs.size() + entry.pairs()) : 0;
    }
    return likeness;
  }
}
