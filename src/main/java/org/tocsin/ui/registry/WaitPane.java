package org.tocsin.ui.registry;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tocsin.shared.LongWork;

/// Says that a change waits for something long, and that it is made by itself then. It takes no
/// focus: what is being typed goes on.
final class WaitPane {
  private final ReadOnlyObjectProperty<Optional<PatientChange.Wait>> waiting;
  private final Words words;
  private final Label told;
  private final HBox root = new HBox();

  /// @param name of this one among those of the room
  WaitPane(
      String name,
      ReadOnlyObjectProperty<Optional<PatientChange.Wait>> waiting,
      Runnable giveUp,
      Words words) {
    this.waiting = waiting;
    this.words = words;
    told = new Label("", new FontIcon("fth-clock"));
    told.setId("registry-" + name + "-told");
    told.setWrapText(true);
    told.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(told, Priority.ALWAYS);
    var end = new Button(words.get("registry.wait.end"));
    end.setId("registry-" + name + "-end");
    end.setMinWidth(Region.USE_PREF_SIZE);
    end.setOnAction(_ -> giveUp.run());
    root.getChildren().addAll(told, end);
    root.setId("registry-" + name);
    root.getStyleClass().add("elsewhere");
    root.setAlignment(Pos.CENTER_LEFT);
    root.managedProperty().bind(root.visibleProperty());
  }

  HBox root() {
    return root;
  }

  private void show(Optional<PatientChange.Wait> wait) {
    root.setVisible(wait.isPresent());
    wait.ifPresent(known -> told.setText(what(known.holder())));
  }

  private String what(Optional<LongWork> holder) {
    return holder
        .map(work ->
            words.texts().format("registry.wait." + work.kind().name(), work.list(), work.by()))
        .orElseGet(() -> words.get("registry.wait.unknown"));
  }

  Subscription attach() {
    return waiting.subscribe(this::show);
  }
}
