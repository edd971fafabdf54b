package org.tocsin.ui.registry;

import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tocsin.exchange.ExportOutcome;
import org.tocsin.ui.common.FilePicker;

/// The export of what was found: its button, and a line that says how far it is.
final class ExportBar {
  private final RegistryViewModel model;
  private final Words words;
  private final FilePicker picker;
  private final Button button = new Button();
  private final Button stop = new Button();
  private final Label said = new Label();
  private final HBox root = new HBox(said, stop);

  ExportBar(RegistryViewModel model, Words words, FilePicker picker) {
    this.model = model;
    this.words = words;
    this.picker = picker;
    // Its sign alone: the line has no room for another word.
    button.setGraphic(new FontIcon("fth-download"));
    button.setId("registry-export");
    button.setAccessibleText(words.get("registry.export"));
    button.setTooltip(new Tooltip(words.get("registry.export")));
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(_ -> choose());
    stop.setText(words.get("registry.export.stop"));
    stop.setId("registry-export-stop");
    stop.setMinWidth(Region.USE_PREF_SIZE);
    stop.managedProperty().bind(stop.visibleProperty());
    stop.setOnAction(_ -> model.exports().stop());
    said.setId("registry-export-said");
    said.setWrapText(true);
    said.setMinHeight(Region.USE_PREF_SIZE);
    said.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(said, Priority.ALWAYS);
    root.getStyleClass().add("search-line");
    root.setAlignment(Pos.CENTER_LEFT);
    root.managedProperty().bind(root.visibleProperty());
  }

  Button button() {
    return button;
  }

  HBox root() {
    return root;
  }

  private void choose() {
    picker
        .save(
            root.getScene().getWindow(),
            words.get("registry.export"),
            words.get("registry.export.name"),
            new FilePicker.Kind(words.get("registry.export.kind"), List.of("*.csv", "*.json")))
        .ifPresent(this::begin);
  }

  private void begin(Path file) {
    model
        .exports()
        .begin(
            file,
            model.search().query().get(),
            model.filters().chosen().get(),
            words.texts().language());
  }

  private void show(ExportModel.Stage stage) {
    root.setVisible(!(stage instanceof ExportModel.Stage.Idle));
    boolean running = stage instanceof ExportModel.Stage.Running;
    stop.setVisible(running);
    button.setDisable(running);
    said.setText(
        switch (stage) {
          case ExportModel.Stage.Idle _ -> "";
          case ExportModel.Stage.Running now ->
              text("running", now.file(), words.texts().number(now.residences()));
          case ExportModel.Stage.Failed failed -> text("failed", failed.file(), "");
          case ExportModel.Stage.Ended ended -> text(ended.outcome());
        });
  }

  private String text(ExportOutcome outcome) {
    return switch (outcome) {
      case ExportOutcome.Done done ->
          text("done", done.file(), words.texts().number(done.residences()));
      case ExportOutcome.Exists exists -> text("exists", exists.file(), "");
      case ExportOutcome.NotWritten not -> text("notWritten", not.file(), "");
      case ExportOutcome.Cancelled _ -> words.get("registry.export.cancelled");
    };
  }

  private String text(String key, Path file, String figure) {
    return words.texts().format("registry.export." + key, file.toString(), figure);
  }

  Subscription attach() {
    return model.exports().stage().subscribe(this::show);
  }
}
