package org.tocsin.ui.registry;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;

/// What stands in the place of the list when no file is found: which filters are to blame, perhaps.
final class NothingFound {
  private final FilterModel model;
  private final Words words;
  private final Label said = new Label();
  private final Button clear = new Button();
  private final VBox root = new VBox(said, clear);

  /// @param toQuery puts the focus on the search
  NothingFound(FilterModel model, Words words, Runnable toQuery) {
    this.model = model;
    this.words = words;
    said.setId("registry-none");
    said.setWrapText(true);
    said.getStyleClass().add("placeholder");
    clear.setId("registry-filters-clear");
    clear.setText(words.get("registry.filter.clear"));
    clear.setGraphic(new FontIcon("fth-x"));
    clear.managedProperty().bind(clear.visibleProperty());
    clear.setOnAction(_ -> {
      model.clear();
      toQuery.run();
    });
    root.setAlignment(Pos.CENTER);
  }

  VBox root() {
    return root;
  }

  private void show(boolean filtered) {
    clear.setVisible(filtered);
    said.setText(
        filtered
            ? words.texts().format("registry.none.filtered", FilterChips.told(model, words))
            : words.get("registry.none"));
  }

  Subscription attach() {
    return model.chosen().subscribe(filters -> show(!filters.isNone()));
  }
}
