package org.tocsin.ui.followup;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tocsin.campaign.CampaignState;
import org.tocsin.campaign.Pace;
import org.tocsin.ui.common.Texts;

/// How fast it calls: a step faster or slower, or as typed.
final class PacePane {
  private final CommandModel commands;
  private final PaceModel model;
  private final Texts texts;
  private final Button faster = new Button();
  private final Button slower = new Button();
  private final Button apply = new Button();
  private final Label bound = new Label();
  private final VBox root = new VBox();

  PacePane(CommandModel commands, Texts texts) {
    this.commands = commands;
    this.model = commands.pace();
    this.texts = texts;
    var typed = new HBox();
    typed.getStyleClass().add("pace");
    var channels = field("followup.pace.channels", "followup-channels", typed);
    channels.textProperty().bindBidirectional(model.channels());
    var rate = field("followup.pace.rate", "followup-rate", typed);
    rate.textProperty().bindBidirectional(model.callsPerSecond());
    apply.setText(texts.get("followup.pace.apply"));
    apply.setGraphic(new FontIcon("fth-sliders"));
    apply.managedProperty().bind(apply.visibleProperty());
    apply.setId("followup-pace-apply");
    apply.setMaxWidth(Double.MAX_VALUE);
    apply.setOnAction(_ -> model.change());
    bound.setId("followup-pace-bound");
    bound.getStyleClass().add("why");
    bound.setWrapText(true);
    bound.setMinHeight(Region.USE_PREF_SIZE);
    bound.managedProperty().bind(bound.visibleProperty());
    root.getChildren().setAll(steps(), bound, typed, apply);
    root.getStyleClass().add("pace-box");
  }

  Node root() {
    return root;
  }

  Subscription attach() {
    return model
        .now()
        .subscribe(_ -> show())
        .and(model.busy().subscribe(_ -> show()))
        .and(model.channels().subscribe(_ -> show()))
        .and(model.callsPerSecond().subscribe(_ -> show()))
        .and(
            commands
                .state()
                .subscribe(
                    state -> root.setDisable(state.map(CampaignState::isOver).orElse(true))));
  }

  private HBox steps() {
    step(slower, "followup.pace.slower", "fth-minus", "followup-slower");
    slower.setOnAction(_ -> model.slower());
    step(faster, "followup.pace.faster", "fth-plus", "followup-faster");
    faster.setOnAction(_ -> model.faster());
    var steps = new HBox(slower, faster);
    steps.getStyleClass().add("side-by-side");
    return steps;
  }

  private void step(Button button, String key, String icon, String id) {
    button.setText(texts.get(key));
    button.setGraphic(new FontIcon(icon));
    button.setId(id);
    button.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(button, Priority.ALWAYS);
  }

  private TextField field(String key, String id, HBox line) {
    var field = new TextField();
    field.setId(id);
    field.setPrefColumnCount(3);
    field.setAlignment(Pos.CENTER_RIGHT);
    field.setOnAction(_ -> model.change());
    var label = new Label(texts.get(key));
    label.setLabelFor(field);
    label.setMinWidth(Region.USE_PREF_SIZE);
    HBox.setHgrow(field, Priority.ALWAYS);
    line.getChildren().addAll(label, field);
    return field;
  }

  /// A step that cannot be taken is not merely grey: it is said why.
  private void show() {
    boolean busy = model.busy().get();
    apply.setVisible(model.isAnotherTyped());
    faster.setDisable(busy || !model.canFaster());
    slower.setDisable(busy || !model.canSlower());
    var why = model.now().get().isPresent() ? why() : Optional.<String>empty();
    bound.setVisible(why.isPresent());
    bound.setText(why.orElse(""));
  }

  private Optional<String> why() {
    if (!model.canSlower()) {
      return Optional.of(texts.get("followup.pace.slowest"));
    }
    return model.canFaster() ? Optional.empty() : model.allowed().map(this::fastest);
  }

  private String fastest(Pace allowed) {
    return texts.format("followup.pace.fastest", allowed.channels(), allowed.callsPerSecond());
  }
}
