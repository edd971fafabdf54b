package org.tocsin.ui.shell;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tocsin.ui.common.Texts;

/// Asks, over the whole page, whether the window may close although something is unfinished.
/// Staying is the answer of Escape and of Enter.
final class ClosingSheet extends StackPane {
  private final Button stay;

  /// @param unfinished what closing would lose or cut short, a sentence each
  ClosingSheet(Texts texts, List<String> unfinished, Runnable onStay, Runnable onClose) {
    setId("shell-closing");
    getStyleClass().add("closing");
    var title = new Label(texts.get("shell.closing.title"));
    title.getStyleClass().add("closing-title");
    var lines = new VBox();
    lines.getStyleClass().add("closing-lines");
    for (var sentence : unfinished) {
      var line = new Label(sentence, new FontIcon(Feather.ALERT_TRIANGLE));
      line.setWrapText(true);
      line.setMinHeight(Region.USE_PREF_SIZE);
      lines.getChildren().add(line);
    }
    stay = button("shell-closing-stay", texts.get("shell.closing.stay"), onStay);
    stay.setDefaultButton(true);
    stay.setAccessibleText(
        String.join(" ", stay.getText(), title.getText(), String.join(" ", unfinished)));
    var close = button("shell-closing-close", texts.get("shell.closing.close"), onClose);
    close.getStyleClass().addAll("danger", "button-outlined");
    var answers = new HBox(stay, close);
    answers.getStyleClass().add("closing-answers");
    var sheet = new VBox(title, lines, answers);
    sheet.getStyleClass().add("closing-sheet");
    sheet.setMaxHeight(Region.USE_PREF_SIZE);
    getChildren().add(sheet);
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            onStay.run();
          }
        });
  }

  private static Button button(String id, String text, Runnable action) {
    var button = new Button(text);
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(_ -> action.run());
    return button;
  }

  void focus() {
    stay.requestFocus();
  }
}
