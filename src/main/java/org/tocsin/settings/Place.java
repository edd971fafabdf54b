package org.tocsin.settings;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tocsin.settings.SettingsProblem.Kind;
import tools.jackson.databind.JsonNode;

/// An object somewhere in the settings file, and what is wrong in it.
///
/// @param path where it stands, as `pbxs[1].trunks[0]`
/// @param problems where faults are added
record Place(JsonNode node, String path, List<SettingsProblem> problems) {

  String at(String key) {
    return path + "." + key;
  }

  void add(Kind kind, String key, String found, String wanted) {
    problems.add(new SettingsProblem(kind, at(key), found, wanted));
  }

  void missing(String key) {
    add(Kind.MISSING_IN_LIST, key, "", "");
  }

  void allowOnly(Set<String> keys) {
    for (var property : node.properties()) {
      var key = property.getKey();
      if (key.equals("secret")) {
        add(Kind.SECRET_IN_FILE, key, "", at("secretFile"));
      } else if (!keys.contains(key)) {
        add(Kind.UNKNOWN_KEY, key, "", "");
      }
    }
  }

  /// What is written there in one line; a name may not hold what stands between names.
  Optional<String> text(String key) {
    var value = node.get(key);
    if (value == null) {
      return Optional.empty();
    }
    boolean simple = value.isValueNode() && !value.isNull();
    if (!simple || value.asString().isBlank()) {
      add(simple ? Kind.EMPTY : Kind.NOT_TEXT, key, "", "");
      return Optional.empty();
    }
    var text = value.asString().strip();
    boolean wrong =
        key.equals("name")
            ? !FleetReader.isName(text)
            : text.chars().anyMatch(Character::isISOControl);
    if (wrong) {
      add(key.equals("name") ? Kind.NOT_A_NAME : Kind.CONTROL_CHARACTER, key, text, "");
      return Optional.empty();
    }
    return Optional.of(text);
  }

  Optional<String> required(String key) {
    if (!node.has(key)) {
      missing(key);
    }
    return text(key);
  }

  boolean trueOrFalse(String key) {
    var text = text(key).orElse("false");
    if (!text.equals("true") && !text.equals("false")) {
      add(Kind.NOT_TRUE_OR_FALSE, key, text, "");
    }
    return text.equals("true");
  }

  /// A whole number from 1 on.
  int whole(String key, int fallback, int most) {
    var text = text(key);
    if (text.isEmpty()) {
      return fallback;
    }
    var figure = figure(key, text.get());
    if (figure.isPresent()
        && (figure.get() < 1 || figure.get() > most || figure.get() != Math.rint(figure.get()))) {
      add(Kind.OUT_OF_RANGE, key, text.get(), "1–" + most);
    }
    return figure.map(Double::intValue).orElse(fallback);
  }

  double pace(double fallback) {
    var text = text("callsPerSecond");
    var figure = text.flatMap(written -> figure("callsPerSecond", written));
    if (figure.isPresent() && !SettingsReader.isPace(figure.get())) {
      add(Kind.OUT_OF_RANGE, "callsPerSecond", text.orElse(""), SettingsReader.PACE_LIMITS);
    }
    return figure.orElse(fallback);
  }

  private Optional<Double> figure(String key, String text) {
    var figure = SettingValues.decimal(text);
    if (figure.isEmpty()) {
      add(Kind.NOT_A_NUMBER, key, text, "");
    }
    return figure;
  }
}
