package sample;

import java.util.List;
import java.util.stream.Collectors;

/** The streets as lines on the map: odd numbers on the left, even ones on the right. */
final class GeoJson {
  private GeoJson() {}

  static String of(List<Street> streets) {
    return streets.stream()
        .map(GeoJson::feature)
        .collect(
            Collectors.joining(
                ",\n", "{\"type\": \"FeatureCollection\", \"features\": [\n", "\n]}\n"));
  }

  private static String feature(Street street) {
    return """
    {"type": "Feature", "properties": {"ville": "%s", "rue": "%s", "alias": "%s", \
    "civique_gauche_de": %s, "civique_gauche_a": %s, "civique_droite_de": %s, "civique_droite_a": %s}, \
    "geometry": {"type": "LineString", "coordinates": [[%s, %s], [%s, %s]]}}\
    """
        .formatted(
            street.city(),
            street.name(),
            street.alias(),
            odd(street.from(), 1),
            odd(street.to(), -1),
            even(street.from(), 1),
            even(street.to(), -1),
            street.start().get(1),
            street.start().get(0),
            street.end().get(1),
            street.end().get(0));
  }

  private static int odd(int number, int towards) {
    return number % 2 == 0 ? number + towards : number;
  }

  private static int even(int number, int towards) {
    return number % 2 == 0 ? number : number + towards;
  }
}
