package org.tocsin.ui.shell;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tocsin.ui.common.KeyHelp;
import org.tocsin.ui.common.RevealingScroll;
import org.tocsin.ui.common.Texts;

/// The keys of the room shown and of the whole console, laid over the page; Escape closes it and
/// gives the keyboard back to what had it.
final class KeySheet {
  private static final double WIDTH = 760;

  private final StackPane page;
  private final Texts texts;
  private final Region veil = new Region();
  private final VBox sheet = new VBox();
  private final VBox lines = new VBox();
  private final RevealingScroll scroll = new RevealingScroll(lines);
  private Optional<Node> before = Optional.empty();
  private Subscription revealing = Subscription.EMPTY;

  /// @param page over which it is laid
  KeySheet(StackPane page, Texts texts) {
    this.page = page;
    this.texts = texts;
    sheet.setId("shell-keys-sheet");
    sheet.getStyleClass().addAll("pbx-panel", "keys");
    sheet.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    var close = new Button(texts.get("shell.panel.close"), new FontIcon(Feather.X));
    close.setId("shell-keys-close");
    close.getStyleClass().add("flat");
    close.setMinWidth(Region.USE_PREF_SIZE);
    close.setOnAction(_ -> leave());
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    var head = new HBox(heading(texts.get("shell.keys.title")), space, close);
    head.getStyleClass().add("pbx-panel-head");
    head.setMinHeight(Region.USE_PREF_SIZE);
    lines.getStyleClass().add("keys-lines");
    sheet.getChildren().addAll(head, scroll.root());
    sheet.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    // Whoever goes on elsewhere has read it.
    sheet
        .focusWithinProperty()
        .subscribe(within -> {
          if (!within) {
            close();
          }
        });
    veil.setOnMousePressed(_ -> leave());
    StackPane.setAlignment(sheet, Pos.TOP_RIGHT);
    StackPane.setMargin(sheet, new Insets(56, 12, 48, 8));
  }

  private static Label heading(String text) {
    var heading = new Label(text);
    heading.getStyleClass().add("pbx-panel-title");
    return heading;
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      event.consume();
      leave();
    }
  }

  /// What opens it by mouse. The keyboard has F1 and does not stop here.
  Button opener() {
    var opener = new Button(texts.get("shell.keys.open"), new FontIcon(Feather.HELP_CIRCLE));
    opener.setId("shell-keys");
    opener.getStyleClass().add("flat");
    opener.setMinWidth(Region.USE_PREF_SIZE);
    opener.setTooltip(new Tooltip(texts.get("shell.keys.title")));
    opener.setFocusTraversable(false);
    opener.setOnAction(_ -> toggle());
    return opener;
  }

  /// @param room how it is called
  void showRoom(String room, List<KeyHelp> keys) {
    lines.getChildren().clear();
    add(room, keys);
    add(
        texts.get("shell.keys.everywhere"),
        KeyHelp.list(
            texts,
            "shell.keys.rooms",
            "shell.keys.search",
            "shell.keys.help",
            "shell.keys.details",
            "shell.keys.caller",
            "shell.keys.fields",
            "shell.keys.space"));
  }

  private void add(String title, List<KeyHelp> keys) {
    if (!keys.isEmpty()) {
      lines.getChildren().add(heading(title));
      keys.forEach(each -> lines.getChildren().add(row(each)));
    }
  }

  /// The keyboard can stop at it to have it read out.
  private static HBox row(KeyHelp key) {
    var keys = new Label(key.keys());
    keys.getStyleClass().add("keys-name");
    var does = new Label(key.does());
    does.setWrapText(true);
    does.setMinHeight(Region.USE_PREF_SIZE);
    HBox.setHgrow(does, Priority.ALWAYS);
    var row = new HBox(keys, does);
    row.getStyleClass().addAll("pbx-row", "keys-row");
    row.setMinHeight(Region.USE_PREF_SIZE);
    row.setFocusTraversable(true);
    row.setAccessibleText(key.keys() + ". " + key.does());
    return row;
  }

  /// Opens it on its first line; once more closes it.
  void toggle() {
    if (isOpen()) {
      leave();
      return;
    }
    before = Optional.ofNullable(page.getScene().getFocusOwner());
    revealing = scroll.attach();
    page.getChildren().addAll(veil, sheet);
    // What is in a scrolled box takes the keyboard once it has its look.
    sheet.applyCss();
    // As high as its lines are once they are wrapped, which a scrolled box does not ask.
    scroll.root().setPrefViewportHeight(lines.prefHeight(WIDTH));
    lines.getChildren().stream()
        .filter(Node::isFocusTraversable)
        .findFirst()
        .ifPresent(Node::requestFocus);
  }

  private boolean isOpen() {
    return page.getChildren().contains(sheet);
  }

  private void leave() {
    before.ifPresent(Node::requestFocus);
    close();
  }

  void close() {
    if (isOpen()) {
      revealing.unsubscribe();
      before = Optional.empty();
      page.getChildren().removeAll(veil, sheet);
    }
  }
}
