package org.tocsin.exchange;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A list in JSON, as [ResidentJson] writes it, read one object at a time as if it were a row.
final class JsonList implements ListSource {
  private static final List<ResidentColumn> COLUMNS = Arrays.asList(ResidentColumn.values());
  private static final Map<ResidentColumn, String> OF_VOICE =
      Map.of(
          ResidentColumn.VOICE, "number",
          ResidentColumn.DESCRIPTION, "description",
          ResidentColumn.EXTENSION, "extension",
          ResidentColumn.DELAY, "delay",
          ResidentColumn.VOICE_ACTIVE, "active",
          ResidentColumn.VOICE_INVALID, "invalid");
  private static final Map<ResidentColumn, String> OF_TEXT =
      Map.of(
          ResidentColumn.SMS, "number",
          ResidentColumn.SMS_DESCRIPTION, "description",
          ResidentColumn.SMS_ACTIVE, "active",
          ResidentColumn.SMS_INVALID, "invalid");

  private final Counting bytes;
  private final JsonParser parser;

  private JsonList(Counting bytes, JsonParser parser) {
    this.bytes = bytes;
    this.parser = parser;
  }

  static JsonList open(Path file) throws IOException, NotAList {
    var bytes = new Counting(Files.newInputStream(file));
    try {
      var parser = JsonMapper.shared().createParser(bytes);
      if (parser.nextToken() == JsonToken.START_ARRAY) {
        return new JsonList(bytes, parser);
      }
    } catch (JacksonException e) {
      bytes.close();
      throw new NotAList(NotCsv.NOT_JSON);
    }
    bytes.close();
    throw new NotAList(NotCsv.NOT_JSON);
  }

  @Override
  public List<String> header() {
    return COLUMNS.stream().map(ResidentColumn::english).toList();
  }

  @Override
  public char separator() {
    return ',';
  }

  @Override
  public Optional<CsvReader.Row> next() throws IOException {
    try {
      var token = parser.nextToken();
      if (token == JsonToken.END_ARRAY) {
        return Optional.empty();
      }
      long line = parser.currentTokenLocation().getLineNr();
      JsonNode node = parser.readValueAsTree();
      return Optional.of(new CsvReader.Row(line, cells(node), true));
    } catch (JacksonException e) {
      throw new NotJson(e);
    }
  }

  private static List<String> cells(JsonNode node) {
    var cells = new EnumMap<ResidentColumn, String>(ResidentColumn.class);
    if (!node.isObject()) {
      // One cell: it is refused as a row without its columns.
      return List.of(node.asString(""));
    }
    cells.put(ResidentColumn.ACCOUNT, node.path(ResidentColumn.ACCOUNT.english()).asString(""));
    ResidentJson.TEXTS.forEach(
        column -> cells.put(column, node.path(column.english()).asString("")));
    contacts(node.path(ResidentColumn.VOICE.english()), OF_VOICE, cells);
    contacts(node.path(ResidentColumn.SMS.english()), OF_TEXT, cells);
    return COLUMNS.stream().map(column -> cells.getOrDefault(column, "")).toList();
  }

  private static void contacts(
      JsonNode contacts, Map<ResidentColumn, String> keys, Map<ResidentColumn, String> cells) {
    keys.forEach((column, key) -> {
      var values = new ArrayList<String>();
      contacts.forEach(contact -> values.add(contact.path(key).asString("")));
      cells.put(column, SeveralValues.write(values));
    });
  }

  @Override
  public long bytesRead() {
    return bytes.count;
  }

  @Override
  public void close() throws IOException {
    parser.close();
    bytes.close();
  }

  /// It stops being JSON somewhere.
  static final class NotJson extends IOException {
    private static final long serialVersionUID = 1L;

    NotJson(JacksonException cause) {
      super("Not JSON", cause);
    }

    NotJson() {
      super("Not the JSON that was awaited");
    }
  }

  private static final class Counting extends FilterInputStream {
    private long count;

    Counting(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      count += Math.max(0, read);
      return read;
    }
  }
}
