package org.tocsin.settings;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
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
  static final String PBXS = "pbxs";
  static final String PREFIX_CAPS = "prefixCaps";
  private static final int LARGEST_FILE = 100_000;

  private final Map<SettingKey, Entry> entries = new EnumMap<>(SettingKey.class);
  private final Map<String, JsonNode> structures = new HashMap<>();
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

  /// What is more than a text or a number, as it is written in the file.
  Optional<JsonNode> structure(String path) {
    return Optional.ofNullable(structures.get(path));
  }

  List<SettingsProblem> problems() {
    return problems;
  }

  private void readFile(Path file) {
    try {
      if (Files.size(file) > LARGEST_FILE) {
        add(Kind.TOO_LARGE, file.toString(), "");
        return;
      }
      var root = JsonMapper.shared().readTree(Files.readString(file));
      if (root.isObject()) {
        readObject("", root);
      } else {
        add(Kind.NOT_JSON, file.toString(), "1:1");
      }
    } catch (JacksonException e) {
      var at = e.getLocation();
      add(
          Kind.NOT_JSON,
          file.toString(),
          at == null ? "1:1" : at.getLineNr() + ":" + at.getColumnNr());
    } catch (CharacterCodingException e) {
      add(Kind.NOT_UTF_8, file.toString(), "");
    } catch (IOException e) {
      add(Kind.UNREADABLE, file.toString(), "");
    }
  }

  private void readObject(String prefix, JsonNode object) {
    for (var property : object.properties()) {
      var path = prefix + property.getKey();
      var node = property.getValue();
      if (path.equals(PBXS) || path.equals(PREFIX_CAPS)) {
        structures.put(path, node);
      } else if (node.isObject()) {
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
    } else if (key.get().isSecret() && !(node.isString() && node.asString().isBlank())) {
      problems.add(new SettingsProblem(Kind.SECRET_IN_FILE, path, "", key.get().variable()));
    } else if (!node.isValueNode() || node.isNull()) {
      add(Kind.NOT_TEXT, path, "");
    } else {
      entries.put(key.get(), new Entry(node.asString(), path));
    }
  }

  private void add(Kind kind, String where, String found) {
    problems.add(SettingsProblem.of(kind, where, found));
  }
}
