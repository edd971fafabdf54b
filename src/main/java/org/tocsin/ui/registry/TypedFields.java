package org.tocsin.ui.registry;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.tocsin.registry.FileFault.Field;
import org.tocsin.ui.common.SuggestField;

/// The names and the address of a file.
final class TypedFields {
  private static final double SMALLEST = 100;

  private final FileModel model;
  private final StreetChoice streets;
  private final Words words;
  private final Map<Field, FormField> fields = new EnumMap<>(Field.class);
  private final StreetHintsPane hints;
  private final VBox root;

  TypedFields(FileModel model, StreetChoice streets, Words words) {
    this.model = model;
    this.streets = streets;
    this.words = words;
    this.hints = new StreetHintsPane(model.form(), words, this::typeStreet);
    this.root = grid();
  }

  VBox root() {
    return root;
  }

  /// Where a field is typed; none for what is not typed here.
  Optional<TextInputControl> find(Field name) {
    return Optional.ofNullable(fields.get(name)).map(FormField::input);
  }

  private void typeStreet() {
    find(Field.STREET)
        .ifPresent(input -> {
          input.requestFocus();
          input.end();
        });
  }

  private VBox grid() {
    var grid =
        new VBox(
            row(Field.FAMILY_NAME, Field.GIVEN_NAME),
            row(Field.CITY, Field.STREET),
            row(Field.CIVIC_NUMBER, Field.APARTMENT, Field.POSTAL_CODE));
    grid.getStyleClass().add("typed");
    return grid;
  }

  /// Fields of the same width.
  private HBox row(Field... names) {
    var row = new HBox();
    row.getStyleClass().add("typed-row");
    for (var name : names) {
      var field = new FormField(model, words, name, input(name));
      fields.put(name, field);
      if (name == Field.STREET) {
        field.root().getChildren().add(hints.root());
      } else if (name == Field.CIVIC_NUMBER) {
        field.root().getChildren().add(hints.passed());
      }
      // The height of what wraps is reckoned from this width.
      field.root().prefWidthProperty().bind(share(row, names.length));
      HBox.setHgrow(field.root(), Priority.ALWAYS);
      row.getChildren().add(field.root());
    }
    return row;
  }

  private static DoubleBinding share(HBox row, int fields) {
    return Bindings.createDoubleBinding(
        () -> Math.max(SMALLEST, (row.getWidth() - row.getSpacing() * (fields - 1)) / fields),
        row.widthProperty(),
        row.spacingProperty());
  }

  private TextField input(Field name) {
    var input = new TextField();
    if (name == Field.CITY) {
      new SuggestField(input, streets::cities);
    } else if (name == Field.STREET) {
      new SuggestField(
          input,
          typed -> streets.streets(model.form().text(Field.CITY).get(), typed),
          (typed, offered) -> words.offeredStreet(streets, typed, offered));
    }
    return input;
  }

  Subscription attach() {
    return Subscription.combine(
        hints.attach(),
        Subscription.combine(
            fields.values().stream().map(FormField::attach).toArray(Subscription[]::new)));
  }
}
