package org.tocsin.ui.registry;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import org.tocsin.registry.FileSummary;
import org.tocsin.ui.registry.Highlight.Part;

/// A text of a file that was found, with what was typed in bold and underlined.
final class MatchCell extends TableCell<FileSummary, String> {
  private static final String BETWEEN = ", ";

  private final Supplier<Highlight> highlight;
  private final BiFunction<Highlight, String, List<Part>> split;
  private boolean wholeEnds;

  /// @param highlight what was typed and answered
  /// @param split sets the matching parts of the text apart
  MatchCell(Supplier<Highlight> highlight, BiFunction<Highlight, String, List<Part>> split) {
    this.highlight = highlight;
    this.split = split;
  }

  /// An address: its civic number and its apartment, which tell neighbours apart, are never cut,
  /// the street between them is.
  static MatchCell ofAddress(Supplier<Highlight> highlight) {
    var cell = new MatchCell(highlight, Highlight::words);
    cell.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    cell.wholeEnds = true;
    return cell;
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
    show(null, wholeEnds ? address(parts, text) : line(parts));
    setAccessibleText(text);
  }

  private static HBox line(List<Part> parts) {
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
    return line;
  }

  private static HBox address(List<Part> parts, String text) {
    int street = text.indexOf(BETWEEN) + BETWEEN.length();
    int apartment = Math.max(text.lastIndexOf(BETWEEN), street);
    var number = line(Highlight.between(parts, 0, street));
    number.setMinWidth(Region.USE_PREF_SIZE);
    var name = line(Highlight.between(parts, street, apartment));
    name.setMinWidth(0);
    name.getChildren().forEach(label -> ((Region) label).setMinWidth(Region.USE_PREF_SIZE));
    var seen = new Rectangle();
    seen.widthProperty().bind(name.widthProperty());
    seen.heightProperty().bind(name.heightProperty());
    name.setClip(seen);
    var rest = line(Highlight.between(parts, apartment, text.length()));
    rest.setMinWidth(Region.USE_PREF_SIZE);
    var line = new HBox(number, name, rest);
    line.getStyleClass().add("found-line");
    return line;
  }

  private void show(@Nullable String text, @Nullable Node graphic) {
    setText(text);
    setGraphic(graphic);
    setAccessibleText(null);
  }
}
