package org.tocsin.ui.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tocsin.shared.Folding;

/// Which parts of a text are why it was found.
final class Highlight {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
  private static final int FEWEST_DIGITS = 3;

  /// Of a word that goes on: fewer begin words that have nothing to do with what is sought.
  private static final int FEWEST_LETTERS = 3;

  private final List<String> words;
  private final String digits;

  /// @param query as it was typed
  Highlight(String query) {
    words = Stream.of(Folding.fold(query).split(" ")).filter(word -> !word.isEmpty()).toList();
    digits = query.replaceAll("\\D", "");
  }

  /// A part of a text.
  record Part(String text, boolean matches) {}

  /// The text in its parts, those that begin a word as it was typed set apart.
  List<Part> words(String text) {
    var parts = new Parts(text);
    if (words.isEmpty()) {
      return parts.all();
    }
    var found = WORD.matcher(text);
    while (found.find()) {
      int length = matching(found.group());
      parts.match(found.start(), found.start() + length);
    }
    return parts.all();
  }

  /// How many characters of a word were typed, without regard to accents.
  private int matching(String word) {
    var folded = Folding.fold(word);
    int typed =
        words.stream()
            .filter(folded::startsWith)
            .filter(part -> part.length() >= FEWEST_LETTERS || part.equals(folded))
            .mapToInt(String::length)
            .max()
            .orElse(0);
    int length = 0;
    while (length < word.length() && Folding.fold(word.substring(0, length)).length() < typed) {
      length++;
    }
    return length;
  }

  /// A phone number in its parts: the digits that were typed, wherever they stand.
  List<Part> number(String shown) {
    var parts = new Parts(shown);
    var places = new ArrayList<Integer>();
    var own = new StringBuilder();
    for (int i = 0; i < shown.length(); i++) {
      if (Character.isDigit(shown.charAt(i))) {
        places.add(i);
        own.append(shown.charAt(i));
      }
    }
    var typed = digits.length() == 11 && digits.startsWith("1") ? digits.substring(1) : digits;
    int at = typed.length() < FEWEST_DIGITS ? -1 : own.lastIndexOf(typed);
    if (at >= 0) {
      parts.match(places.get(at), places.get(at + typed.length() - 1) + 1);
    }
    return parts.all();
  }

  /// What stands from one place of the whole text to another, cut where it must be.
  static List<Part> between(List<Part> parts, int from, int to) {
    var within = new ArrayList<Part>();
    int at = 0;
    for (var part : parts) {
      int begin = Math.max(from - at, 0);
      int end = Math.min(to - at, part.text().length());
      if (begin < end) {
        within.add(new Part(part.text().substring(begin, end), part.matches()));
      }
      at += part.text().length();
    }
    return within;
  }

  private static final class Parts {
    private final String text;
    private final List<Part> parts = new ArrayList<>();
    private int done;

    Parts(String text) {
      this.text = text;
    }

    void match(int from, int to) {
      if (from < to) {
        plain(from);
        parts.add(new Part(text.substring(from, to), true));
        done = to;
      }
    }

    private void plain(int to) {
      if (done < to) {
        parts.add(new Part(text.substring(done, to), false));
      }
    }

    List<Part> all() {
      plain(text.length());
      return parts;
    }
  }
}
