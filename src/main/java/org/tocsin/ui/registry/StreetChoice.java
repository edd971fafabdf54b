package org.tocsin.ui.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tocsin.registry.NearestStreets;
import org.tocsin.registry.Street;
import org.tocsin.registry.StreetName;
import org.tocsin.shared.Folding;

/// The cities and streets of the registry, found by the beginnings of their words. FX thread.
final class StreetChoice {
  private static final int MOST_OFFERED = 8;

  private Known known = Known.of(List.of());

  private record Entry(Street street, List<String> words) {}

  /// Streets made ready to be found: of a big city that takes a moment, off the FX thread.
  static final class Known {
    private final Map<String, Street> byKey = new HashMap<>();
    private final List<Entry> entries;
    private final Set<String> cities;
    private final NearestStreets nearest;

    private Known(List<Street> streets) {
      streets.forEach(street -> byKey.put(StreetName.key(street.city(), street.name()), street));
      entries = streets.stream().map(street -> new Entry(street, words(street.name()))).toList();
      cities = new TreeSet<>(streets.stream().map(Street::city).toList());
      nearest = NearestStreets.amongThoseToChoose(streets);
    }

    static Known of(List<Street> streets) {
      return new Known(streets);
    }
  }

  void set(Known streets) {
    known = streets;
  }

  /// The names of those that come nearest to a name that is none of them, the nearest first.
  List<String> nearest(String city, String typed) {
    return known.nearest.inCity(city, typed).stream().map(Street::name).toList();
  }

  private static List<String> words(String name) {
    return List.of(Folding.fold(name).split(" "));
  }

  Optional<String> onlyCity() {
    return known.cities.size() == 1 ? known.cities.stream().findFirst() : Optional.empty();
  }

  /// The registry's spelling of a street, whatever the one that was typed.
  Optional<String> official(String city, String typed) {
    return Optional.ofNullable(known.byKey.get(StreetName.key(city, typed))).map(Street::name);
  }

  List<String> cities(String typed) {
    return known.cities.stream()
        .filter(city -> begins(words(city), words(typed)))
        .limit(MOST_OFFERED)
        .toList();
  }

  /// Streets of the city, or of every city while that one is unknown; those whose name begins as
  /// typed come first.
  List<String> streets(String city, String typed) {
    boolean knownCity = known.cities.contains(city);
    var sought = words(typed);
    var first = new ArrayList<String>();
    var others = new LinkedHashSet<String>();
    for (var entry : known.entries) {
      if ((!knownCity || entry.street().city().equals(city)) && begins(entry.words(), sought)) {
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
