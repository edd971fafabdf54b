package org.tocsin.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.tocsin.ui.common.QuickSearch;

/// What a search found, laid over the page below its field, which keeps the keyboard: a menu of its
/// own would take Enter and Space to itself.
final class SearchAnswers extends VBox {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final double GAP = 4;

  private final StackPane page;
  private final Region field;
  private final List<QuickSearch.Hit> hits = new ArrayList<>();
  private int chosen;

  /// @param page over which they are laid
  /// @param field below which they stand
  SearchAnswers(StackPane page, Region field) {
    this.page = page;
    this.field = field;
    setId("shell-answers");
    getStyleClass().add("answers");
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    StackPane.setAlignment(this, Pos.TOP_RIGHT);
    // A band that comes above the field moves it.
    field.localToSceneTransformProperty().subscribe(_ -> place());
    page.widthProperty().subscribe(_ -> place());
  }

  private void place() {
    var at = page.sceneToLocal(field.localToScene(field.getLayoutBounds()));
    setPrefWidth(at.getWidth());
    StackPane.setMargin(
        this, new Insets(at.getMaxY() + GAP, Math.max(0, page.getWidth() - at.getMaxX()), 0, 0));
  }

  /// Shows answers, the first of them chosen.
  ///
  /// @param onPick who is told of the one that the mouse picks
  void show(List<QuickSearch.Hit> found, Consumer<QuickSearch.Hit> onPick) {
    hits.clear();
    hits.addAll(found);
    chosen = 0;
    getChildren().setAll(found.stream().map(hit -> row(hit, onPick)).toList());
    mark();
    open();
  }

  /// Shows a sentence in the place of answers.
  void say(String sentence) {
    hits.clear();
    getChildren().setAll(wrapped(sentence, "answers-words"));
    open();
  }

  private void open() {
    place();
    if (!page.getChildren().contains(this)) {
      page.getChildren().add(this);
    }
  }

  void hide() {
    page.getChildren().remove(this);
  }

  private static Label wrapped(String text, String style) {
    var label = new Label(text);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private static Node row(QuickSearch.Hit hit, Consumer<QuickSearch.Hit> onPick) {
    var row = new VBox(wrapped(hit.title(), "hit-title"), wrapped(hit.detail(), "hit-detail"));
    row.getStyleClass().add("hit");
    row.setAccessibleText(hit.title() + ". " + hit.detail());
    row.setOnMouseClicked(_ -> onPick.accept(hit));
    return row;
  }

  /// Chooses the next one, or one before, without going past either end.
  void move(int steps) {
    if (!hits.isEmpty()) {
      chosen = Math.clamp((long) chosen + steps, 0, hits.size() - 1);
      mark();
    }
  }

  private void mark() {
    for (int i = 0; i < getChildren().size(); i++) {
      getChildren().get(i).pseudoClassStateChanged(CHOSEN, i == chosen);
    }
    // Read out, since the keyboard stays in the field.
    field.setAccessibleHelp(getChildren().get(chosen).getAccessibleText());
  }

  QuickSearch.Hit chosen() {
    return hits.get(chosen);
  }
}
