package org.tocsin.ui.registry;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.tocsin.registry.FileFault;
import org.tocsin.registry.FileFault.Field;
import org.tocsin.shared.Channel;
import org.tocsin.ui.common.KeySwitch;

/// A contact point, typed in the page.
final class ContactEditor {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  private final FileModel model;
  private final Words words;
  private final VBox root = new VBox();
  private final Label title = new Label();
  private final KeySwitch active = new KeySwitch();
  private final ToggleGroup kinds = new ToggleGroup();
  private final Map<Field, TextField> fields = new EnumMap<>(Field.class);
  private final Map<Field, Label> faults = new EnumMap<>(Field.class);

  ContactEditor(FileModel model, Words words) {
    this.model = model;
    this.words = words;
    root.getStyleClass().add("editor");
    root.setId("registry-editor");
    root.managedProperty().bind(root.visibleProperty());
    title.getStyleClass().add("editor-title");
    active.setText(words.get("registry.active"));
    active.setId("registry-contact-active");
    active.setMinWidth(Region.USE_PREF_SIZE);
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    var head = new HBox(title, active);
    head.setAlignment(Pos.CENTER_LEFT);
    root.getChildren().addAll(head, grid(), buttons());
  }

  VBox root() {
    return root;
  }

  void focus(Field name) {
    field(name).requestFocus();
  }

  private TextField field(Field name) {
    return Objects.requireNonNull(fields.get(name));
  }

  private GridPane grid() {
    var grid = new GridPane();
    grid.getStyleClass().add("grid");
    for (int i = 0; i < 2; i++) {
      var half = new ColumnConstraints();
      half.setPercentWidth(50);
      grid.getColumnConstraints().add(half);
    }
    grid.add(box(Field.VOICE, "registry.contact.number"), 0, 0);
    grid.add(kindBox(), 1, 0);
    grid.add(box(Field.DESCRIPTION, "registry.field.DESCRIPTION"), 0, 1);
    var numbers =
        new HBox(
            box(Field.EXTENSION, "registry.field.EXTENSION"),
            box(Field.DELAY, "registry.field.DELAY"));
    numbers.getStyleClass().add("numbers");
    grid.add(numbers, 1, 1);
    field(Field.DESCRIPTION).setPromptText(words.get("registry.contact.description.prompt"));
    fields.forEach((name, field) ->
        field
            .focusedProperty()
            .subscribe((_, focused) -> {
              if (!focused && root.isVisible()) {
                model.contacts().editor().leave(name);
              }
            }));
    fields.values().forEach(field -> field.setOnAction(_ -> model.contacts().accept()));
    return grid;
  }

  private VBox box(Field name, String key) {
    var label = new Label(words.get(key));
    label.getStyleClass().add("field-name");
    label.setMinWidth(Region.USE_PREF_SIZE);
    var field = new TextField();
    field.setId("registry-contact-" + name.name());
    label.setLabelFor(field);
    var fault = new Label();
    fault.getStyleClass().add("fault");
    fault.setId("registry-contact-fault-" + name.name());
    fault.setWrapText(true);
    fault.managedProperty().bind(fault.visibleProperty());
    fields.put(name, field);
    faults.put(name, fault);
    return new VBox(label, field, fault);
  }

  private VBox kindBox() {
    var label = new Label(words.get("registry.contact.kind"));
    label.getStyleClass().add("field-name");
    var buttons = new HBox();
    for (var channel : Channel.values()) {
      var button = new ToggleButton(words.channel(channel));
      button.setId("registry-contact-kind-" + channel.name());
      button.setToggleGroup(kinds);
      button.setUserData(channel);
      button.setMinWidth(Region.USE_PREF_SIZE);
      button.getStyleClass().add(channel == Channel.VOICE ? "left-pill" : "right-pill");
      button.setOnAction(_ -> {
        model.contacts().editor().channel().set(channel);
        button.setSelected(true);
      });
      buttons.getChildren().add(button);
    }
    return new VBox(label, buttons);
  }

  private HBox buttons() {
    var accept = new Button(words.get("registry.contact.ok"));
    accept.setId("registry-contact-ok");
    accept.getStyleClass().add("accent");
    accept.setOnAction(_ -> model.contacts().accept());
    var cancel = new Button(words.get("registry.cancel.contact"));
    cancel.setId("registry-contact-cancel");
    cancel.setOnAction(_ -> model.cancel());
    var box = new HBox(accept, cancel);
    box.getStyleClass().add("buttons");
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  private Map<Field, StringProperty> typed() {
    var form = model.contacts().editor();
    return Map.of(
        Field.VOICE, form.number(),
        Field.DESCRIPTION, form.description(),
        Field.EXTENSION, form.extension(),
        Field.DELAY, form.delay());
  }

  private void showFaults(List<FileFault> wrong) {
    faults.forEach((name, label) -> {
      var fault = wrong.stream().filter(found -> found.field() == name).findFirst();
      label.setText(fault.map(words::fault).orElse(""));
      label.setVisible(fault.isPresent());
      field(name).pseudoClassStateChanged(WRONG, fault.isPresent());
    });
  }

  private void open(boolean opened) {
    boolean wasOpen = root.isVisible();
    root.setVisible(opened);
    if (opened) {
      title.setText(
          words.get(
              model.contacts().editor().original().isPresent()
                  ? "registry.contact.title.edit"
                  : "registry.contact.title.new"));
      if (!wasOpen) {
        field(Field.VOICE).requestFocus();
        field(Field.VOICE).selectAll();
      }
    }
  }

  private void showKind(Channel channel) {
    for (var toggle : kinds.getToggles()) {
      toggle.setSelected(toggle.getUserData() == channel);
    }
    // An SMS has neither an extension nor a wait before it.
    for (Node typed : List.of(field(Field.EXTENSION), field(Field.DELAY))) {
      typed.setDisable(channel == Channel.SMS);
    }
  }

  Subscription attach() {
    root.setVisible(false);
    var typed = typed();
    typed.forEach((name, text) -> field(name).textProperty().bindBidirectional(text));
    active.selectedProperty().bindBidirectional(model.contacts().editor().active());
    return Subscription.combine(
        model.contacts().editor().faults().subscribe(this::showFaults),
        model.contacts().editor().channel().subscribe(this::showKind),
        model.contacts().open().subscribe(this::open),
        () -> {
          typed.forEach((name, text) -> field(name).textProperty().unbindBidirectional(text));
          active.selectedProperty().unbindBidirectional(model.contacts().editor().active());
        });
  }
}
