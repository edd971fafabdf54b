package org.tocsin.ui.common;

import atlantafx.base.controls.ToggleSwitch;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// A switch that the space bar turns, as it does any other button; the theme's own knows the mouse
/// alone.
public final class KeySwitch extends ToggleSwitch {
  public KeySwitch() {
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.SPACE) {
            setSelected(!isSelected());
            event.consume();
          }
        });
  }
}
