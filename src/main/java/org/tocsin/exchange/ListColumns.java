package org.tocsin.exchange;

import java.util.ArrayList;
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
import org.tocsin.shared.Channel;

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
  private final Map<Integer, ResidentColumn> assigned;
  private final Map<ResidentColumn, Integer> positions = new EnumMap<>(ResidentColumn.class);
  private final Set<ResidentColumn> repeated = EnumSet.noneOf(ResidentColumn.class);
  private final boolean english;

  /// @param assigned what a person said that columns hold, by their position; a column whose name
  ///   says it stays what it is
  ListColumns(List<String> header, Map<Integer, ResidentColumn> assigned) {
    this.header = header;
    this.assigned = assigned;
    boolean anyEnglish = false;
    for (int i = 0; i < header.size(); i++) {
      var column = meaning(i);
      if (column.isPresent() && positions.putIfAbsent(column.get(), i) != null) {
        repeated.add(column.get());
      }
      anyEnglish |= column.filter(ResidentColumn.namedInEnglish(header.get(i))).isPresent();
    }
    english = anyEnglish;
  }

  private Optional<ResidentColumn> meaning(int position) {
    return ResidentColumn.named(header.get(position))
        .or(() -> Optional.ofNullable(assigned.get(position)));
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
  List<ResidentColumn> missing() {
    return NEEDED.stream().filter(column -> !positions.containsKey(column)).toList();
  }

  List<ResidentColumn> repeated() {
    return List.copyOf(repeated);
  }

  List<String> names(List<ResidentColumn> columns) {
    return columns.stream().map(this::name).toList();
  }

  /// The first line, with the names that people gave by hand in place of those that say nothing: a
  /// list that begins so is read without anybody's help.
  List<String> header() {
    var names = new ArrayList<String>();
    for (int i = 0; i < header.size(); i++) {
      var original = header.get(i);
      names.add(
          ResidentColumn.named(original).isPresent()
              ? original
              : Optional.ofNullable(assigned.get(i))
                  .map(column -> english ? column.english() : column.french())
                  .orElse(original));
    }
    return names;
  }

  /// @param row cells of a row, to show what a column holds
  List<ListColumn> described(List<String> row) {
    var columns = new ArrayList<ListColumn>();
    for (int i = 0; i < header.size(); i++) {
      var named = ResidentColumn.named(header.get(i));
      columns.add(
          new ListColumn(
              header.get(i).strip(),
              meaning(i),
              named.isEmpty() && assigned.containsKey(i),
              i < row.size() ? row.get(i).strip() : ""));
    }
    return columns;
  }

  RowFault fault(ResidentColumn column, Reason reason, String found) {
    return new RowFault(Optional.of(name(column)), reason, found);
  }

  /// A fault of the file that a row would make.
  RowFault fault(FileFault fault, FileContent content) {
    var field = fault.field();
    var column = column(fault, content);
    var reason =
        fault.reason() == FileFault.Reason.MALFORMED
            ? Reason.malformed(column)
            : Reason.valueOf(fault.reason().name());
    var found = fault.contact() < 0 ? "" : found(field, content.contacts().get(fault.contact()));
    return fault(column, reason, found);
  }

  private static ResidentColumn column(FileFault fault, FileContent content) {
    var field = fault.field();
    if (field == FileFault.Field.LOCATION) {
      return ResidentColumn.LATITUDE;
    }
    boolean ofText =
        fault.contact() >= 0 && content.contacts().get(fault.contact()).channel() == Channel.SMS;
    return field == FileFault.Field.DESCRIPTION && ofText
        ? ResidentColumn.SMS_DESCRIPTION
        : ResidentColumn.valueOf(field.name());
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
