package org.tocsin.ui.followup;

import java.util.EnumMap;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tocsin.ui.common.Texts;

/// Which calls are shown: by state or outcome, by street, by words.
final class FilterBar {
  private final FollowUpViewModel model;
  private final FilterModel filter;
  private final Texts texts;
  private final Map<Phase, ToggleButton> chips = new EnumMap<>(Phase.class);
  private final FlowPane row = new FlowPane();
  private final ToggleButton everything = new ToggleButton();
  private final ComboBox<String> street = new ComboBox<>();
  private final TextField text = new TextField();
  private final Label shown = new Label();
  private final HBox fields;

  FilterBar(FollowUpViewModel model, Texts texts) {
    this.model = model;
    filter = model.filter();
    this.texts = texts;
    row.getStyleClass().add("chips");
    everything.getStyleClass().add("chip");
    everything.setId("followup-chip-all");
    everything.setOnAction(_ -> {
      filter.showAllPhases();
      everything.setSelected(true);
    });
    row.getChildren().add(everything);
    for (var phase : Phase.values()) {
      chips.put(phase, chip(phase));
    }
    fields = buildFields();
  }

  /// One chip for each state and outcome that there is, with its sign, its word and its count.
  Node chips() {
    return row;
  }

  /// Street, words, and how many calls are shown.
  Node fields() {
    return fields;
  }

  private ToggleButton chip(Phase phase) {
    var chip = new ToggleButton("", sign(phase));
    chip.setId("followup-chip-" + phase.name());
    chip.getStyleClass().addAll("chip", phase.family().styleClass());
    chip.managedProperty().bind(chip.visibleProperty());
    chip.setOnAction(_ -> {
      filter.toggle(phase);
      chip.setSelected(filter.phases().get().contains(phase));
    });
    row.getChildren().add(chip);
    return chip;
  }

  private static Node sign(Phase phase) {
    var icon = new FontIcon(phase.icon());
    if (phase.isLive()) {
      return icon;
    }
    var swatch = new Region();
    swatch.getStyleClass().addAll("swatch", "part-" + phase.name());
    var sign = new HBox(swatch, icon);
    sign.getStyleClass().add("sign");
    sign.setAlignment(Pos.CENTER_LEFT);
    return sign;
  }

  private HBox buildFields() {
    text.setId("followup-filter-text");
    text.setPromptText(texts.get("followup.filter.text"));
    text.setAccessibleText(texts.get("followup.filter.text"));
    text.textProperty().bindBidirectional(filter.text());
    HBox.setHgrow(text, Priority.ALWAYS);
    street.setId("followup-filter-street");
    street.setPrefWidth(176);
    street.setAccessibleText(texts.get("followup.filter.street"));
    street.setPromptText(texts.get("followup.filter.street"));
    street.setItems(model.calls().streets());
    street.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(String value) {
            return value == null ? "" : value;
          }

          @Override
          public String fromString(String value) {
            return value;
          }
        });
    street
        .valueProperty()
        .addListener((_, _, chosen) -> filter.street().set(chosen == null ? "" : chosen));
    var clear = new Button(texts.get("followup.filter.clear"), new FontIcon("fth-x"));
    clear.setId("followup-filter-clear");
    clear.setOnAction(_ -> clear());
    clear.setMinWidth(Region.USE_PREF_SIZE);
    shown.getStyleClass().add("shown-count");
    shown.setId("followup-shown");
    shown.setMinWidth(Region.USE_PREF_SIZE);
    var fields = new HBox(text, street, clear, shown);
    fields.getStyleClass().add("filter-fields");
    fields.setAlignment(Pos.CENTER_LEFT);
    return fields;
  }

  private void clear() {
    filter.showAllPhases();
    filter.text().set("");
    street.setValue(null);
    street.getSelectionModel().clearSelection();
  }

  Subscription attach() {
    return Subscription.combine(
        model.figures().subscribe(_ -> count()),
        filter.phases().subscribe(_ -> count()),
        model.calls().shown().subscribe(this::count),
        filter
            .street()
            .subscribe(chosen -> {
              if (chosen.isEmpty() && street.getValue() != null) {
                street.setValue(null);
              }
            }));
  }

  private void count() {
    var calls = model.calls();
    var chosen = filter.phases().get();
    everything.setText(texts.format("followup.filter.all", calls.size()));
    everything.setSelected(chosen.isEmpty());
    chips.forEach((phase, chip) -> {
      int count = calls.count(phase);
      chip.setVisible(count > 0 || chosen.contains(phase));
      chip.setSelected(chosen.contains(phase));
      if (chip.isVisible()) {
        chip.setText(texts.format("followup.filter.chip", texts.get(phase.key()), count));
      }
    });
    shown.setText(texts.format("followup.filter.shown", calls.shown().size()));
  }
}
