package org.tocsin.settings;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tocsin.settings.SettingsProblem.Kind;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The settings as they are written, before they are checked: the file, then the environment over
/// it.
final class SettingsSource {
  private static final int LARGEST_FILE = 100_000;

  private final Map<SettingKey, Entry> entries = new EnumMap<>(SettingKey.class);
  private final List<SettingsProblem> problems = new ArrayList<>();

  /// What was written and where.
  record Entry(String text, String where) {}

  SettingsSource(Path file, Map<String, String> environment) {
    if (Files.exists(file)) {
      readFile(file);
    }
    for (var key : SettingKey.values()) {
      var text = environment.get(key.variable());
      if (text != null && !text.isBlank()) {
        entries.put(key, new Entry(text, key.variable()));
      }
    }
  }

  Optional<Entry> find(SettingKey key) {
    return Optional.ofNullable(entries.get(key));
  }

  List<SettingsProblem> problems() {
    return problems;
  }

  private void readFile(Path file) {
    try {
      if (Files.size(file) > LARGEST_FILE) {
        add(Kind.NOT_JSON, file.toString(), Files.size(file) + " octets");
        return;
      }
      var root = JsonMapper.shared().readTree(Files.readString(file));
      if (root.isObject()) {
        readObject("", root);
      } else {
        add(Kind.NOT_JSON, file.toString(), "");
      }
    } catch (JacksonException e) {
      var at = e.getLocation();
      add(
          Kind.NOT_JSON,
          file.toString(),
          at == null ? "" : at.getLineNr() + ":" + at.getColumnNr());
    } catch (CharacterCodingException e) {
      add(Kind.NOT_JSON, file.toString(), "UTF-8");
    } catch (IOException e) {
      add(Kind.UNREADABLE, file.toString(), e.getClass().getSimpleName());
    }
  }

  private void readObject(String prefix, JsonNode object) {
    for (var property : object.properties()) {
      var path = prefix + property.getKey();
      var node = property.getValue();
      if (node.isObject()) {
        readObject(path + ".", node);
      } else {
        readScalar(path, node);
      }
    }
  }

  private void readScalar(String path, JsonNode node) {
    var key = SettingKey.ofPath(path);
    if (key.isEmpty()) {
      add(Kind.UNKNOWN_KEY, path, "");
    } else if (key.get().isSecret()) {
      add(Kind.SECRET_IN_FILE, path, key.get().variable());
    } else if (!node.isValueNode() || node.isNull()) {
      add(Kind.NOT_TEXT, path, node.getNodeType().name());
    } else {
      entries.put(key.get(), new Entry(node.asString(), path));
    }
  }

  private void add(Kind kind, String where, String found) {
    problems.add(new SettingsProblem(kind, where, found));
  }
}
