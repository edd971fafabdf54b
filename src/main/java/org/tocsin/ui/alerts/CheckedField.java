package org.tocsin.ui.alerts;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.tocsin.ui.common.Problem;
import org.tocsin.ui.common.Texts;

/// Says what is wrong with a field beneath it, once it is left and until it is right.
final class CheckedField {
  private final Texts texts;
  private final Words words;
  private final List<Subscription> subscriptions;

  CheckedField(Texts texts, List<Subscription> subscriptions) {
    this.texts = texts;
    this.words = new Words(texts);
    this.subscriptions = subscriptions;
  }

  /// The field with its fault beneath.
  Node with(TextField field, Supplier<Optional<Problem>> problem) {
    var fault = new Label();
    fault.setId(field.getId().replaceFirst("alerts-", "alerts-fault-"));
    fault.getStyleClass().add("fault");
    fault.setMinWidth(Region.USE_PREF_SIZE);
    fault.managedProperty().bind(fault.visibleProperty());
    fault.setVisible(false);
    field
        .focusedProperty()
        .subscribe((had, has) -> {
          if (had && !has) {
            tell(field, fault, problem.get());
          }
        });
    subscriptions.add(
        field
            .textProperty()
            .subscribe(_ -> {
              if (problem.get().isEmpty()) {
                tell(field, fault, Optional.empty());
              }
            }));
    var box = new VBox(field, fault);
    box.setFillWidth(false);
    return box;
  }

  private void tell(TextField field, Label fault, Optional<Problem> problem) {
    field.pseudoClassStateChanged(Marks.ERROR, problem.isPresent());
    fault.setVisible(problem.isPresent());
    fault.setText(
        problem.map(what -> texts.format("alerts.policy.fault", words.of(what))).orElse(""));
  }
}
