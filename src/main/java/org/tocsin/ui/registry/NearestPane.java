package org.tocsin.ui.registry;

import java.util.List;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.util.Subscription;

/// Under a street that is not known, the streets that may be meant: each is taken by a click, the
/// nearest by a key as well.
final class NearestPane {
  private final FileForm form;
  private final Words words;
  private final Runnable onTaken;
  private final FlowPane root = new FlowPane();

  /// @param onTaken where the person goes on after a click
  NearestPane(FileForm form, Words words, Runnable onTaken) {
    this.form = form;
    this.words = words;
    this.onTaken = onTaken;
    root.setId("registry-nearest");
    root.getStyleClass().add("nearest");
    root.managedProperty().bind(root.visibleProperty());
  }

  FlowPane root() {
    return root;
  }

  private void show(List<String> streets) {
    root.getChildren().clear();
    root.setVisible(!streets.isEmpty());
    if (streets.isEmpty()) {
      return;
    }
    var several = streets.size() > 1;
    root.getChildren().add(label(several ? "registry.nearest.several" : "registry.nearest.one"));
    streets.forEach(street -> root.getChildren().add(link(street)));
    root.getChildren()
        .add(label(several ? "registry.nearest.takeFirst" : "registry.nearest.takeIt"));
  }

  private Label label(String key) {
    var label = new Label(words.get(key));
    label.getStyleClass().add("hint");
    return label;
  }

  private Hyperlink link(String street) {
    var link = new Hyperlink(street);
    // A street's name may hold an underscore: it is no shortcut.
    link.setMnemonicParsing(false);
    link.setAccessibleText(words.texts().format("registry.nearest.take", street));
    link.setOnAction(_ -> {
      form.takeStreet(street);
      onTaken.run();
    });
    return link;
  }

  Subscription attach() {
    return form.nearestStreets().subscribe(this::show);
  }
}
