package org.tocsin.ui.registry;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tocsin.registry.LikelyDuplicate;

/// A line under the file that is filled in: a residence seems to have another.
final class LikelyPane {
  private final LikelyModel model;
  private final Words words;
  private final HBox root = new HBox();
  private final Label text = new Label();

  LikelyPane(LikelyModel model, Words words) {
    this.model = model;
    this.words = words;
    root.setId("registry-likely");
    root.getStyleClass().add("likely");
    root.setAlignment(Pos.CENTER_LEFT);
    root.managedProperty().bind(root.visibleProperty());
    text.setId("registry-likely-text");
    text.setWrapText(true);
    text.setMaxWidth(Double.MAX_VALUE);
    text.setGraphic(new FontIcon("fth-users"));
    HBox.setHgrow(text, Priority.ALWAYS);
    var see = new Button(words.get("registry.likely.see"));
    see.setId("registry-likely-see");
    see.setMinWidth(Region.USE_PREF_SIZE);
    see.setOnAction(_ -> model.see());
    root.getChildren().addAll(text, see);
  }

  HBox root() {
    return root;
  }

  private void show(List<LikelyDuplicate> likely) {
    root.setVisible(!likely.isEmpty());
    if (likely.isEmpty()) {
      return;
    }
    var first = likely.getFirst();
    var content = first.file().content();
    var reasons =
        first.resemblance().reasons().stream()
            .sorted(Comparator.naturalOrder())
            .map(reason -> words.get("registry.duplicates.reason." + reason.name()))
            .collect(Collectors.joining(", "));
    text.setText(
        words
            .texts()
            .format(
                likely.size() == 1 ? "registry.likely.one" : "registry.likely.several",
                (content.familyName() + " " + content.givenName()).strip(),
                words.street(content.address()),
                reasons,
                likely.size() - 1));
  }

  Subscription attach() {
    return model.likely().subscribe(this::show);
  }
}
