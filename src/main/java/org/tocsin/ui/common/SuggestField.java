package org.tocsin.ui.common;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import javafx.geometry.Side;
import javafx.scene.TraversalDirection;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// A text taken from a list, found while it is typed, without accents; the arrow keys choose.
public final class SuggestField {
  private final TextField field;
  private final ContextMenu menu = new ContextMenu();
  private final Function<String, List<String>> suggest;
  private final BinaryOperator<String> label;
  private boolean choosing;

  /// Adds to a field the menu of what may be meant.
  ///
  /// @param suggest what to offer for what is typed, best first
  public SuggestField(TextField field, Function<String, List<String>> suggest) {
    this(field, suggest, (_, offered) -> offered);
  }

  /// The same where it is to be said why something is offered.
  ///
  /// @param label how to show what is offered for what is typed
  public SuggestField(
      TextField field, Function<String, List<String>> suggest, BinaryOperator<String> label) {
    this.field = field;
    this.suggest = suggest;
    this.label = label;
    field.getStyleClass().add("suggesting");
    // The menu would keep the key to itself, and the person in the field.
    menu.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.TAB) {
            menu.hide();
            field.requestFocusTraversal(
                event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            event.consume();
          }
        });
    field.textProperty().subscribe((_, typed) -> offer(typed));
    field
        .focusedProperty()
        .subscribe((_, focused) -> {
          if (!focused) {
            menu.hide();
          }
        });
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
    menu.getItems().setAll(found.stream().map(offered -> item(typed, offered)).toList());
    if (!menu.isShowing()) {
      menu.show(field, Side.BOTTOM, 0, 0);
    }
  }

  private MenuItem item(String typed, String offered) {
    var item = new MenuItem(label.apply(typed, offered));
    // A street's name may hold an underscore: it is no shortcut.
    item.setMnemonicParsing(false);
    item.setOnAction(_ -> {
      choosing = true;
      field.setText(offered);
      field.end();
      choosing = false;
    });
    return item;
  }
}
