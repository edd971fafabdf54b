package org.tocsin.telephony;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Cuts a text into the segments that the network carries and bills.
public final class TextSegments {
  private TextSegments() {}

  /// How a text is written.
  public static TextEncoding encoding(String body) {
    return body.chars().allMatch(unit -> Gsm7.septets((char) unit).isPresent())
        ? TextEncoding.GSM_7
        : TextEncoding.UCS_2;
  }

  /// The parts, in order; joined they are the text. Neither an extension character nor a surrogate
  /// pair is ever cut.
  public static List<String> split(String body) {
    var encoding = encoding(body);
    if (units(body, encoding) <= encoding.alone()) {
      return body.isEmpty() ? List.of() : List.of(body);
    }
    List<String> parts = new ArrayList<>();
    int from = 0;
    int taken = 0;
    for (int at = 0; at < body.length(); ) {
      int next = at + width(body, at);
      int cost = units(body.substring(at, next), encoding);
      if (taken + cost > encoding.joined()) {
        parts.add(body.substring(from, at));
        from = at;
        taken = 0;
      }
      taken += cost;
      at = next;
    }
    parts.add(body.substring(from));
    return parts;
  }

  /// What a text takes.
  public static SegmentCount count(String body) {
    var encoding = encoding(body);
    var parts = split(body);
    int room = parts.size() > 1 ? encoding.joined() : encoding.alone();
    int last = parts.isEmpty() ? 0 : units(parts.getLast(), encoding);
    return new SegmentCount(
        encoding, units(body, encoding), parts.size(), room - last, foreign(body));
  }

  /// The characters that force UCS-2, each once, in the order of the text.
  private static Set<String> foreign(String body) {
    Set<String> found = new LinkedHashSet<>();
    for (int at = 0; at < body.length(); at += width(body, at)) {
      if (Gsm7.septets(body.charAt(at)).isEmpty()) {
        found.add(body.substring(at, at + width(body, at)));
      }
    }
    return found;
  }

  private static int units(String text, TextEncoding encoding) {
    return switch (encoding) {
      case GSM_7 -> text.chars().map(unit -> Gsm7.septets((char) unit).orElse(0)).sum();
      case UCS_2 -> text.length();
    };
  }

  private static int width(String body, int at) {
    return Character.charCount(body.codePointAt(at));
  }

  /// What a text takes on the air.
  ///
  /// @param units septets or 16-bit units of the whole text
  /// @param segments none when the text is empty
  /// @param left units that still fit in the last segment
  /// @param forcing the characters without which it would be GSM-7, each once; empty when it is
  public record SegmentCount(
      TextEncoding encoding, int units, int segments, int left, Set<String> forcing) {}
}
