package org.tocsin.registry;

import java.util.ArrayList;
import java.util.Set;
import java.util.regex.Pattern;
import org.tocsin.shared.Folding;

/// A residence among those of one civic number, in the little that tells it from them.
///
/// @param name of its file: family or company, then first name or person in charge
public record Dwelling(FileId file, CivicNumber civicNumber, String apartment, String name) {
  private static final Set<String> WORDS_FOR_APARTMENT =
      Set.of(
          "apartment",
          "apt",
          "app",
          "appart",
          "appartement",
          "bureau",
          "local",
          "no",
          "numero",
          "porte",
          "suite",
          "unit",
          "unite");
  private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=\\d)");

  public static Dwelling of(FileId file, FileContent content) {
    return new Dwelling(
        file, content.address().civicNumber(), content.address().apartment(), name(content));
  }

  private static String name(FileContent content) {
    return content.familyName() + " " + content.givenName();
  }

  /// Whether a folded word only says that an apartment follows.
  static boolean saysApartment(String word) {
    return WORDS_FOR_APARTMENT.contains(word);
  }

  /// Why both seem to be the same; nothing when they do not. They are of one civic number.
  Resemblance resemblance(Dwelling other) {
    return new Resemblance(
        unit().equals(other.unit()), false, NameLikeness.of(name, other.name), true);
  }

  /// `710-A`, `710 app. A` and `710, local A` are one, and so are apartments `2` and `02`.
  private String unit() {
    var parts = new ArrayList<String>();
    // Half a number is no apartment.
    parts.add(Folding.fold(civicNumber.suffix().replace("/", "x")));
    for (var word : Folding.fold(apartment).split(" ")) {
      if (!saysApartment(word)) {
        parts.add(LEADING_ZEROS.matcher(word).replaceFirst(""));
      }
    }
    return String.join("", parts);
  }
}
