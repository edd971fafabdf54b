package org.tocsin.ui.registry;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.tocsin.registry.FileSummary;
import org.tocsin.ui.registry.Highlight.Part;

/// A text of a file that was found, with what was typed in bold and underlined.
final class MatchCell extends TableCell<FileSummary, String> {
  private final Supplier<Highlight> highlight;
  private final BiFunction<Highlight, String, List<Part>> split;

  /// @param highlight what was typed and answered
  /// @param split sets the matching parts of the text apart
  MatchCell(Supplier<Highlight> highlight, BiFunction<Highlight, String, List<Part>> split) {
    this.highlight = highlight;
    this.split = split;
  }

  @Override
  protected void updateItem(@Nullable String text, boolean empty) {
    super.updateItem(text, empty);
    if (empty || text == null) {
      show(null, null);
      return;
    }
    var parts = split.apply(highlight.get(), text);
    if (parts.stream().noneMatch(Part::matches)) {
      show(text, null);
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
    show(null, line);
    setAccessibleText(text);
  }

  private void show(@Nullable String text, @Nullable Node graphic) {
    setText(text);
    setGraphic(graphic);
    setAccessibleText(null);
  }
}
