package org.tocsin.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/// What a benchmark was asked for on the command line: `-Dcalls=500`, which Maven hands on as the
/// system property of that name, empty when it was not given.
final class Options {
  private Options() {}

  static String word(String name, String otherwise) {
    var given = System.getProperty(name, "").strip();
    return given.isEmpty() ? otherwise : given;
  }

  static int number(String name, int otherwise) {
    return Integer.parseInt(word(name, "" + otherwise));
  }

  static double figure(String name, double otherwise) {
    return Double.parseDouble(word(name, "" + otherwise));
  }

  /// @param otherwise with commas, as it would be given
  static List<String> words(String name, String otherwise) {
    return Arrays.stream(word(name, otherwise).split(",")).map(String::strip).toList();
  }

  static List<Integer> numbers(String name, String otherwise) {
    return words(name, otherwise).stream().map(Integer::valueOf).toList();
  }

  /// A text of figures, `a=1 b=2`, as a child process prints them.
  static TreeMap<String, Double> figures(String line) {
    var figures = new TreeMap<String, Double>();
    for (var pair : line.strip().split(" ")) {
      int equals = pair.indexOf('=');
      figures.put(pair.substring(0, equals), Double.valueOf(pair.substring(equals + 1)));
    }
    return figures;
  }

  /// A figure of a JSON object; what was not measured is `null`, never invented.
  static String json(double figure) {
    return Double.isFinite(figure) ? String.format(Locale.ROOT, "%.4f", figure) : "null";
  }
}
