package org.tocsin.shared;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Text as it is compared and searched: no accents, no case, single spaces between words.
public final class Folding {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern NOT_WORDS = Pattern.compile("[^\\p{L}\\p{Nd}]+");

  private Folding() {}

  /// `Bd. de l’Église-Sœur` becomes `bd de l eglise soeur`.
  public static String fold(String text) {
    var decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
    var plain = MARKS.matcher(decomposed).replaceAll("").toLowerCase(Locale.ROOT);
    var latin = plain.replace("œ", "oe").replace("æ", "ae");
    return NOT_WORDS.matcher(latin).replaceAll(" ").strip();
  }
}
