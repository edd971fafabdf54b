package org.tocsin.exchange;

import java.util.List;
import java.util.stream.Collectors;

/// A line of CSV as it is written (source: RFC 4180), without its end.
public final class CsvLine {
  private CsvLine() {}

  /// Quotes only what needs it.
  public static String of(List<String> cells, char separator) {
    return cells.stream()
        .map(cell -> quoted(cell, separator))
        .collect(Collectors.joining(String.valueOf(separator)));
  }

  private static String quoted(String cell, char separator) {
    boolean plain =
        cell.chars()
            .noneMatch(read -> read == separator || read == '"' || read == '\n' || read == '\r');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
