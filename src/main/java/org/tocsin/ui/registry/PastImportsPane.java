package org.tocsin.ui.registry;

import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.tocsin.exchange.ImportChanges.Past;
import org.tocsin.exchange.UndoOutcome;

/// The imports that were made, each with its undoing.
final class PastImportsPane {
  private final PastImportsModel model;
  private final Words words;
  private final VBox root = new VBox();
  private final VBox told = new VBox();
  private final VBox rows = new VBox();

  PastImportsPane(PastImportsModel model, Words words) {
    this.model = model;
    this.words = words;
    var title = new Label(words.get("registry.imports.title"));
    title.getStyleClass().add("question-title");
    var scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("import-columns");
    root.getStyleClass().add("import-content");
    told.getStyleClass().add("import-content");
    rows.getStyleClass().add("import-content");
    root.getChildren().addAll(title, told, scroll);
  }

  VBox root() {
    return root;
  }

  private void list() {
    rows.getChildren().setAll(model.imports().stream().map(this::row).toList());
    root.setVisible(!model.imports().isEmpty());
  }

  private Node row(Past past) {
    var texts = words.texts();
    var label =
        ImportParts.wrapped(
            texts.format(
                past.undone().isPresent() ? "registry.imports.undone" : "registry.imports.line",
                past.fileName(),
                texts.date(past.startedAt()),
                past.actor(),
                texts.number(past.accepted()),
                texts.number(past.merged())),
            "plain");
    label.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(label, Priority.ALWAYS);
    var box = new HBox(label);
    box.getStyleClass().add("buttons");
    if (past.undone().isEmpty()) {
      var undo = new Button(words.get("registry.imports.undo"));
      undo.setId("registry-undo-" + past.id());
      undo.setAccessibleText(texts.format("registry.imports.undoOne", past.fileName()));
      undo.setMinWidth(Region.USE_PREF_SIZE);
      undo.setOnAction(_ -> model.ask(past));
      box.getChildren().add(undo);
    }
    return box;
  }

  private void show(PastImportsModel.Stage stage) {
    told.getChildren().clear();
    switch (stage) {
      case PastImportsModel.Stage.Idle _ -> {}
      case PastImportsModel.Stage.Asked asked -> ask(asked.past());
      case PastImportsModel.Stage.Running now -> {
        tell("registry.imports.undoing", "plain", now.past().fileName());
        var stop = button("registry-undo-stop", "registry.imports.stop", model::stop);
        told.getChildren().add(stop);
        stop.requestFocus();
      }
      case PastImportsModel.Stage.Failed failed ->
          tell("registry.imports.failed", "trouble", failed.past().fileName());
      case PastImportsModel.Stage.Ended ended -> tell(ended.past(), ended.outcome());
    }
  }

  private void ask(Past past) {
    tell("registry.imports.ask", "question-title", past.fileName());
    var keep = button("registry-undo-keep", "registry.imports.keep", model::keep);
    var undo = button("registry-undo-yes", "registry.imports.yes", () -> model.undo(past));
    told.getChildren().add(ImportParts.buttons(keep, undo));
    keep.requestFocus();
  }

  private Button button(String id, String key, Runnable action) {
    var button = new Button(words.get(key));
    button.setId(id);
    button.setOnAction(_ -> action.run());
    return button;
  }

  private void tell(String key, String style, Object... arguments) {
    told.getChildren().add(ImportParts.wrapped(words.texts().format(key, arguments), style));
  }

  private void tell(Past past, UndoOutcome outcome) {
    var name = past.fileName();
    switch (outcome) {
      case UndoOutcome.Done done -> tellDone(name, done);
      case UndoOutcome.NoSuchImport _ -> tell("registry.imports.gone", "trouble", name);
      case UndoOutcome.AlreadyUndone already ->
          tell("registry.imports.already", "trouble", name, already.undone().by());
      case UndoOutcome.NotKept _ -> tell("registry.imports.notKept", "trouble", name);
      case UndoOutcome.CallsUnderWay _ -> tell("registry.imports.callsUnderWay", "trouble");
      case UndoOutcome.Clashed _ -> tell("registry.imports.clashed", "trouble");
      case UndoOutcome.Cancelled _ -> tell("registry.imports.stopped", "plain", name);
    }
  }

  private void tellDone(String name, UndoOutcome.Done done) {
    var texts = words.texts();
    tell(
        "registry.imports.done",
        "question-title",
        name,
        texts.number(done.removed()),
        texts.number(done.restored()),
        texts.number(done.left()));
    if (done.first().isEmpty()) {
      return;
    }
    var list = new ListView<String>();
    list.setId("registry-undo-left");
    list.setAccessibleText(words.get("registry.imports.left"));
    list.setPrefHeight(110);
    done.first()
        .forEach(left ->
            list.getItems()
                .add(
                    texts.format(
                        "registry.imports.leftOne",
                        left.account().display(),
                        words.get("registry.imports.why." + left.why().name()))));
    told.getChildren().add(list);
  }

  Subscription attach() {
    ListChangeListener<Past> listed = _ -> list();
    model.imports().addListener(listed);
    list();
    return Subscription.combine(
        model.stage().subscribe(this::show), () -> model.imports().removeListener(listed));
  }
}
