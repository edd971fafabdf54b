package org.tocsin.registry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which of the known streets may be meant by a name that is none of them.
///
/// Built once for a list of streets, then asked any number of times: a city's streets are found by
/// the pairs of letters that they share with what was typed, and only the likeliest are compared.
public final class NearestStreets {
  /// More would be a list to search, not an answer.
  public static final int MOST = 3;

  private final Map<List<String>, StreetPairs> cities = new HashMap<>();

  /// @param streets those that may be proposed
  /// @param aliases other names under which they are looked for
  NearestStreets(List<Street> streets, List<StreetAlias> aliases) {
    streets.forEach(street -> add(street, street.name()));
    aliases.forEach(alias -> add(alias.street(), alias.name()));
  }

  private void add(Street street, String name) {
    cities
        .computeIfAbsent(StreetName.words(street.city()), _ -> new StreetPairs())
        .add(street, new StreetSpelling(name));
  }

  /// Among the streets of the city's own list; while there is none, among all that are known.
  public static NearestStreets amongThoseToChoose(List<Street> known, List<StreetAlias> aliases) {
    var official = known.stream().filter(Street::official).toList();
    return official.isEmpty()
        ? new NearestStreets(known, aliases)
        : new NearestStreets(
            official, aliases.stream().filter(alias -> alias.street().official()).toList());
  }

  /// Those that come nearest in a city, the nearest first; none when all are too far.
  public List<Street> inCity(String city, String typed) {
    var streets = cities.get(StreetName.words(city));
    return streets == null ? List.of() : nearest(typed, List.of(streets));
  }

  /// The same wherever they are.
  public List<Street> anywhere(String typed) {
    return nearest(typed, List.copyOf(cities.values()));
  }

  private record Near(Street street, StreetSpelling.Distance distance) {}

  private static List<Street> nearest(String typed, List<StreetPairs> cities) {
    var spelling = new StreetSpelling(typed);
    if (spelling.isEmpty()) {
      return List.of();
    }
    var near = new ArrayList<Near>();
    for (var streets : cities) {
      for (var entry : streets.likeliest(spelling)) {
        spelling
            .distance(entry.spelling())
            .ifPresent(distance -> near.add(new Near(entry.street(), distance)));
      }
    }
    near.sort(Comparator.comparing(Near::distance).thenComparing(it -> it.street().name()));
    return near.stream().map(Near::street).distinct().limit(MOST).toList();
  }
}
