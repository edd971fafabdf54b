package org.tocsin.ui.alerts;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.tocsin.campaign.LanguageException;
import org.tocsin.campaign.Purpose;
import org.tocsin.shared.Language;
import org.tocsin.ui.common.FilePicker;
import org.tocsin.ui.common.Texts;
import org.tocsin.ui.sound.SmsField;
import org.tocsin.ui.sound.SoundField;

/// Step 1: name, purpose, messages.
final class WhatPane {
  private final AlertsViewModel model;
  private final FilePicker picker;
  private final Texts texts;
  private final List<Subscription> subscriptions;
  private final TextField name = new TextField();
  private final GridPane grid = new GridPane();

  WhatPane(
      AlertsViewModel model, FilePicker picker, Texts texts, List<Subscription> subscriptions) {
    this.model = model;
    this.picker = picker;
    this.texts = texts;
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
    var field = new SmsField(language, model.form().texts().body(language), "alerts", texts);
    subscriptions.add(field.attach());
    return field.root();
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
    var form = model.form();
    Runnable enable = () -> reasons.setDisable(!form.speaksEnglish());
    subscriptions.add(form.sound(Language.ENGLISH).subscribe(enable));
    subscriptions.add(form.texts().body(Language.ENGLISH).subscribe(enable));
    enable.run();
    return reasons;
  }

  private Node sound(Language language) {
    var field = new SoundField(model.messages(), language, "alerts", picker, texts);
    subscriptions.add(field.attach());
    return field.root();
  }
}
