package org.tocsin.ui.registry;

import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tocsin.registry.FileEvent;

/// What happened to the file on screen, newest first, read line by line with the arrow keys.
final class HistoryPane {
  private final HistoryModel model;
  private final Words words;
  private final HistoryWords history;
  private final VBox root = new VBox();
  private final Label state = new Label();
  private final Label empty = new Label();
  private final ListView<FileEvent> list = new ListView<>();

  HistoryPane(HistoryModel model, Words words) {
    this.model = model;
    this.words = words;
    this.history = new HistoryWords(words);
    root.getStyleClass().add("history");
    root.setId("registry-history");
    var title = new Label(words.get("registry.history.title"), new FontIcon("fth-clock"));
    title.getStyleClass().add("list-name");
    state.setId("registry-history-state");
    state.getStyleClass().add("hint");
    state.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(state, Priority.ALWAYS);
    var head = new HBox(title, state);
    head.getStyleClass().add("history-head");
    head.setAlignment(Pos.CENTER_LEFT);
    empty.getStyleClass().add("hint");
    list.setId("registry-history-list");
    list.setAccessibleText(words.get("registry.history.title"));
    list.setPlaceholder(empty);
    list.setCellFactory(_ -> new EventCell());
    VBox.setVgrow(list, Priority.ALWAYS);
    root.getChildren().addAll(head, list);
    // Before the list, which would keep the key to itself.
    root.addEventFilter(KeyEvent.KEY_PRESSED, this::escaped);
  }

  VBox root() {
    return root;
  }

  /// On the newest event.
  void focus() {
    list.requestFocus();
    list.getSelectionModel().selectFirst();
  }

  private void escaped(KeyEvent event) {
    if (RegistryKey.ESCAPE.match(event)) {
      model.showing().set(false);
      event.consume();
    }
  }

  private void showState() {
    empty.setText(
        model.loading().get() || model.failed().get() ? "" : words.get("registry.history.none"));
    if (model.failed().get()) {
      state.setText(words.get("registry.trouble.read"));
    } else if (model.loading().get() && model.events().isEmpty()) {
      state.setText(words.get("registry.history.loading"));
    } else if (model.events().size() == HistoryModel.MOST) {
      state.setText(words.texts().format("registry.history.most", HistoryModel.MOST));
    } else {
      state.setText("");
    }
  }

  Subscription attach() {
    list.setItems(model.events());
    return Subscription.combine(
        model.loading().subscribe(this::showState),
        model.failed().subscribe(this::showState),
        model.events().subscribe(this::firstRead),
        () -> list.setItems(FXCollections.emptyObservableList()));
  }

  private void firstRead() {
    showState();
    if (list.isFocused() && list.getSelectionModel().isEmpty()) {
      list.getSelectionModel().selectFirst();
    }
  }

  private final class EventCell extends ListCell<FileEvent> {
    private final Label what = label("history-what");
    private final Label when = label("hint");
    private final FontIcon icon = new FontIcon("fth-clock");
    private final VBox details = new VBox();
    private final HBox line = new HBox(icon, new VBox(what, when, details));

    EventCell() {
      line.getStyleClass().add("history-line");
      // Long texts are wrapped within the list instead of widening it.
      setPrefWidth(0);
    }

    private static Label label(String style) {
      var label = new Label();
      label.getStyleClass().add(style);
      label.setWrapText(true);
      return label;
    }

    @Override
    protected void updateItem(@Nullable FileEvent event, boolean none) {
      super.updateItem(event, none);
      if (none || event == null) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      var told = history.line(event);
      icon.setIconLiteral(told.icon());
      what.setText(told.what());
      when.setText(told.when());
      details.getChildren().clear();
      for (var detail : told.details()) {
        var label = label("history-detail");
        label.setText(detail);
        details.getChildren().add(label);
      }
      setAccessibleText(told.spoken());
      setGraphic(line);
    }
  }
}
