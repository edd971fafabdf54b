package org.tocsin.ui.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.tocsin.registry.CivicSpan;
import org.tocsin.registry.NearestStreets;
import org.tocsin.registry.Street;
import org.tocsin.registry.StreetAlias;
import org.tocsin.registry.StreetName;
import org.tocsin.shared.Folding;

/// The cities and streets of the registry, found by the beginnings of their words. FX thread.
final class StreetChoice {
  private static final int MOST_OFFERED = 8;
  private static final int MOST_MEANT = 3;

  private Known known = Known.of(List.of(), List.of());

  /// @param alias by which it is found; none by its own name
  private record Entry(Street street, List<String> words, Optional<StreetAlias> alias) {}

  /// Streets made ready to be found: of a big city that takes a moment, off the FX thread.
  static final class Known {
    private final Map<String, Street> byKey = new HashMap<>();
    private final List<Entry> entries;
    private final Map<String, StreetAlias> aliases = new HashMap<>();
    private final Set<String> cities;
    private final NearestStreets nearest;

    private Known(List<Street> streets, List<StreetAlias> otherNames) {
      streets.forEach(street -> byKey.put(StreetName.key(street.city(), street.name()), street));
      otherNames.forEach(
          alias -> aliases.put(StreetName.key(alias.street().city(), alias.name()), alias));
      entries =
          Stream.concat(
                  streets.stream().map(it -> new Entry(it, words(it.name()), Optional.empty())),
                  otherNames.stream()
                      .map(it -> new Entry(it.street(), words(it.name()), Optional.of(it))))
              .toList();
      cities = new TreeSet<>(streets.stream().map(Street::city).toList());
      nearest = NearestStreets.amongThoseToChoose(streets, otherNames);
    }

    static Known of(List<Street> streets, List<StreetAlias> otherNames) {
      return new Known(streets, otherNames);
    }
  }

  void set(Known streets) {
    known = streets;
  }

  /// The names of those that are meant by a name that is none of them, the likeliest first: the few
  /// that begin as it was typed, or those that come nearest to it.
  List<String> nearest(String city, String typed) {
    var begun = known.cities.contains(city) ? streets(city, typed) : List.<String>of();
    if (!begun.isEmpty() && begun.size() <= MOST_MEANT) {
      return begun;
    }
    return known.nearest.inCity(city, typed).stream().map(Street::name).toList();
  }

  private static List<String> words(String name) {
    return List.of(Folding.fold(name).split(" "));
  }

  /// The city that is typed, in the registry's spelling: by its name, or by a beginning that no
  /// other has.
  Optional<String> city(String typed) {
    var folded = Folding.fold(typed);
    var begun = cities(typed);
    return known.cities.stream()
        .filter(city -> Folding.fold(city).equals(folded))
        .findFirst()
        .or(() -> begun.size() == 1 ? begun.stream().findFirst() : Optional.empty());
  }

  /// Whether a city has none of the streets of the registry.
  boolean isUnknownCity(String city) {
    return !known.cities.isEmpty() && !known.cities.contains(city);
  }

  Optional<String> onlyCity() {
    return known.cities.size() == 1 ? known.cities.stream().findFirst() : Optional.empty();
  }

  /// The registry's spelling of a street, whatever the one that was typed, or another of its names.
  Optional<String> official(String city, String typed) {
    return Optional.ofNullable(known.byKey.get(StreetName.key(city, typed)))
        .or(() -> alias(city, typed).map(StreetAlias::street))
        .map(Street::name);
  }

  /// The same in whichever city has such a street.
  Optional<String> named(String typed) {
    return known.cities.stream().flatMap(city -> official(city, typed).stream()).findFirst();
  }

  /// The numbers of a street, as far as the city's list gives them.
  Optional<CivicSpan> numbers(String city, String typed) {
    return Optional.ofNullable(known.byKey.get(StreetName.key(city, typed)))
        .flatMap(Street::numbers);
  }

  /// The street of which this is another name.
  Optional<StreetAlias> alias(String city, String typed) {
    var key = StreetName.key(city, typed);
    return known.byKey.containsKey(key)
        ? Optional.empty()
        : Optional.ofNullable(known.aliases.get(key));
  }

  /// The other name by which a street is offered; none when its own begins as typed.
  Optional<StreetAlias> reason(String typed, String name) {
    var sought = words(typed);
    return begins(words(name), sought)
        ? Optional.empty()
        : known.entries.stream()
            .filter(entry -> entry.street().name().equals(name) && begins(entry.words(), sought))
            .flatMap(entry -> entry.alias().stream())
            .findFirst();
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
        if (entry.alias().isEmpty() && entry.words().getFirst().startsWith(sought.getFirst())) {
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
