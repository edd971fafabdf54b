package org.tocsin.exchange;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.tocsin.exchange.RowFault.Reason;
import org.tocsin.shared.Folding;

/// The cells of one row by their column, with the faults found in them so far.
final class RowCells {
  private static final Pattern LINE_BREAKS = Pattern.compile("[\\r\\n\\t]+");
  private static final Pattern LINE_END = Pattern.compile("\\r\\n?|\\n");
  private static final Set<String> YES = Set.of("oui", "yes", "o", "y", "1", "vrai", "true");
  private static final Set<String> NO = Set.of("non", "no", "n", "0", "faux", "false");

  private final ListColumns columns;
  private final List<String> cells;
  private final List<RowFault> faults = new ArrayList<>();

  RowCells(ListColumns columns, List<String> cells) {
    this.columns = columns;
    this.cells = cells;
  }

  List<RowFault> faults() {
    return faults;
  }

  boolean has(ResidentColumn column) {
    return columns.position(column).isPresent();
  }

  private String cell(ResidentColumn column) {
    return columns.position(column).map(cells::get).orElse("");
  }

  private static String normal(String text) {
    return Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
  }

  /// On one line.
  String text(ResidentColumn column) {
    return normal(LINE_BREAKS.matcher(cell(column)).replaceAll(" "));
  }

  /// On as many lines as there are.
  String lines(ResidentColumn column) {
    return normal(LINE_END.matcher(cell(column).replace('\t', ' ')).replaceAll("\n"));
  }

  List<String> several(ResidentColumn column) {
    return SeveralValues.read(text(column));
  }

  /// One value for each of the numbers, at least.
  List<String> aligned(ResidentColumn column, int size) {
    var parts = several(column);
    if (parts.size() > size
        && parts.subList(size, parts.size()).stream().anyMatch(part -> !part.isEmpty())) {
      fault(column, Reason.NOT_ALIGNED, text(column));
    }
    while (parts.size() < size) {
      parts.add("");
    }
    return parts;
  }

  void malformed(ResidentColumn column, String found) {
    fault(column, Reason.malformed(column), found);
  }

  void fault(ResidentColumn column, Reason reason, String found) {
    var fault = columns.fault(column, reason, found);
    if (!faults.contains(fault)) {
      faults.add(fault);
    }
  }

  boolean isFaulty(ResidentColumn column) {
    var name = columns.name(column);
    return faults.stream().anyMatch(fault -> fault.column().filter(name::equals).isPresent());
  }

  <T> Optional<T> parsed(ResidentColumn column, Function<String, Optional<T>> parse) {
    return parsed(column, text(column), parse);
  }

  /// @param text the cell, or one of its values
  <T> Optional<T> parsed(ResidentColumn column, String text, Function<String, Optional<T>> parse) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    var parsed = parse.apply(text);
    if (parsed.isEmpty()) {
      malformed(column, text);
    }
    return parsed;
  }

  static Optional<Boolean> yesOrNo(String typed) {
    var folded = Folding.fold(typed);
    return YES.contains(folded)
        ? Optional.of(true)
        : NO.contains(folded) ? Optional.of(false) : Optional.empty();
  }
}
