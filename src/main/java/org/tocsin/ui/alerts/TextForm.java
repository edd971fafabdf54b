package org.tocsin.ui.alerts;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.tocsin.shared.Language;
import org.tocsin.ui.common.Problem;

/// What is sent by SMS, as it is written; nothing when it is blank. FX thread.
final class TextForm {
  static final int LONGEST = 2_000;

  private final Map<Language, StringProperty> bodies = new EnumMap<>(Language.class);

  /// @param onChange told after each change
  TextForm(Runnable onChange) {
    for (var language : Language.values()) {
      var body = new SimpleStringProperty("");
      body.subscribe(onChange);
      bodies.put(language, body);
    }
  }

  StringProperty body(Language language) {
    return bodies.computeIfAbsent(language, _ -> new SimpleStringProperty(""));
  }

  /// What is sent, in the languages that are written.
  Map<Language, String> texts() {
    var texts = new EnumMap<Language, String>(Language.class);
    bodies.forEach((language, body) -> {
      if (!body.get().isBlank()) {
        texts.put(language, body.get().strip());
      }
    });
    return texts;
  }

  void fill(Map<Language, String> texts) {
    bodies.forEach((language, body) -> body.set(texts.getOrDefault(language, "")));
  }

  /// All that was written, so that it can be told whether it changed.
  List<Object> written() {
    var all = new ArrayList<Object>();
    bodies.values().forEach(body -> all.add(body.get()));
    return all;
  }

  Optional<Problem> problem() {
    var texts = texts();
    if (!texts.isEmpty() && !texts.containsKey(Language.FRENCH)) {
      return Optional.of(Problem.of("alerts.what.frenchTextMissing"));
    }
    return texts.values().stream().anyMatch(text -> text.length() > LONGEST)
        ? Optional.of(Problem.of("alerts.what.textTooLong", LONGEST))
        : Optional.empty();
  }
}
