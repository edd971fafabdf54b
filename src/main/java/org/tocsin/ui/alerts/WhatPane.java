package org.tocsin.ui.alerts;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tocsin.campaign.LanguageException;
import org.tocsin.campaign.Purpose;
import org.tocsin.shared.Language;
import org.tocsin.ui.common.FilePicker;
import org.tocsin.ui.common.Texts;

/// Step 1: name, purpose, messages.
final class WhatPane {
  private final AlertsViewModel model;
  private final FilePicker picker;
  private final Texts texts;
  private final Words words;
  private final List<Subscription> subscriptions;
  private final TextField name = new TextField();
  private final GridPane grid = new GridPane();

  WhatPane(
      AlertsViewModel model, FilePicker picker, Texts texts, List<Subscription> subscriptions) {
    this.model = model;
    this.picker = picker;
    this.texts = texts;
    this.words = new Words(texts);
    this.subscriptions = subscriptions;
    grid.getStyleClass().add("form");
    name.setId("alerts-name");
    name.setPromptText(texts.get("alerts.what.name.prompt"));
    name.textProperty().bindBidirectional(model.form().name());
    GridPane.setHgrow(name, Priority.ALWAYS);
    addRow(0, "alerts.what.name", name);
    addRow(1, "alerts.what.purpose", purposes());
    addRow(2, "alerts.what.french", sound(Language.FRENCH));
    addRow(3, "alerts.what.english", sound(Language.ENGLISH));
    addRow(4, "alerts.what.englishReason", reasons());
    addRow(5, "alerts.what.frenchText", sms(Language.FRENCH));
    addRow(6, "alerts.what.englishText", sms(Language.ENGLISH));
  }

  Node root() {
    return grid;
  }

  void focus() {
    name.requestFocus();
  }

  private void addRow(int line, String key, Node node) {
    var label = new Label(texts.get(key));
    label.setMinWidth(Region.USE_PREF_SIZE);
    label.setLabelFor(node);
    grid.addRow(line, label, node);
  }

  private HBox purposes() {
    var group = new ToggleGroup();
    var box = new HBox();
    box.getStyleClass().add("choices");
    for (var purpose : Purpose.values()) {
      var choice = new ToggleButton(texts.get("alerts.purpose." + purpose.code()));
      choice.setId("alerts-purpose-" + purpose.name());
      choice.setToggleGroup(group);
      choice.setMinWidth(Region.USE_PREF_SIZE);
      choice.setOnAction(_ -> {
        model.form().purpose().set(Optional.of(purpose));
        choice.setSelected(true);
      });
      subscriptions.add(
          model
              .form()
              .purpose()
              .subscribe(chosen -> choice.setSelected(chosen.equals(Optional.of(purpose)))));
      box.getChildren().add(choice);
    }
    return box;
  }

  private Node sms(Language language) {
    return new SmsField(language, model.form().texts().body(language), texts, subscriptions).root();
  }

  /// French speaks alone unless there is a reason for English.
  private ComboBox<LanguageException> reasons() {
    var reasons = new ComboBox<LanguageException>();
    reasons.setId("alerts-english-reason");
    reasons.getItems().setAll(LanguageException.values());
    reasons.setPromptText(texts.get("alerts.what.englishReason.prompt"));
    reasons.setConverter(new Described<>(reason -> texts.get("alerts.english." + reason.code())));
    reasons.setMinWidth(Region.USE_PREF_SIZE);
    var english = model.form().policy().english();
    reasons.setOnAction(_ -> english.set(Optional.ofNullable(reasons.getValue())));
    subscriptions.add(english.subscribe(reason -> reasons.setValue(reason.orElse(null))));
    subscriptions.add(
        model
            .form()
            .sound(Language.ENGLISH)
            .subscribe(sound -> reasons.setDisable(sound.isEmpty())));
    return reasons;
  }

  private VBox sound(Language language) {
    var file = new Label();
    file.getStyleClass().add("sound-file");
    var fault = new Label();
    fault.setId("alerts-sound-fault-" + language.code());
    fault.getStyleClass().add("fault");
    fault.setWrapText(true);
    fault.managedProperty().bind(fault.visibleProperty());
    var choose = button("alerts.sound.choose", "fth-folder", "alerts-choose-" + language.code());
    choose.setOnAction(_ ->
        picker
            .pick(
                grid.getScene().getWindow(),
                texts.get("alerts.sound.choose.title"),
                new FilePicker.Kind(
                    texts.get("alerts.sound.choose.kind"), List.of("*.wav", "*.WAV")))
            .ifPresent(path -> model.messages().choose(language, path)));
    var listen = button("alerts.sound.listen", "fth-play", "alerts-listen-" + language.code());
    listen.setOnAction(_ -> model.messages().listen(language));
    var remove = button("alerts.sound.remove", "fth-trash-2", "alerts-remove-" + language.code());
    remove.setOnAction(_ -> model.messages().remove(language));
    subscriptions.add(
        model
            .form()
            .sound(language)
            .subscribe(chosen -> {
              file.setText(described(chosen, language));
              var problem = chosen.flatMap(ChosenSound::problem);
              fault.setVisible(problem.isPresent());
              fault.setText(problem.map(words::of).orElse(""));
              listen.setDisable(chosen.isEmpty() || problem.isPresent());
              remove.setDisable(chosen.isEmpty());
            }));
    subscriptions.add(
        model
            .messages()
            .playing()
            .subscribe(playing -> {
              boolean here = playing.equals(Optional.of(language));
              listen.setText(texts.get(here ? "alerts.sound.stop" : "alerts.sound.listen"));
              listen.setGraphic(new FontIcon(here ? "fth-square" : "fth-play"));
            }));
    HBox.setHgrow(file, Priority.ALWAYS);
    file.setMaxWidth(Double.MAX_VALUE);
    var line = new HBox(choose, listen, remove, file);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("choices");
    var box = new VBox(line, fault);
    box.getStyleClass().add("sound");
    return box;
  }

  private String described(Optional<ChosenSound> chosen, Language language) {
    if (chosen.isEmpty()) {
      return texts.get(
          language == Language.FRENCH ? "alerts.sound.required" : "alerts.sound.optional");
    }
    var sound = chosen.get();
    return sound
        .length()
        .map(length ->
            texts.format("alerts.sound.described", sound.fileName(), texts.duration(length)))
        .orElse(sound.fileName());
  }

  private Button button(String key, String icon, String id) {
    var button = new Button(texts.get(key), new FontIcon(icon));
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }
}
