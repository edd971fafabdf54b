package org.tocsin.ui.registry;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;

/// Says that somebody else changed the file while it is being changed here. It takes no focus.
final class ElsewherePane {
  private final ElsewhereModel model;
  private final HBox root = new HBox();

  ElsewherePane(ElsewhereModel model, Words words) {
    this.model = model;
    var told = new Label(words.get("registry.elsewhere"), new FontIcon("fth-users"));
    told.setId("registry-elsewhere-told");
    told.setWrapText(true);
    told.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(told, Priority.ALWAYS);
    var compare = button(words, "compare", model::compare);
    var take = button(words, "take", model::take);
    root.getChildren().addAll(told, compare, take);
    root.setId("registry-elsewhere");
    root.getStyleClass().add("elsewhere");
    root.setAlignment(Pos.CENTER_LEFT);
    root.managedProperty().bind(root.visibleProperty());
  }

  private static Button button(Words words, String answer, Runnable action) {
    var button = new Button(words.get("registry.elsewhere." + answer));
    button.setId("registry-elsewhere-" + answer);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(_ -> action.run());
    return button;
  }

  HBox root() {
    return root;
  }

  Subscription attach() {
    root.visibleProperty().bind(model.isToBeTold());
    return root.visibleProperty()::unbind;
  }
}
