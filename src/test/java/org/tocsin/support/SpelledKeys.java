package org.tocsin.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.ModifierValue;
import org.tocsin.shared.Language;

/// Keys as the sheet of keys writes them.
public final class SpelledKeys {
  private static final Map<KeyCode, List<String>> NAMES =
      Map.of(
          KeyCode.ENTER, List.of("Entrée", "Enter"),
          KeyCode.DELETE, List.of("Suppr", "Delete"),
          KeyCode.ESCAPE, List.of("Échap", "Escape"),
          KeyCode.UP, List.of("Flèche haut", "Up arrow"),
          KeyCode.DOWN, List.of("Flèche bas", "Down arrow"));

  private SpelledKeys() {}

  public static String spell(KeyCombination keys, Language language) {
    var own = (KeyCodeCombination) keys;
    var parts = new ArrayList<String>();
    if (isDown(own.getShortcut()) || isDown(own.getControl())) {
      parts.add("Ctrl");
    }
    if (isDown(own.getAlt())) {
      parts.add("Alt");
    }
    if (isDown(own.getShift())) {
      parts.add(language == Language.FRENCH ? "Maj" : "Shift");
    }
    parts.add(spell(own.getCode(), language));
    return String.join("+", parts);
  }

  public static String spell(KeyCode key, Language language) {
    var name = key.getName();
    return NAMES.getOrDefault(key, List.of(name, name)).get(language == Language.FRENCH ? 0 : 1);
  }

  private static boolean isDown(ModifierValue modifier) {
    return modifier == ModifierValue.DOWN;
  }
}
