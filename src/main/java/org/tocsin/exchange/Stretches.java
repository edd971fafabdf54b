package org.tocsin.exchange;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.tocsin.registry.RegistryBulk.OfficialStreet;
import org.tocsin.registry.StreetName;

/// A list may have a line for each stretch of a street, from one corner to the next.
final class Stretches {
  private Stretches() {}

  /// Each street once, in the order of the list: from its lowest number to its highest, each at the
  /// place of its own stretch, with all its names.
  static List<OfficialStreet> joined(Collection<OfficialStreet> stretches) {
    var streets = new LinkedHashMap<String, OfficialStreet>();
    for (var stretch : stretches) {
      var key = StreetName.key(stretch.city(), stretch.name());
      streets.merge(key, stretch, Stretches::join);
    }
    return new ArrayList<>(streets.values());
  }

  private static OfficialStreet join(OfficialStreet one, OfficialStreet other) {
    var low = lowest(one, other);
    var high = highest(one, other);
    return new OfficialStreet(
        one.city(),
        one.name(),
        Stream.concat(one.aliases().stream(), other.aliases().stream()).distinct().toList(),
        Stream.concat(one.formerNames().stream(), other.formerNames().stream()).distinct().toList(),
        low.civicFrom(),
        high.civicTo(),
        low.from(),
        high.to());
  }

  private static OfficialStreet lowest(OfficialStreet one, OfficialStreet other) {
    return Stream.of(one, other)
        .min(Comparator.comparing(it -> it.civicFrom().orElse(Integer.MAX_VALUE)))
        .orElse(one);
  }

  private static OfficialStreet highest(OfficialStreet one, OfficialStreet other) {
    return Stream.of(one, other)
        .max(Comparator.comparing(it -> it.civicTo().orElse(Integer.MIN_VALUE)))
        .orElse(one);
  }
}
