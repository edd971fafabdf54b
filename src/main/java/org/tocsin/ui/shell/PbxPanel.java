package org.tocsin.ui.shell;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tocsin.ui.common.RevealingScroll;
import org.tocsin.ui.common.Texts;
import org.tocsin.ui.shell.PbxWords.Line;
import org.tocsin.ui.shell.StatusSource.ConsoleStatus;

/// Each PBX and trunk with what is wrong and what to do, and who makes the calls; opened from the
/// status bar, closed by Escape. It follows what changes while it is open.
final class PbxPanel extends VBox {
  private static final double WIDTH = 440;

  private final PbxWords words;
  private final VBox pbxs = group("shell-panel-pbxs");
  private final VBox callers = group("shell-panel-callers");
  private final VBox lines;
  private final RevealingScroll scroll;
  private final Subscription revealing;

  PbxPanel(Texts texts, ExtensionField extension, Runnable onClose) {
    words = new PbxWords(texts);
    setId("shell-panel");
    getStyleClass().add("pbx-panel");
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    var close = new Button(texts.get("shell.panel.close"), new FontIcon(Feather.X));
    close.setId("shell-panel-close");
    close.getStyleClass().add("flat");
    close.setMinWidth(Region.USE_PREF_SIZE);
    close.setOnAction(_ -> onClose.run());
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    var head = new HBox(heading(texts.get("shell.panel.pbxs")), space, close);
    head.getStyleClass().add("pbx-panel-head");
    head.setMinHeight(Region.USE_PREF_SIZE);
    lines =
        new VBox(
            pbxs,
            heading(texts.get("shell.panel.callers")),
            callers,
            heading(texts.get("shell.panel.extension")),
            extension);
    scroll = new RevealingScroll(lines);
    revealing = scroll.attach();
    getChildren().addAll(head, scroll.root());
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            onClose.run();
          }
        });
  }

  private static Label heading(String text) {
    var heading = new Label(text);
    heading.getStyleClass().add("pbx-panel-title");
    return heading;
  }

  private static VBox group(String id) {
    var group = new VBox();
    group.setId(id);
    group.getStyleClass().add("pbx-panel-group");
    return group;
  }

  void show(ConsoleStatus status) {
    fill(pbxs, words.pbxs(status));
    fill(callers, words.callers(status));
    fit();
  }

  /// As high as its lines are once they are wrapped, which a scrolled box does not ask.
  private void fit() {
    scroll.root().setPrefViewportHeight(lines.prefHeight(WIDTH));
  }

  /// Rows stay where they are, so that the keyboard stays on the one that is being read.
  private static void fill(VBox group, List<Line> lines) {
    var rows = group.getChildren();
    while (rows.size() > lines.size()) {
      rows.removeLast();
    }
    while (rows.size() < lines.size()) {
      rows.add(new Row());
    }
    for (int i = 0; i < lines.size(); i++) {
      ((Row) rows.get(i)).show(lines.get(i));
    }
  }

  /// On the first line, from which Tab goes on.
  void focus() {
    // What is in a scrolled box takes the keyboard, and knows its height, once it has its look.
    applyCss();
    fit();
    pbxs.getChildren().stream().findFirst().ifPresent(row -> row.requestFocus());
  }

  void close() {
    revealing.unsubscribe();
  }

  /// One line, which the keyboard can stop at to have it read out.
  private static final class Row extends VBox {
    private final Label title = new Label();
    private final Label state = new Label();
    private final Label advice = new Label();

    Row() {
      getStyleClass().add("pbx-row");
      setFocusTraversable(true);
      title.getStyleClass().addAll("status-entry", "pbx-name");
      state.getStyleClass().add("pbx-state");
      advice.getStyleClass().add("pbx-advice");
      for (var label : List.of(title, state, advice)) {
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.managedProperty().bind(label.visibleProperty());
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
      }
      getChildren().addAll(title, state, advice);
    }

    void show(Line line) {
      title.setText(line.title());
      state.setText(line.state());
      advice.setText(line.advice());
      title.setGraphic(new FontIcon(sign(line)));
      StatusBar.mark(title, line.mark());
      getStyleClass().remove("pbx-part");
      if (line.part()) {
        getStyleClass().add("pbx-part");
      }
      setAccessibleText(line.spoken());
    }

    private static Feather sign(Line line) {
      return switch (line.mark()) {
        case GOOD -> Feather.CHECK_CIRCLE;
        case DOUBTFUL -> Feather.ALERT_TRIANGLE;
        case BAD -> Feather.ALERT_OCTAGON;
      };
    }
  }
}
