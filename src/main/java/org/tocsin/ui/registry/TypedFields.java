package org.tocsin.ui.registry;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.collections.MapChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.tocsin.registry.FileFault.Field;
import org.tocsin.registry.FileFault.Reason;
import org.tocsin.ui.common.SuggestField;

/// The fields of a file that are typed, each with what is wrong in it.
final class TypedFields {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  private final FileModel model;
  private final FileForm form;
  private final StreetChoice streets;
  private final Words words;
  private final Map<Field, TextField> fields = new EnumMap<>(Field.class);
  private final Map<Field, Label> faults = new EnumMap<>(Field.class);
  private final VBox root;
  private final MapChangeListener<Field, Reason> faultsChanged =
      change -> showFault(change.getKey());

  TypedFields(FileModel model, StreetChoice streets, Words words) {
    this.model = model;
    this.form = model.form();
    this.streets = streets;
    this.words = words;
    this.root = grid();
  }

  VBox root() {
    return root;
  }

  /// Where a field is typed; none for what is not typed here.
  Optional<TextField> find(Field name) {
    return Optional.ofNullable(fields.get(name));
  }

  private VBox grid() {
    var grid =
        new VBox(
            row(Field.FAMILY_NAME, Field.GIVEN_NAME),
            row(Field.CITY, Field.STREET),
            row(Field.CIVIC_NUMBER, Field.APARTMENT, Field.POSTAL_CODE));
    grid.getStyleClass().add("typed");
    find(Field.CITY).ifPresent(field -> new SuggestField(field, streets::cities));
    find(Field.STREET)
        .ifPresent(field ->
            new SuggestField(field, typed -> streets.streets(form.text(Field.CITY).get(), typed)));
    return grid;
  }

  /// Fields of the same width.
  private HBox row(Field... names) {
    var row = new HBox();
    row.getStyleClass().add("typed-row");
    for (var name : names) {
      var box = box(name);
      box.setPrefWidth(100);
      HBox.setHgrow(box, Priority.ALWAYS);
      row.getChildren().add(box);
    }
    return row;
  }

  private VBox box(Field name) {
    var label = new Label(words.field(name));
    label.getStyleClass().add("field-name");
    var field = new TextField();
    field.setId("registry-" + name.name());
    label.setLabelFor(field);
    field
        .focusedProperty()
        .subscribe((_, focused) -> {
          if (!focused && model.open().get()) {
            form.leave(name);
          }
        });
    var fault = new Label();
    fault.getStyleClass().add("fault");
    fault.setId("registry-fault-" + name.name());
    fault.setWrapText(true);
    fault.setVisible(false);
    fault.managedProperty().bind(fault.visibleProperty());
    fields.put(name, field);
    faults.put(name, fault);
    return new VBox(label, field, fault);
  }

  private void showFault(Field name) {
    var field = fields.get(name);
    var label = faults.get(name);
    if (field != null && label != null) {
      var fault =
          Optional.ofNullable(form.faults().get(name)).map(reason -> words.fault(name, reason));
      label.setText(fault.orElse(""));
      label.setVisible(fault.isPresent());
      field.pseudoClassStateChanged(WRONG, fault.isPresent());
      field.setAccessibleHelp(fault.orElse(""));
    }
  }

  Subscription attach() {
    fields.forEach((name, field) -> field.textProperty().bindBidirectional(form.text(name)));
    form.faults().addListener(faultsChanged);
    fields.keySet().forEach(this::showFault);
    return this::detach;
  }

  private void detach() {
    fields.forEach((name, field) -> field.textProperty().unbindBidirectional(form.text(name)));
    form.faults().removeListener(faultsChanged);
  }
}
