package org.tocsin.ui.followup;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tocsin.board.CallRow;

/// A call's state: sign, word, and the seconds that it has lasted, which tick.
final class StateCell extends TableCell<CallItem, CallRow> {
  private final FollowUpViewModel model;
  private final RowWords words;
  private final FontIcon icon = new FontIcon();
  private final Label word = new Label();
  private final Label seconds = new Label();
  private final HBox box;
  private @Nullable Phase shown;

  StateCell(FollowUpViewModel model, RowWords words) {
    this.model = model;
    this.words = words;
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    box = new HBox(icon, word, gap, seconds);
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().add("state");
    icon.getStyleClass().add("state-icon");
    word.getStyleClass().add("state-word");
    word.setMinWidth(Region.USE_PREF_SIZE);
    seconds.getStyleClass().add("state-seconds");
    seconds.setMinWidth(Region.USE_PREF_SIZE);
    // Observed through the scene: a cell that is thrown away is no longer told.
    model.now().when(sceneProperty().isNotNull()).subscribe(_ -> tick());
  }

  private void tick() {
    var row = getItem();
    seconds.setText(row == null ? "" : words.seconds(row, model.now().get()));
  }

  @Override
  protected void updateItem(@Nullable CallRow row, boolean empty) {
    super.updateItem(row, empty);
    if (empty || row == null) {
      setGraphic(null);
      shown = null;
      return;
    }
    var phase = Phase.of(row);
    if (phase != shown) {
      box.getStyleClass().removeIf(style -> style.startsWith("family-"));
      box.getStyleClass().add(phase.family().styleClass());
      icon.setIconLiteral(phase.icon());
      word.setText(words.phase(phase));
      shown = phase;
    }
    tick();
    setGraphic(box);
  }
}
