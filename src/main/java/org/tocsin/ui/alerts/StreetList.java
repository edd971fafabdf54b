package org.tocsin.ui.alerts;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tocsin.registry.NearestStreets;
import org.tocsin.registry.Street;
import org.tocsin.registry.StreetAlias;
import org.tocsin.shared.Folding;

/// The streets that are known, found without accents.
final class StreetList {
  /// By their own names first, then by their other and former ones.
  private final Map<String, Street> byFoldedLabel = new LinkedHashMap<>();

  private final boolean severalCities;
  private final NearestStreets nearest;

  StreetList(List<Street> streets, List<StreetAlias> aliases) {
    Set<String> cities = new HashSet<>();
    streets.forEach(street -> cities.add(street.city()));
    severalCities = cities.size() > 1;
    nearest = NearestStreets.amongThoseToChoose(streets, aliases);
    streets.forEach(street -> byFoldedLabel.put(Folding.fold(label(street)), street));
    aliases.forEach(alias ->
        byFoldedLabel.putIfAbsent(
            Folding.fold(label(alias.street().city(), alias.name())), alias.street()));
  }

  /// Its name, with the city where there are several.
  String label(Street street) {
    return label(street.city(), street.name());
  }

  String label(String city, String name) {
    return severalCities ? name + ", " + city : name;
  }

  Optional<Street> find(String typed) {
    return Optional.ofNullable(byFoldedLabel.get(Folding.fold(typed)));
  }

  /// The labels of those that may be meant by one that is not found, the nearest first.
  List<String> nearest(String typed) {
    int comma = typed.lastIndexOf(',');
    var found =
        severalCities && comma >= 0
            ? nearest.inCity(typed.substring(comma + 1), typed.substring(0, comma))
            : nearest.anywhere(typed);
    return found.stream().map(this::label).toList();
  }

  /// Labels of streets in one of whose names every word typed begins a word.
  List<String> suggest(String typed, int most) {
    var words = Folding.fold(typed).split(" ");
    return byFoldedLabel.entrySet().stream()
        .filter(entry -> holds(" " + entry.getKey(), words))
        .map(entry -> label(entry.getValue()))
        .distinct()
        .limit(most)
        .toList();
  }

  private static boolean holds(String label, String[] words) {
    for (var word : words) {
      if (!label.contains(" " + word)) {
        return false;
      }
    }
    return true;
  }
}
