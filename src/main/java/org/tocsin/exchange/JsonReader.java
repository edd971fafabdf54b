package org.tocsin.exchange;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tocsin.exchange.CampaignFileReading.Kind;
import tools.jackson.databind.JsonNode;

/// Reads one JSON object and tells each fault with its place, instead of stopping at the first.
final class JsonReader {
  private static final String SEPARATOR = ", ";
  private static final int LONGEST_FOUND = 60;

  private final String prefix;
  private final JsonNode object;
  private final Faults faults;

  /// Where faults go.
  @FunctionalInterface
  interface Faults {
    void add(Kind kind, String where, String found, String wanted);
  }

  JsonReader(String prefix, JsonNode object, Faults faults) {
    this.prefix = prefix;
    this.object = object;
    this.faults = faults;
    if (!object.isObject()) {
      faults.add(Kind.NOT_AN_OBJECT, place(), shortened(object), "");
    }
  }

  /// Every other key is a fault: a misspelt one would be ignored in silence. So is a key without a
  /// value: what it was meant to say would be replaced by a default.
  void allow(String... keys) {
    var known = List.of(keys);
    for (var property : object.properties()) {
      if (!known.contains(property.getKey())) {
        faults.add(Kind.UNKNOWN_KEY, prefix + property.getKey(), "", String.join(SEPARATOR, known));
      } else if (property.getValue().isNull()) {
        faults.add(Kind.EMPTY, prefix + property.getKey(), "", "");
      }
    }
  }

  boolean has(String key) {
    return node(key).isPresent();
  }

  Optional<String> text(String key) {
    return node(key)
        .flatMap(
            node -> node.isString() ? Optional.of(node.asString()) : fault(Kind.NOT_TEXT, key, ""));
  }

  /// One of some words; `fallback` when it is not there.
  <T> T word(String key, Map<String, T> words, T fallback) {
    var word = text(key);
    if (word.isPresent() && !words.containsKey(word.get())) {
      fault(Kind.UNKNOWN_WORD, key, String.join(SEPARATOR, words.keySet()));
    }
    return word.map(words::get).orElse(fallback);
  }

  Optional<Boolean> flag(String key) {
    return node(key)
        .flatMap(node ->
            node.isBoolean()
                ? Optional.of(node.asBoolean())
                : fault(Kind.UNKNOWN_WORD, key, "true" + SEPARATOR + "false"));
  }

  Optional<Double> decimal(String key) {
    return node(key)
        .flatMap(node ->
            node.isNumber() ? Optional.of(node.asDouble()) : fault(Kind.NOT_A_NUMBER, key, ""));
  }

  Optional<Integer> whole(String key, int least, int most) {
    return decimal(key)
        .flatMap(figure ->
            figure >= least && figure <= most && figure == Math.rint(figure)
                ? Optional.of(figure.intValue())
                : fault(Kind.OUT_OF_RANGE, key, least + "–" + most));
  }

  /// A time of the day, `09:00`.
  Optional<LocalTime> time(String key) {
    return text(key)
        .flatMap(written -> {
          try {
            return Optional.of(LocalTime.parse(written));
          } catch (DateTimeParseException _) {
            return fault(Kind.NOT_A_TIME, key, "");
          }
        });
  }

  Optional<JsonReader> object(String key) {
    return node(key).map(node -> new JsonReader(prefix + key + ".", node, faults));
  }

  List<JsonReader> list(String key) {
    var items = new ArrayList<JsonReader>();
    var node = node(key);
    if (node.isPresent() && !node.get().isArray()) {
      fault(Kind.NOT_A_LIST, key, "");
      return items;
    }
    node.ifPresent(array -> {
      for (var item : array) {
        items.add(new JsonReader(prefix + key + "[" + items.size() + "].", item, faults));
      }
    });
    return items;
  }

  <T> T missing(String key, T fallback) {
    if (!object.has(key)) {
      faults.add(Kind.MISSING, prefix + key, "", "");
    }
    return fallback;
  }

  /// Tells that what stands at a key will not do.
  void fault(String key, Kind kind, String wanted) {
    faults.add(kind, prefix + key, node(key).map(JsonReader::shortened).orElse(""), wanted);
  }

  /// Tells a fault of the object as a whole.
  void fault(Kind kind) {
    faults.add(kind, place(), "", "");
  }

  private String place() {
    return prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1);
  }

  private Optional<JsonNode> node(String key) {
    return Optional.ofNullable(object.get(key)).filter(node -> !node.isNull());
  }

  private <T> Optional<T> fault(Kind kind, String key, String wanted) {
    fault(key, kind, wanted);
    return Optional.empty();
  }

  private static String shortened(JsonNode node) {
    var text = node.toString();
    return text.length() > LONGEST_FOUND ? text.substring(0, LONGEST_FOUND) + "…" : text;
  }
}
