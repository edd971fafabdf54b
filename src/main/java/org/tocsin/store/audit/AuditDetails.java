package org.tocsin.store.audit;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What an entry says in detail, as one text: a line `name=text` for each, `\` before what would
/// end the line or the name.
final class AuditDetails {
  private static final int LONGEST = 20_000;

  private AuditDetails() {}

  /// Long texts are cut so that the whole fits in its column.
  static String write(SortedMap<String, String> details) {
    var whole = write(details, LONGEST);
    return whole.length() <= LONGEST
        ? whole
        : write(details, LONGEST / (2 * Math.max(1, details.size())) - 64);
  }

  private static String write(SortedMap<String, String> details, int longest) {
    return details.entrySet().stream()
        .map(entry -> escape(entry.getKey()) + "=" + escape(cut(entry.getValue(), longest)))
        .collect(Collectors.joining("\n"));
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, Math.max(0, longest)) + "…";
  }

  private static String escape(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("=", "\\=");
  }

  static SortedMap<String, String> read(String text) {
    var details = new TreeMap<String, String>();
    var name = new StringBuilder();
    var content = new StringBuilder();
    var part = name;
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character == '\\' && i + 1 < text.length()) {
        i++;
        part.append(text.charAt(i) == 'n' ? '\n' : text.charAt(i));
      } else if (character == '=' && part == name) {
        part = content;
      } else if (character == '\n') {
        details.put(name.toString(), content.toString());
        name.setLength(0);
        content.setLength(0);
        part = name;
      } else {
        part.append(character);
      }
    }
    if (part == content) {
      details.put(name.toString(), content.toString());
    }
    return details;
  }
}
