package org.tocsin.ui.alerts;

import java.util.List;
import java.util.function.Function;
import javafx.geometry.Side;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import org.tocsin.ui.common.Texts;

/// A street, found while it is typed, without accents; the arrow keys choose.
final class StreetField {
  private final TextField field = new TextField();
  private final ContextMenu menu = new ContextMenu();
  private final Function<String, List<String>> suggest;
  private boolean choosing;

  StreetField(Texts texts, Function<String, List<String>> suggest) {
    this.suggest = suggest;
    field.getStyleClass().add("street-field");
    field.setPromptText(texts.get("alerts.who.street"));
    field.setAccessibleText(texts.get("alerts.who.street"));
    field.textProperty().subscribe((_, typed) -> offer(typed));
    field
        .focusedProperty()
        .subscribe((_, focused) -> {
          if (!focused) {
            menu.hide();
          }
        });
  }

  TextField field() {
    return field;
  }

  private void offer(String typed) {
    if (choosing || !field.isFocused() || typed.isBlank()) {
      menu.hide();
      return;
    }
    var found = suggest.apply(typed);
    if (found.isEmpty() || found.equals(List.of(typed))) {
      menu.hide();
      return;
    }
    menu.getItems().setAll(found.stream().map(this::item).toList());
    if (!menu.isShowing()) {
      menu.show(field, Side.BOTTOM, 0, 0);
    }
  }

  private MenuItem item(String label) {
    var item = new MenuItem(label);
    // A street's name may hold an underscore: it is no shortcut.
    item.setMnemonicParsing(false);
    item.setOnAction(_ -> {
      choosing = true;
      field.setText(label);
      field.end();
      choosing = false;
    });
    return item;
  }
}
