package org.tocsin.ui.registry;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.TraversalDirection;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.tocsin.registry.FileFault.Field;

/// What the city wants to know of a residence besides how to reach it.
final class ParticularsPane {
  private final FileModel model;
  private final FieldChecks checks;
  private final Words words;
  private final CheckBox mobility = new CheckBox();
  private final FormField card;
  private final FormField note;
  private final VBox root;

  ParticularsPane(FileModel model, FieldChecks checks, Words words) {
    this.model = model;
    this.checks = checks;
    this.words = words;
    mobility.setId("registry-REDUCED_MOBILITY");
    mobility.setText(words.field(Field.REDUCED_MOBILITY));
    mobility.setWrapText(true);
    var number = new TextField();
    number.setMaxWidth(240);
    card = new FormField(model, words, Field.CARD, number);
    note = new FormField(model, words, Field.NOTE, area());
    root = new VBox(mobility, card.root(), note.root());
    root.getStyleClass().add("particulars");
  }

  VBox root() {
    return root;
  }

  /// Where a field is filled in; none for what is not one of these.
  Optional<TextInputControl> find(Field name) {
    return switch (name) {
      case CARD -> Optional.of(card.input());
      case NOTE -> Optional.of(note.input());
      default -> Optional.empty();
    };
  }

  /// Tab goes on to the next field, as from any other.
  private static TextArea area() {
    var area = new TextArea();
    area.setPrefRowCount(3);
    area.setWrapText(true);
    area.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.TAB && !event.isShortcutDown()) {
            area.requestFocusTraversal(
                event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            event.consume();
          }
        });
    return area;
  }

  private void showPrefixes(Set<String> prefixes) {
    card.input()
        .setPromptText(
            prefixes.isEmpty()
                ? ""
                : words
                    .texts()
                    .format("registry.card.prefixes", String.join(", ", new TreeSet<>(prefixes))));
  }

  Subscription attach() {
    mobility.selectedProperty().bindBidirectional(model.form().reducedMobility());
    return Subscription.combine(
        card.attach(),
        note.attach(),
        checks.cardPrefixes().subscribe(this::showPrefixes),
        () -> mobility.selectedProperty().unbindBidirectional(model.form().reducedMobility()));
  }
}
