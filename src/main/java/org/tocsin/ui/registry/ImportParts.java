package org.tocsin.ui.registry;

import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.tocsin.exchange.FaultTexts;
import org.tocsin.exchange.ImportReport;
import org.tocsin.exchange.RowReject;

/// What the panes of lists have in common: figures, reasons, buttons.
final class ImportParts {
  private final Words words;
  private final FaultTexts reasons;

  ImportParts(Words words, FaultTexts reasons) {
    this.words = words;
    this.reasons = reasons;
  }

  Node figures(ImportReport report, Node... more) {
    var figures =
        new FlowPane(
            figure("registry.import.accepted", report.accepted(), "is-good"),
            figure("registry.import.merged", report.merged(), "is-good"),
            figure("registry.import.moved", report.moved()),
            figure("registry.import.unchanged", report.unchanged()),
            figure("registry.import.rejected", report.rejected(), "is-bad"));
    figures.getChildren().addAll(more);
    figures.getStyleClass().add("figures");
    return figures;
  }

  Node figure(String key, int count) {
    return figure(key, count, "is-plain");
  }

  private Node figure(String key, int count, String style) {
    var value = new Label(words.texts().number(count));
    value.getStyleClass().addAll("figure-value", style);
    var name = new Label(words.texts().format(key, count));
    name.getStyleClass().add("hint");
    var box = new VBox(value, name);
    box.getStyleClass().add("figure");
    return box;
  }

  String reject(RowReject reject) {
    return words
        .texts()
        .format(
            "registry.import.reject",
            words.texts().number(reject.line()),
            reject.faults().stream().map(reasons::text).collect(Collectors.joining(" · ")));
  }

  static Label wrapped(String text, String style) {
    var label = new Label(text);
    wrap(label);
    label.getStyleClass().add(style);
    return label;
  }

  /// Its words take as many lines as they need, and nothing makes it lower.
  static void wrap(Label label) {
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
  }

  /// Lines of which none is wider than the list: what is long goes on below.
  static ListView<String> lines(String id, String name, List<String> lines) {
    var list = new ListView<String>();
    list.setId(id);
    list.setAccessibleText(name);
    list.getStyleClass().add("told-lines");
    list.setCellFactory(_ -> new WrappedCell());
    list.getItems().setAll(lines);
    VBox.setVgrow(list, Priority.ALWAYS);
    return list;
  }

  private static final class WrappedCell extends ListCell<String> {
    private static final double SCROLL_BAR = 20;

    WrappedCell() {
      setWrapText(true);
      // No wider than the list, which would otherwise scroll sideways.
      setPrefWidth(0);
    }

    /// As high as its words are in the width of the list, which does not say it.
    @Override
    protected double computePrefHeight(double width) {
      return super.computePrefHeight(getListView().getWidth() - SCROLL_BAR);
    }

    @Override
    protected void updateItem(String line, boolean empty) {
      super.updateItem(line, empty);
      setText(empty ? null : line);
    }
  }

  static HBox buttons(Button... buttons) {
    for (var button : buttons) {
      button.setMinWidth(Region.USE_PREF_SIZE);
    }
    var box = new HBox(buttons);
    box.getStyleClass().add("buttons");
    return box;
  }
}
