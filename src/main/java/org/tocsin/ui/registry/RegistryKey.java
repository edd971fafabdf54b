package org.tocsin.ui.registry;

import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.Modifier;
import javafx.scene.input.KeyEvent;

/// The keys of this room, in the order in which the sheet of keys tells them: each is told there
/// and listened to as it is here.
enum RegistryKey {
  FIND(KeyCode.DOWN),
  OPEN(KeyCode.ENTER),
  FILTERS(KeyCode.F, KeyCombination.SHORTCUT_DOWN),
  NEW(KeyCode.N, KeyCombination.SHORTCUT_DOWN),
  NUMBER(KeyCode.F5),
  VOICE(KeyCode.F6),
  SMS(KeyCode.F7),
  EARLIER(KeyCode.UP, KeyCombination.ALT_DOWN),
  LATER(KeyCode.DOWN, KeyCombination.ALT_DOWN),
  CONFIRM(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN),
  ESCAPE(KeyCode.ESCAPE),
  HISTORY(KeyCode.H, KeyCombination.SHORTCUT_DOWN),
  COMPARE(KeyCode.D, KeyCombination.SHORTCUT_DOWN),
  INVALIDS(KeyCode.I, KeyCombination.SHORTCUT_DOWN),
  DUPLICATES(KeyCode.B, KeyCombination.SHORTCUT_DOWN),
  LIKELY(KeyCode.F4),
  NEAREST(KeyCode.F2);

  private static final String HELP = "registry.keys.";

  private final KeyCombination keys;

  RegistryKey(KeyCode key, Modifier... modifiers) {
    keys = new KeyCodeCombination(key, modifiers);
  }

  boolean match(KeyEvent event) {
    return keys.match(event);
  }

  KeyCombination keys() {
    return keys;
  }

  /// The names of the texts that tell of each.
  static String[] help() {
    return Stream.of(values()).map(key -> HELP + key.name()).toArray(String[]::new);
  }
}
