package org.tocsin.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The allow-list: a line for each room, with the rooms it may depend on.
///
/// A room is a package with what lies below it, until another line names a package further down. A
/// room that is not built yet has no line.
final class Rooms {
  private static final String LINES =
      """
      shared -> nothing
      audit -> shared
      registry -> shared audit
      speech -> shared
      campaign -> registry speech audit shared
      telephony -> shared
      telephony.asterisk -> telephony shared
      telephony.simulator -> telephony shared
      telephony.smpp -> telephony shared
      dispatch -> campaign registry telephony audit shared
      board -> dispatch campaign telephony shared
      exchange -> registry campaign audit shared
      desk -> registry telephony audit shared
      settings -> shared
      store -> shared
      store.schema -> nothing
      store.audit -> store store.schema audit shared
      store.registry -> store store.schema registry audit shared
      store.campaign -> store store.schema campaign registry speech audit shared
      store.dispatch -> store store.schema dispatch campaign registry telephony audit shared
      store.board -> store store.schema board dispatch campaign registry telephony shared
      store.exchange -> store store.schema exchange registry campaign audit shared
      ui.common -> shared
      ui.sound -> ui.common speech telephony shared
      ui.registry -> ui.common desk registry telephony exchange audit shared
      ui.administration -> ui.common registry audit shared
      ui.alerts -> ui.common ui.sound campaign dispatch registry speech telephony audit shared
      ui.followup -> ui.common ui.sound board dispatch campaign registry telephony audit shared
      ui.shell -> ui.common ui.registry ui.alerts ui.followup board desk registry telephony shared
      app -> everything
      """;

  private static final Map<String, Set<String>> ALLOWED =
      LINES
          .lines()
          .map(line -> line.split(" -> "))
          .collect(
              Collectors.toMap(
                  parts -> parts[0],
                  parts -> new TreeSet<>(Arrays.asList(parts[1].split(" "))),
                  (first, second) -> first,
                  LinkedHashMap::new));

  private Rooms() {}

  static List<String> all() {
    return List.copyOf(ALLOWED.keySet());
  }

  static boolean allows(String from, String to) {
    var allowed = ALLOWED.get(from);
    return from.equals(to)
        || allowed != null && (allowed.contains(to) || allowed.contains("everything"));
  }

  /// The room of a class below the base package; none when no line names it.
  static Optional<String> of(String base, JavaClass type) {
    var name = type.getBaseComponentType().getPackageName();
    return all().stream()
        .filter(room -> isIn(name, base + "." + room))
        .max(Comparator.comparingInt(String::length));
  }

  private static boolean isIn(String packageName, String parent) {
    return packageName.equals(parent) || packageName.startsWith(parent + ".");
  }
}
