package org.tocsin.ui.shell;

import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.tocsin.ui.common.Texts;

/// Which desk phone is one's own; kept as one leaves the field or presses Enter.
final class ExtensionField extends VBox {
  private final CallerModel model;
  private final TextField field = new TextField();
  private final Label fault;

  ExtensionField(Texts texts, CallerModel model) {
    this.model = model;
    getStyleClass().add("pbx-panel-group");
    var help = new Label(texts.get("shell.extension.help"));
    help.setWrapText(true);
    help.setMinHeight(Region.USE_PREF_SIZE);
    fault = new Label(texts.get("shell.extension.wrong"));
    fault.getStyleClass().add("danger");
    fault.setWrapText(true);
    fault.setVisible(false);
    fault.managedProperty().bind(fault.visibleProperty());
    field.setId("shell-extension");
    field.setText(model.extension());
    field.setPromptText(texts.get("shell.extension.prompt"));
    field.setAccessibleText(texts.get("shell.extension.name"));
    field.setAccessibleHelp(help.getText());
    field.setOnAction(_ -> keep());
    field
        .focusedProperty()
        .addListener((_, _, focused) -> {
          if (!focused) {
            keep();
          }
        });
    getChildren().addAll(field, fault, help);
  }

  private void keep() {
    fault.setVisible(!model.chooseExtension(field.getText()));
  }
}
