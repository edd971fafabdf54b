package org.tocsin.ui.registry;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.tocsin.registry.FileSummary;
import org.tocsin.ui.registry.Highlight.Part;

/// A text of a file that was found, with what was typed in bold and underlined.
final class MatchCell extends TableCell<FileSummary, String> {
  private final Supplier<String> query;
  private final BiFunction<Highlight, String, List<Part>> split;

  /// @param query what was typed
  /// @param split sets the matching parts of the text apart
  MatchCell(Supplier<String> query, BiFunction<Highlight, String, List<Part>> split) {
    this.query = query;
    this.split = split;
  }

  @Override
  protected void updateItem(@Nullable String text, boolean empty) {
    super.updateItem(text, empty);
    setText(null);
    setGraphic(null);
    if (empty || text == null) {
      return;
    }
    var parts = split.apply(new Highlight(query.get()), text);
    if (parts.stream().noneMatch(Part::matches)) {
      setText(text);
      return;
    }
    var line = new HBox();
    line.getStyleClass().add("found-line");
    for (var part : parts) {
      var label = new Label(part.text());
      if (part.matches()) {
        label.getStyleClass().add("found");
        label.setMinWidth(Region.USE_PREF_SIZE);
      }
      line.getChildren().add(label);
    }
    setGraphic(line);
    setAccessibleText(text);
  }
}
