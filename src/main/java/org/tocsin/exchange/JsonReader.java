package org.tocsin.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tocsin.exchange.CampaignFileReading.Kind;
import tools.jackson.databind.JsonNode;

/// Reads one JSON object and tells each fault with its place, instead of stopping at the first.
final class JsonReader {
  private final String prefix;
  private final JsonNode object;
  private final Faults faults;

  /// Where faults go.
  @FunctionalInterface
  interface Faults {
    void add(Kind kind, String where, String found);
  }

  JsonReader(String prefix, JsonNode object, Faults faults) {
    this.prefix = prefix;
    this.object = object;
    this.faults = faults;
    if (!object.isObject()) {
      faults.add(Kind.NOT_AN_OBJECT, prefix, kindOf(object));
    }
  }

  /// Every other key is a fault: a misspelt one would be ignored in silence.
  void allow(String... keys) {
    var known = Set.of(keys);
    for (var property : object.properties()) {
      if (!known.contains(property.getKey())) {
        faults.add(Kind.UNKNOWN_KEY, prefix + property.getKey(), "");
      }
    }
  }

  Optional<String> text(String key) {
    return node(key)
        .flatMap(
            node -> node.isString() ? Optional.of(node.asString()) : fault(Kind.NOT_TEXT, key));
  }

  Optional<Boolean> flag(String key) {
    return node(key)
        .flatMap(node ->
            node.isBoolean() ? Optional.of(node.asBoolean()) : fault(Kind.UNKNOWN_WORD, key));
  }

  Optional<Double> decimal(String key) {
    return node(key)
        .flatMap(
            node -> node.isNumber() ? Optional.of(node.asDouble()) : fault(Kind.NOT_A_NUMBER, key));
  }

  Optional<Integer> whole(String key, int least, int most) {
    return decimal(key)
        .flatMap(figure ->
            figure >= least && figure <= most && figure == Math.rint(figure)
                ? Optional.of(figure.intValue())
                : fault(Kind.OUT_OF_RANGE, key));
  }

  Optional<JsonReader> object(String key) {
    return node(key).map(node -> new JsonReader(prefix + key + ".", node, faults));
  }

  List<JsonReader> list(String key) {
    var items = new ArrayList<JsonReader>();
    var node = node(key);
    if (node.isPresent() && !node.get().isArray()) {
      fault(Kind.NOT_A_LIST, key);
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
    if (node(key).isEmpty()) {
      faults.add(Kind.MISSING, prefix + key, "");
    }
    return fallback;
  }

  <T> T unknown(String key, T fallback) {
    fault(Kind.UNKNOWN_WORD, key);
    return fallback;
  }

  void outOfRange(String key, String found) {
    faults.add(Kind.OUT_OF_RANGE, prefix + key, found);
  }

  private Optional<JsonNode> node(String key) {
    return Optional.ofNullable(object.get(key)).filter(node -> !node.isNull());
  }

  private <T> Optional<T> fault(Kind kind, String key) {
    faults.add(kind, prefix + key, node(key).map(JsonNode::toString).orElse(""));
    return Optional.empty();
  }

  private static String kindOf(JsonNode node) {
    return node.getNodeType().name();
  }
}
