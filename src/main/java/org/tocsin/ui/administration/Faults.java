package org.tocsin.ui.administration;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.tocsin.ui.common.Problem;
import org.tocsin.ui.common.Texts;

/// A field with its name above it and what is wrong in it below.
final class Faults {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  private final Texts texts;
  private final Node field;
  private final Label fault = new Label();

  private Faults(Texts texts, Node field) {
    this.texts = texts;
    this.field = field;
    fault.setId(field.getId() + "-fault");
    fault.getStyleClass().add("fault");
    fault.setWrapText(true);
    fault.setMinHeight(Region.USE_PREF_SIZE);
    fault.managedProperty().bind(fault.visibleProperty());
  }

  /// @param key of the field's name in the bundle
  static Faults named(Texts texts, String key, Node field, VBox into) {
    var label = new Label(texts.get(key));
    label.getStyleClass().add("field-name");
    label.setLabelFor(field);
    into.getChildren().add(label);
    return under(texts, field, into);
  }

  /// For a field that says itself what it is.
  static Faults under(Texts texts, Node field, VBox into) {
    var faults = new Faults(texts, field);
    into.getChildren().addAll(field, faults.fault);
    return faults;
  }

  static void tell(Texts texts, Label label, Optional<Told> told) {
    label.setText(
        told.map(now -> texts.format(now.text().key(), now.text().arguments().toArray()))
            .orElse(""));
    label.getStyleClass().removeAll("is-good", "is-bad");
    told.ifPresent(now -> label.getStyleClass().add(now.good() ? "is-good" : "is-bad"));
  }

  private void show(Optional<Problem> wrong) {
    fault.setText(
        wrong
            .map(problem -> texts.format(problem.key(), problem.arguments().toArray()))
            .orElse(""));
    fault.setVisible(wrong.isPresent());
    field.setAccessibleHelp(fault.getText());
    field.pseudoClassStateChanged(WRONG, wrong.isPresent());
  }

  /// @param wrong what is wrong; it is also read out with the field
  Subscription attach(ObservableValue<Optional<Problem>> wrong) {
    return wrong.subscribe(this::show);
  }
}
