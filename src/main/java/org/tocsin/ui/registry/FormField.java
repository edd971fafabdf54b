package org.tocsin.ui.registry;

import java.util.Optional;
import javafx.collections.MapChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.tocsin.registry.FileFault.Field;
import org.tocsin.registry.FileFault.Reason;

/// A field of a file that is typed: its name, where it is typed, what is wrong in it.
final class FormField {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  private final FileForm form;
  private final Words words;
  private final Field name;
  private final TextInputControl input;
  private final Label fault = new Label();
  private final VBox root;

  /// @param input an empty one, which is named and watched here
  FormField(FileModel model, Words words, Field name, TextInputControl input) {
    this.form = model.form();
    this.words = words;
    this.name = name;
    this.input = input;
    var label = new Label(words.field(name));
    label.getStyleClass().add("field-name");
    label.setLabelFor(input);
    input.setId("registry-" + name.name());
    input
        .focusedProperty()
        .subscribe((_, focused) -> {
          if (!focused && model.open().get()) {
            form.leave(name);
          }
        });
    fault.getStyleClass().add("fault");
    fault.setId("registry-fault-" + name.name());
    fault.setWrapText(true);
    fault.setVisible(false);
    fault.managedProperty().bind(fault.visibleProperty());
    root = new VBox(label, input, fault);
  }

  VBox root() {
    return root;
  }

  TextInputControl input() {
    return input;
  }

  private void showFault() {
    var found =
        Optional.ofNullable(form.faults().get(name)).map(reason -> words.fault(name, reason));
    fault.setText(found.orElse(""));
    fault.setVisible(found.isPresent());
    input.pseudoClassStateChanged(WRONG, found.isPresent());
    input.setAccessibleHelp(found.orElse(""));
  }

  Subscription attach() {
    MapChangeListener<Field, Reason> changed = _ -> showFault();
    input.textProperty().bindBidirectional(form.text(name));
    form.faults().addListener(changed);
    showFault();
    return () -> {
      input.textProperty().unbindBidirectional(form.text(name));
      form.faults().removeListener(changed);
    };
  }
}
