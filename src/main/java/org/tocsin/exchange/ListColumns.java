package org.tocsin.exchange;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tocsin.exchange.RowFault.Reason;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.FileContent;
import org.tocsin.registry.FileFault;

/// The columns of one list of residents, by the names that its first line gives them.
final class ListColumns {
  private static final Set<ResidentColumn> NEEDED =
      EnumSet.of(
          ResidentColumn.FAMILY_NAME,
          ResidentColumn.CITY,
          ResidentColumn.STREET,
          ResidentColumn.CIVIC_NUMBER,
          ResidentColumn.VOICE);

  private final List<String> header;
  private final Map<ResidentColumn, Integer> positions = new EnumMap<>(ResidentColumn.class);
  private final Set<ResidentColumn> repeated = EnumSet.noneOf(ResidentColumn.class);
  private final boolean english;

  ListColumns(List<String> header) {
    this.header = header;
    boolean anyEnglish = false;
    for (int i = 0; i < header.size(); i++) {
      var column = ResidentColumn.named(header.get(i));
      if (column.isPresent() && positions.putIfAbsent(column.get(), i) != null) {
        repeated.add(column.get());
      }
      anyEnglish |= column.filter(ResidentColumn.namedInEnglish(header.get(i))).isPresent();
    }
    english = anyEnglish;
  }

  int width() {
    return header.size();
  }

  Optional<Integer> position(ResidentColumn column) {
    return Optional.ofNullable(positions.get(column));
  }

  /// As the list names it; a column that it does not have, in the language of the others.
  String name(ResidentColumn column) {
    return position(column)
        .map(header::get)
        .map(String::strip)
        .orElseGet(() -> english ? column.english() : column.french());
  }

  /// Those that a list cannot do without, and this one has not.
  List<String> missing() {
    return NEEDED.stream()
        .filter(column -> !positions.containsKey(column))
        .map(this::name)
        .toList();
  }

  List<String> repeated() {
    return repeated.stream().map(this::name).toList();
  }

  RowFault fault(ResidentColumn column, Reason reason, String found) {
    return new RowFault(Optional.of(name(column)), reason, found);
  }

  /// A fault of the file that a row would make.
  RowFault fault(FileFault fault, FileContent content) {
    var field = fault.field();
    var column =
        field == FileFault.Field.LOCATION
            ? ResidentColumn.LATITUDE
            : ResidentColumn.valueOf(field.name());
    var reason =
        fault.reason() == FileFault.Reason.MALFORMED
            ? Reason.malformed(column)
            : Reason.valueOf(fault.reason().name());
    var found = fault.contact() < 0 ? "" : found(field, content.contacts().get(fault.contact()));
    return fault(column, reason, found);
  }

  private static String found(FileFault.Field field, ContactPoint contact) {
    return switch (field) {
      case VOICE, SMS -> contact.number().display();
      case EXTENSION -> contact.extension();
      case DELAY -> Integer.toString(contact.delaySeconds());
      default -> "";
    };
  }
}
