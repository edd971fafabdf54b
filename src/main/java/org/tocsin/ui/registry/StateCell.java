package org.tocsin.ui.registry;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tocsin.registry.FileSummary;

/// What the list says of a file, with a sign and a word: colour alone says nothing.
final class StateCell extends TableCell<FileSummary, FileSummary> {
  private final Words words;
  private final FontIcon icon = new FontIcon(State.ACTIVE.icon);

  /// What the cell shows; most rows that pass are like the one before, and an icon or a style that
  /// is set anew costs a pulse more than all the rest of a row.
  private Optional<State> shown = Optional.empty();

  /// @param roomy whether there is room for the word beside its sign
  StateCell(Words words, ObservableBooleanValue roomy) {
    this.words = words;
    getStyleClass().add("state");
    setGraphicTextGap(6);
    contentDisplayProperty()
        .bind(
            Bindings.when(roomy).then(ContentDisplay.LEFT).otherwise(ContentDisplay.GRAPHIC_ONLY));
  }

  @Override
  protected void updateItem(@Nullable FileSummary row, boolean empty) {
    super.updateItem(row, empty);
    Optional<State> state = empty || row == null ? Optional.empty() : Optional.of(State.of(row));
    if (!state.equals(shown)) {
      shown = state;
      getStyleClass().removeIf(style -> style.startsWith("is-"));
      state.ifPresentOrElse(this::show, this::clear);
    }
  }

  private void show(State state) {
    icon.setIconLiteral(state.icon);
    setGraphic(icon);
    var word = words.get("registry.state." + state.name());
    setText(word);
    setAccessibleText(word);
    setTooltip(new Tooltip(word));
    getStyleClass().add("is-" + state.name());
  }

  private void clear() {
    setText(null);
    setGraphic(null);
    setAccessibleText(null);
    setTooltip(null);
  }

  private enum State {
    ACTIVE("fth-check-circle"),
    INACTIVE("fth-pause-circle"),
    WITHDRAWN("fth-slash"),
    NO_CONSENT("fth-help-circle");

    private final String icon;

    State(String icon) {
      this.icon = icon;
    }

    static State of(FileSummary row) {
      if (!row.active()) {
        return INACTIVE;
      }
      return switch (row.consent()) {
        case GIVEN -> ACTIVE;
        case WITHDRAWN -> WITHDRAWN;
        case UNKNOWN -> NO_CONSENT;
      };
    }
  }
}
