package org.tocsin.ui.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tocsin.registry.FileFilter.Sign;

/// The filters in force, in words, whether or not their controls are on screen: each is taken away
/// where it stands.
final class FilterChips {
  private final FilterModel model;
  private final Words words;
  private final Runnable afterLast;
  private final FlowPane root = new FlowPane();

  private record Chip(String name, String text, Runnable remove) {}

  /// @param afterLast where the person goes on once there is none left
  FilterChips(FilterModel model, Words words, Runnable afterLast) {
    this.model = model;
    this.words = words;
    this.afterLast = afterLast;
    root.getStyleClass().add("chips");
    root.managedProperty().bind(root.visibleProperty());
  }

  FlowPane root() {
    return root;
  }

  /// In the order of the controls.
  private static List<Chip> chips(FilterModel model, Words words) {
    var filters = model.chosen().get();
    var chips = new ArrayList<Chip>();
    filters
        .street()
        .ifPresent(street ->
            chips.add(
                new Chip(
                    "street",
                    words.texts().format("registry.filter.isStreet", street),
                    model::clearStreet)));
    filters
        .language()
        .ifPresent(language ->
            chips.add(
                new Chip(
                    "language",
                    words.texts().format("registry.filter.isLanguage", words.language(language)),
                    () -> model.language().set(Optional.empty()))));
    for (var sign : Sign.values()) {
      if (filters.signs().contains(sign)) {
        chips.add(new Chip(sign.name(), words.sign(sign), () -> model.sign(sign).set(false)));
      }
    }
    filters
        .recent()
        .ifPresent(recent ->
            chips.add(
                new Chip(
                    "recent",
                    words.texts().format("registry.filter.isRecent", words.recent(recent)),
                    () -> model.recent().set(Optional.empty()))));
    return chips;
  }

  /// What is in force, in a line of words.
  static String told(FilterModel model, Words words) {
    return String.join(", ", chips(model, words).stream().map(Chip::text).toList());
  }

  private Button button(Chip chip) {
    var button = new Button(chip.text(), new FontIcon("fth-x"));
    button.setContentDisplay(ContentDisplay.RIGHT);
    button.setId("registry-chip-" + chip.name());
    button.getStyleClass().addAll("small", "chip");
    button.setMinWidth(Region.USE_PREF_SIZE);
    var remove = words.texts().format("registry.filter.remove", chip.text());
    button.setAccessibleText(remove);
    button.setTooltip(new Tooltip(remove));
    button.setOnAction(_ -> {
      chip.remove().run();
      goOn();
    });
    return button;
  }

  private void goOn() {
    if (root.getChildren().isEmpty()) {
      afterLast.run();
    } else {
      root.getChildren().getFirst().requestFocus();
    }
  }

  private void show() {
    root.getChildren().setAll(chips(model, words).stream().map(this::button).toList());
    root.setVisible(!root.getChildren().isEmpty());
  }

  Subscription attach() {
    return model.chosen().subscribe(_ -> show());
  }
}
