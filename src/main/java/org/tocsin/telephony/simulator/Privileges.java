package org.tocsin.telephony.simulator;

import static java.util.Map.entry;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What the user may do, in the words of Asterisk's `ListCommands`.
final class Privileges {
  static final Set<String> READ = Set.of("call", "user", "system", "dtmf");
  static final Set<String> WRITE = Set.of("call", "user", "reporting", "originate", "message");

  private static final String NONE = "<none>";
  private static final Map<String, String> COMMANDS =
      Map.ofEntries(
          entry("CoreSettings", "system,reporting,all"),
          entry("CoreShowChannels", "system,reporting,all"),
          entry("DBGet", "system,reporting,all"),
          entry("DBGetTree", "system,reporting,all"),
          entry("Getvar", "call,reporting,all"),
          entry("Hangup", "system,call,all"),
          entry("ListCommands", NONE),
          entry("MessageSend", "message,all"),
          entry("Originate", "originate,all"),
          entry("Ping", NONE),
          entry("Redirect", "call,all"),
          entry("Setvar", "call,all"),
          entry("Status", "system,call,reporting,all"));

  private static final Map<String, String> BY_LOWER_CASE =
      COMMANDS.entrySet().stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  command -> command.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));

  private Privileges() {}

  /// @param action in lower case; one that is not known is refused later, as such
  static boolean allow(String action, Set<String> writable) {
    return isIn(BY_LOWER_CASE.getOrDefault(action, NONE), writable);
  }

  /// The actions that are allowed, each with its privileges.
  static Map<String, String> allowed(Set<String> writable) {
    Map<String, String> allowed = new LinkedHashMap<>();
    COMMANDS.forEach((command, privileges) -> {
      if (isIn(privileges, writable)) {
        allowed.put(command, privileges);
      }
    });
    return allowed;
  }

  /// @param privileges with commas; one of them is enough
  static boolean isIn(String privileges, Set<String> granted) {
    if (privileges.isEmpty() || privileges.equals(NONE)) {
      return true;
    }
    int from = 0;
    for (int comma = privileges.indexOf(','); comma >= 0; comma = privileges.indexOf(',', from)) {
      if (granted.contains(privileges.substring(from, comma))) {
        return true;
      }
      from = comma + 1;
    }
    return granted.contains(privileges.substring(from));
  }
}
