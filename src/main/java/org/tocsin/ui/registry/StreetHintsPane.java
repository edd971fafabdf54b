package org.tocsin.ui.registry;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.tocsin.registry.CivicSpan;
import org.tocsin.registry.StreetAlias;

/// Under the street that is typed: of one that is not known, those that may be meant, each taken by
/// a click, the nearest by a key as well; of another name, what it was replaced by. Under the civic
/// number, the numbers of the street, when the one that is typed is none of them.
final class StreetHintsPane {
  private final FileForm form;
  private final Words words;
  private final Runnable onTaken;
  private final FlowPane nearest = new FlowPane();
  private final Label replaced = new Label();
  private final Label passed = new Label();
  private final VBox root = new VBox(nearest, replaced);

  /// @param onTaken where the person goes on after a click
  StreetHintsPane(FileForm form, Words words, Runnable onTaken) {
    this.form = form;
    this.words = words;
    this.onTaken = onTaken;
    nearest.setId("registry-nearest");
    nearest.getStyleClass().add("nearest");
    nearest.managedProperty().bind(nearest.visibleProperty());
    replaced.setId("registry-replaced");
    passed.setId("registry-passed");
    for (var hint : List.of(replaced, passed)) {
      hint.getStyleClass().add("hint");
      hint.setWrapText(true);
      hint.managedProperty().bind(hint.visibleProperty());
    }
  }

  VBox root() {
    return root;
  }

  /// Under the civic number.
  Label passed() {
    return passed;
  }

  private void show(List<String> streets) {
    nearest.getChildren().clear();
    nearest.setVisible(!streets.isEmpty());
    if (streets.isEmpty()) {
      return;
    }
    var several = streets.size() > 1;
    nearest.getChildren().add(label(several ? "registry.nearest.several" : "registry.nearest.one"));
    streets.forEach(street -> nearest.getChildren().add(link(street)));
    nearest
        .getChildren()
        .add(label(several ? "registry.nearest.takeFirst" : "registry.nearest.takeIt"));
  }

  private void show(Optional<StreetAlias> other) {
    replaced.setVisible(other.isPresent());
    replaced.setText(
        other
            .map(alias ->
                words
                    .texts()
                    .format(
                        alias.former() ? "registry.street.former" : "registry.street.alias",
                        alias.name()))
            .orElse(""));
  }

  private void showPassed(Optional<CivicSpan> numbers) {
    passed.setVisible(numbers.isPresent());
    passed.setText(
        numbers
            .map(span ->
                words.texts().format("registry.street.passed", "" + span.from(), "" + span.to()))
            .orElse(""));
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
    return Subscription.combine(
        form.streetHints().nearest().subscribe(streets -> show(streets)),
        form.streetHints().replaced().subscribe(other -> show(other)),
        form.streetHints().passed().subscribe(numbers -> showPassed(numbers)));
  }
}
