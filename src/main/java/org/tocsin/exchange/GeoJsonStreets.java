package org.tocsin.exchange;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Streets as a GeoJSON feature collection (RFC 7946) has them, one feature in memory at a time: a
/// line and properties that are named as the columns of the same list in CSV. A street may have
/// many features, one for each stretch of it.
final class GeoJsonStreets implements AutoCloseable {
  private static final int LOOKED_AT = 64;

  private final JsonParser parser;

  private GeoJsonStreets(JsonParser parser) {
    this.parser = parser;
  }

  /// @param line where the feature begins in the file
  /// @param names of its properties, then those of the two ends of its line
  /// @param isLine whether it has such a line, or no place at all
  record Feature(long line, List<String> names, List<String> cells, boolean isLine) {
    CsvReader.Row row() {
      return new CsvReader.Row(line, cells, true);
    }
  }

  /// Whether the file is an object in JSON: no list in CSV begins like one.
  static boolean isOne(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      for (byte read : in.readNBytes(LOOKED_AT)) {
        boolean isBeforeText = read < 0 || Character.isWhitespace(read);
        if (!isBeforeText) {
          return read == '{';
        }
      }
      return false;
    }
  }

  /// @throws JsonList.NotJson when it is no feature collection
  static GeoJsonStreets open(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file));
    try {
      var parser = JsonMapper.shared().createParser(in);
      if (isBeforeFeatures(parser)) {
        return new GeoJsonStreets(parser);
      }
    } catch (JacksonException e) {
      in.close();
      throw new JsonList.NotJson(e);
    }
    in.close();
    throw new JsonList.NotJson();
  }

  private static boolean isBeforeFeatures(JsonParser parser) {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return false;
    }
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      var name = parser.currentName();
      var token = parser.nextToken();
      if (name.equals("features")) {
        return token == JsonToken.START_ARRAY;
      }
      parser.skipChildren();
    }
    return false;
  }

  /// @throws JsonList.NotJson when it stops being JSON there
  Optional<Feature> next() throws IOException {
    try {
      if (parser.nextToken() == JsonToken.END_ARRAY) {
        return Optional.empty();
      }
      long line = parser.currentTokenLocation().getLineNr();
      return Optional.of(feature(line, parser.readValueAsTree()));
    } catch (JacksonException e) {
      throw new JsonList.NotJson(e);
    }
  }

  private static Feature feature(long line, JsonNode node) {
    var names = new ArrayList<String>();
    var cells = new ArrayList<String>();
    for (var property : node.path("properties").properties()) {
      names.add(property.getKey());
      cells.add(text(property.getValue()));
    }
    var geometry = node.path("geometry");
    var ends = ends(geometry);
    names.addAll(List.of("latitude_de", "longitude_de", "latitude_a", "longitude_a"));
    for (var end : ends.isEmpty() ? List.of(geometry, geometry) : ends) {
      // Longitude comes first (RFC 7946, 3.1.1).
      cells.add(end.path(1).asString(""));
      cells.add(end.path(0).asString(""));
    }
    return new Feature(
        line, names, cells, node.isObject() && (!ends.isEmpty() || isNowhere(geometry)));
  }

  private static boolean isNowhere(JsonNode geometry) {
    return geometry.isNull() || geometry.isMissingNode();
  }

  /// Several names, of which a street may have, are a list or one text with bars between them.
  private static String text(JsonNode value) {
    if (value.isArray()) {
      return StreamSupport.stream(value.spliterator(), false)
          .map(GeoJsonStreets::text)
          .collect(Collectors.joining("|"));
    }
    boolean whole = value.isNumber() && value.asDouble() == Math.rint(value.asDouble());
    return whole ? Long.toString(value.asLong()) : value.asString("");
  }

  /// The first and the last position; none when it is no line.
  private static List<JsonNode> ends(JsonNode geometry) {
    var lines = geometry.path("coordinates");
    boolean several = geometry.path("type").asString("").equals("MultiLineString");
    if (!several && !geometry.path("type").asString("").equals("LineString")) {
      return List.of();
    }
    var first = several ? lines.path(0) : lines;
    var last = several ? lines.path(lines.size() - 1) : lines;
    return last.size() < 2 ? List.of() : List.of(first.path(0), last.path(last.size() - 1));
  }

  @Override
  public void close() {
    parser.close();
  }
}
