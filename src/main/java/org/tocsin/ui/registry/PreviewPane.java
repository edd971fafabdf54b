package org.tocsin.ui.registry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.tocsin.exchange.ImportPreview;
import org.tocsin.exchange.ResidentColumn;
import org.tocsin.exchange.RowChange;

/// What the import of a list would do: its columns, the figures, the first changes and refusals.
final class PreviewPane {
  private final ImportModel model;
  private final Words words;
  private final ImportParts parts;
  private final VBox root = new VBox();

  PreviewPane(ImportModel model, Words words, ImportParts parts) {
    this.model = model;
    this.words = words;
    this.parts = parts;
    root.getStyleClass().add("import-content");
    VBox.setVgrow(root, Priority.ALWAYS);
  }

  VBox root() {
    return root;
  }

  void show(ImportModel.Stage.Previewed seen) {
    var preview = seen.preview();
    var name = String.valueOf(seen.list().getFileName());
    root.getChildren()
        .setAll(
            ImportParts.wrapped(words.texts().format("registry.import.preview", name), "plain"),
            columns(seen));
    if (!preview.whole()) {
      var part = words.texts().format("registry.import.preview.part", ImportPreview.MOST_ROWS);
      root.getChildren().add(ImportParts.wrapped(part, "plain"));
    }
    tell("registry.import.preview.missing", preview.missing());
    tell("registry.import.preview.repeated", preview.repeated());
    preview
        .report()
        .ifPresent(report -> {
          root.getChildren().add(parts.figures(report));
          var changes =
              preview.changes().stream().flatMap(change -> lines(change).stream()).toList();
          list("registry-import-changes", "registry.import.preview.changes", changes);
          var rejects = report.rejects().stream().map(parts::reject).toList();
          list("registry-import-faults", "registry.import.preview.rejects", rejects);
        });
  }

  private void tell(String key, List<ResidentColumn> columns) {
    if (!columns.isEmpty()) {
      var names = columns.stream().map(this::name).collect(Collectors.joining(", "));
      root.getChildren().add(ImportParts.wrapped(words.texts().format(key, names), "trouble"));
    }
  }

  private String name(ResidentColumn column) {
    return column.name(words.texts().language());
  }

  private Node columns(ImportModel.Stage.Previewed seen) {
    var grid = new GridPane();
    grid.getStyleClass().add("grid");
    var columns = seen.preview().columns();
    for (int i = 0; i < columns.size(); i++) {
      var column = columns.get(i);
      var example = new Label(column.example());
      example.getStyleClass().add("hint");
      boolean known = column.meaning().isPresent() && !column.assigned();
      grid.addRow(
          i,
          new Label(column.name()),
          known ? new Label("→ " + name(column.meaning().get())) : choice(seen, i),
          example);
    }
    var scroll = new ScrollPane(grid);
    scroll.setFitToWidth(true);
    scroll.setId("registry-import-columns");
    scroll.setAccessibleText(words.get("registry.import.preview.columns"));
    scroll.getStyleClass().add("import-columns");
    return scroll;
  }

  private Node choice(ImportModel.Stage.Previewed seen, int position) {
    var column = seen.preview().columns().get(position);
    var choice = new ComboBox<Optional<ResidentColumn>>();
    choice.setId("registry-import-column-" + position);
    choice.setAccessibleText(words.texts().format("registry.import.preview.assign", column.name()));
    choice.getItems().setAll(offered(seen.preview(), position));
    choice.setConverter(new MeaningWords());
    choice.setValue(column.meaning());
    choice
        .valueProperty()
        .subscribe(
            (_, meaning) -> model.assign(seen.list(), position, meaning, words.texts().language()));
    return choice;
  }

  /// What no other column holds.
  private static List<Optional<ResidentColumn>> offered(ImportPreview preview, int position) {
    var taken = EnumSet.noneOf(ResidentColumn.class);
    for (int i = 0; i < preview.columns().size(); i++) {
      if (i != position) {
        preview.columns().get(i).meaning().ifPresent(taken::add);
      }
    }
    var offered = new ArrayList<Optional<ResidentColumn>>(List.of(Optional.empty()));
    Arrays.stream(ResidentColumn.values())
        .filter(meaning -> !taken.contains(meaning))
        .forEach(meaning -> offered.add(Optional.of(meaning)));
    return offered;
  }

  private final class MeaningWords extends StringConverter<Optional<ResidentColumn>> {
    @Override
    public String toString(Optional<ResidentColumn> meaning) {
      return meaning
          .map(PreviewPane.this::name)
          .orElseGet(() -> words.get("registry.import.preview.unread"));
    }

    @Override
    public Optional<ResidentColumn> fromString(String text) {
      return ResidentColumn.named(text);
    }
  }

  private List<String> lines(RowChange change) {
    var texts = words.texts();
    var line = texts.number(change.line());
    if (change.before().isEmpty()) {
      return List.of(
          texts.format(
              "registry.import.preview.new",
              line,
              change.after().familyName(),
              words.street(change.after().address())));
    }
    var lines = new ArrayList<String>();
    if (change.isMove()) {
      lines.add(texts.format("registry.import.preview.move", line, change.after().familyName()));
    }
    change
        .fields(texts.language())
        .forEach((column, field) ->
            lines.add(
                texts.format(
                    "registry.import.preview.change",
                    line,
                    change.after().familyName(),
                    name(column),
                    field.before(),
                    field.after())));
    return lines;
  }

  private void list(String id, String titleKey, List<String> lines) {
    if (lines.isEmpty()) {
      return;
    }
    var title = new Label(words.get(titleKey));
    title.getStyleClass().add("question-title");
    root.getChildren().addAll(title, ImportParts.lines(id, title.getText(), lines));
  }
}
