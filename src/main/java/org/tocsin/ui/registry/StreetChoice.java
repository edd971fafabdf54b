package org.tocsin.ui.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tocsin.registry.Street;
import org.tocsin.registry.StreetName;
import org.tocsin.shared.Folding;

/// The cities and streets of the registry, found by the beginnings of their words. FX thread.
final class StreetChoice {
  private static final int MOST_OFFERED = 8;

  private final Map<String, Street> byKey = new HashMap<>();
  private List<Entry> entries = List.of();
  private Set<String> cities = Set.of();

  private record Entry(Street street, List<String> words) {}

  void set(List<Street> streets) {
    byKey.clear();
    streets.forEach(street -> byKey.put(StreetName.key(street.city(), street.name()), street));
    entries = streets.stream().map(street -> new Entry(street, words(street.name()))).toList();
    cities = new TreeSet<>(streets.stream().map(Street::city).toList());
  }

  private static List<String> words(String name) {
    return List.of(Folding.fold(name).split(" "));
  }

  Optional<String> onlyCity() {
    return cities.size() == 1 ? cities.stream().findFirst() : Optional.empty();
  }

  /// The registry's spelling of a street, whatever the one that was typed.
  Optional<String> official(String city, String typed) {
    return Optional.ofNullable(byKey.get(StreetName.key(city, typed))).map(Street::name);
  }

  List<String> cities(String typed) {
    return cities.stream()
        .filter(city -> begins(words(city), words(typed)))
        .limit(MOST_OFFERED)
        .toList();
  }

  /// Streets of the city, or of every city while that one is unknown; those whose name begins as
  /// typed come first.
  List<String> streets(String city, String typed) {
    boolean known = cities.contains(city);
    var sought = words(typed);
    var first = new ArrayList<String>();
    var others = new LinkedHashSet<String>();
    for (var entry : entries) {
      if ((!known || entry.street().city().equals(city)) && begins(entry.words(), sought)) {
        var name = entry.street().name();
        if (entry.words().getFirst().startsWith(sought.getFirst())) {
          first.add(name);
        } else {
          others.add(name);
        }
      }
    }
    var all = new LinkedHashSet<>(first);
    all.addAll(others);
    return all.stream().limit(MOST_OFFERED).toList();
  }

  private static boolean begins(List<String> words, List<String> sought) {
    return sought.stream().allMatch(part -> words.stream().anyMatch(word -> word.startsWith(part)));
  }
}
