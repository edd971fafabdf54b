package org.tocsin.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.tocsin.shared.Folding;

/// The names of families and companies, as a file has them and as a list does.
final class FamilyName {
  private static final Pattern HYPHEN = Pattern.compile("\\p{Pd}");
  private static final Pattern SAINT = Pattern.compile("\\b(?:saint|st)(e?)[- ]");

  /// Between them and a hyphen there may be anybody's name.
  private static final Set<String> OF_COMPANIES =
      Set.of(
          "auto",
          "construction",
          "constructions",
          "enr",
          "entreprise",
          "entreprises",
          "ferme",
          "garage",
          "gestion",
          "inc",
          "les",
          "ltd",
          "ltee",
          "moto",
          "transport");

  private FamilyName() {}

  /// Whether both are the same, whatever their case and accents.
  static boolean isSame(String one, String other) {
    return Folding.fold(one).equals(Folding.fold(other));
  }

  /// Whether somebody may have taken the one for the other: the same, or one of the two names that
  /// the other joins with a hyphen. «Roy» and «Roy-Côté», not «Saint-Pierre» and «Saint-Onge», nor
  /// «Roy» and «Garage Roy»: a doubt is a no.
  static boolean isOfOneFamily(String one, String other) {
    var parts = parts(one);
    var others = parts(other);
    return isSame(one, other)
        || parts.equals(others)
        || isOneOf(parts, others)
        || isOneOf(others, parts);
  }

  private static boolean isOneOf(List<String> whole, List<String> parts) {
    return whole.size() == 1 && parts.contains(whole.getFirst());
  }

  /// The names that a hyphen joins, where each is one word, or a saint's; otherwise the whole.
  private static List<String> parts(String name) {
    var folded = new ArrayList<String>();
    for (var part : HYPHEN.split(name)) {
      folded.add(Folding.fold(part));
    }
    var whole = SAINT.matcher(String.join("-", folded)).replaceAll("saint$1’");
    var parts = List.of(whole.split("-"));
    boolean names =
        parts.stream()
            .noneMatch(it -> it.isEmpty() || it.contains(" ") || OF_COMPANIES.contains(it));
    return names ? parts : List.of(whole);
  }
}
