package org.tocsin.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Several values in one cell, with `|` between them; `\|` and `\\` are a bar and a backslash that
/// are part of a value.
final class SeveralValues {
  private SeveralValues() {}

  /// Blank ones too: other cells are aligned with them. None when the cell is empty.
  static List<String> read(String cell) {
    var values = new ArrayList<String>();
    if (cell.isEmpty()) {
      return values;
    }
    var value = new StringBuilder();
    for (int i = 0; i < cell.length(); i++) {
      char read = cell.charAt(i);
      if (read == '\\' && i + 1 < cell.length() && "\\|".indexOf(cell.charAt(i + 1)) >= 0) {
        value.append(cell.charAt(++i));
      } else if (read == '|') {
        values.add(value.toString().strip());
        value.setLength(0);
      } else {
        value.append(read);
      }
    }
    values.add(value.toString().strip());
    return values;
  }

  /// Nothing when each of them is empty.
  static String write(List<String> values) {
    return values.stream().allMatch(String::isEmpty)
        ? ""
        : values.stream()
            .map(value -> value.replace("\\", "\\\\").replace("|", "\\|"))
            .collect(Collectors.joining("|"));
  }
}
