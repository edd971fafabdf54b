package org.tocsin.exchange;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.tocsin.registry.Address;
import org.tocsin.registry.FileContent;
import org.tocsin.shared.Language;

/// What a row of a list does to a file.
///
/// @param before what the file says now; nothing when the row opens it
public record RowChange(long line, Optional<FileContent> before, FileContent after) {

  /// Whether the file goes to another residence.
  public boolean isMove() {
    return before.filter(old -> !isSamePlace(old.address(), after.address())).isPresent();
  }

  private static boolean isSamePlace(Address one, Address other) {
    return one.civicNumber().equals(other.civicNumber())
        && one.apartment().equals(other.apartment())
        && one.street().equals(other.street())
        && one.city().equals(other.city());
  }

  /// What a cell says before and after.
  public record Field(String before, String after) {}

  /// The columns whose cells change, as a list writes them.
  ///
  /// @param language of the words `oui` or `yes`
  public Map<ResidentColumn, Field> fields(Language language) {
    var old = before.map(content -> ResidentCells.of(content, language)).orElse(Map.of());
    var fields = new EnumMap<ResidentColumn, Field>(ResidentColumn.class);
    ResidentCells.of(after, language)
        .forEach((column, text) -> {
          var previous = old.getOrDefault(column, "");
          if (!text.equals(previous)) {
            fields.put(column, new Field(previous, text));
          }
        });
    return fields;
  }

  /// Without names: they are personal.
  @Override
  public String toString() {
    return "line " + line;
  }
}
