package org.tocsin.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.tocsin.shared.Folding;

/// The name of a street as it is compared, whatever its spelling: `Boul. St-Jean` is `boulevard
/// Saint-Jean`.
public final class StreetName {
  private static final int LONGEST_KEY = 240;

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("al", "allee"),
          Map.entry("aut", "autoroute"),
          Map.entry("av", "avenue"),
          Map.entry("ave", "avenue"),
          Map.entry("bd", "boulevard"),
          Map.entry("bl", "boulevard"),
          Map.entry("blvd", "boulevard"),
          Map.entry("boul", "boulevard"),
          Map.entry("bvd", "boulevard"),
          Map.entry("ch", "chemin"),
          Map.entry("chem", "chemin"),
          Map.entry("crois", "croissant"),
          Map.entry("imp", "impasse"),
          Map.entry("mtee", "montee"),
          Map.entry("pl", "place"),
          Map.entry("prom", "promenade"),
          Map.entry("r", "rue"),
          Map.entry("rg", "rang"),
          Map.entry("rte", "route"),
          Map.entry("st", "saint"),
          Map.entry("ste", "sainte"),
          Map.entry("sts", "saints"),
          Map.entry("stes", "saintes"),
          Map.entry("terr", "terrasse"));

  private static final Set<String> TYPES =
      Set.of(
          "allee",
          "autoroute",
          "avenue",
          "boulevard",
          "carre",
          "chemin",
          "cote",
          "croissant",
          "impasse",
          "montee",
          "place",
          "promenade",
          "quai",
          "rang",
          "road",
          "route",
          "rue",
          "ruelle",
          "sentier",
          "street",
          "terrasse",
          "traverse");

  private static final Set<String> LINKS =
      Set.of("a", "au", "aux", "d", "de", "des", "du", "et", "l", "la", "le", "les");
  private static final Pattern ORDINAL =
      Pattern.compile("(\\d+)(?:e|re|er|ere|eme|ieme|st|nd|rd|th)");

  private StreetName() {}

  /// What two spellings of the same street of the same city have in common.
  public static String key(String city, String street) {
    var key = String.join(" ", words(city)) + "|" + String.join(" ", words(street));
    return key.length() <= LONGEST_KEY ? key : key.substring(0, LONGEST_KEY);
  }

  /// The words by which a street is searched: without its type and the articles that link them,
  /// unless nothing else is left.
  public static List<String> searchWords(String street) {
    var words = words(street);
    var telling = words.stream().filter(StreetName::tells).toList();
    return telling.isEmpty() ? words : telling;
  }

  /// Whether a folded word tells one street from another.
  static boolean tells(String word) {
    return !TYPES.contains(word) && !LINKS.contains(word);
  }

  /// The words that a search compares, each in the spelling of `searchWords`.
  public static List<String> searchedWords(List<String> typed) {
    var words =
        typed.stream()
            .map(StreetName::word)
            .filter(word -> tells(word) && !Dwelling.saysApartment(word))
            .toList();
    return words.isEmpty() ? typed : words;
  }

  /// The folded words of a name, abbreviations in full.
  static List<String> words(String text) {
    var words = new ArrayList<String>();
    for (var word : Folding.fold(text).split(" ")) {
      words.add(word(word));
    }
    return words;
  }

  private static String word(String folded) {
    var ordinal = ORDINAL.matcher(folded);
    return ordinal.matches() ? ordinal.group(1) : WORDS.getOrDefault(folded, folded);
  }
}
