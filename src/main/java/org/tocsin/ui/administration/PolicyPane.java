package org.tocsin.ui.administration;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tocsin.ui.common.Texts;

/// What the city decided about its registry.
final class PolicyPane {
  private static final KeyCombination CONFIRM =
      new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);

  private final PolicyModel model;
  private final Texts texts;
  private final VBox root = new VBox();
  private final CheckBox several = box("several");
  private final CheckBox official = box("official");
  private final TextField areaCodes = new TextField();
  private final TextField prefixes = new TextField();
  private final Label told = new Label();
  private final Faults areaFaults;
  private final Faults prefixFaults;
  private final Faults officialFaults;

  PolicyPane(PolicyModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    root.getStyleClass().add("part");
    areaCodes.setId("administration-areaCodes");
    prefixes.setId("administration-prefixes");
    several.setText(texts.get("administration.policy.several"));
    official.setText(texts.get("administration.policy.official"));
    var title = new Label(texts.get("administration.policy.title"), new FontIcon("fth-sliders"));
    title.getStyleClass().add("part-title");
    root.getChildren().addAll(title, several);
    areaFaults = Faults.named(texts, "administration.policy.areaCodes", areaCodes, root);
    hint("administration.policy.areaCodes.hint");
    prefixFaults = Faults.named(texts, "administration.policy.prefixes", prefixes, root);
    hint("administration.policy.prefixes.hint");
    officialFaults = Faults.under(texts, official, root);
    told.setId("administration-policy-told");
    told.setWrapText(true);
    root.getChildren().addAll(buttons(), told);
    onLeaving(areaCodes, model::leaveAreaCodes);
    onLeaving(prefixes, model::leavePrefixes);
    root.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
  }

  private static CheckBox box(String name) {
    var box = new CheckBox();
    box.setId("administration-" + name);
    box.setWrapText(true);
    return box;
  }

  private void hint(String key) {
    var hint = new Label(texts.get(key));
    hint.getStyleClass().add("hint");
    hint.setWrapText(true);
    root.getChildren().add(hint);
  }

  private static void onLeaving(Node field, Runnable check) {
    field
        .focusedProperty()
        .subscribe((_, focused) -> {
          if (!focused && field.getScene() != null) {
            check.run();
          }
        });
  }

  private FlowPane buttons() {
    var save = button("save", "fth-check", this::save);
    save.getStyleClass().add("accent");
    save.disableProperty().bind(model.busy().or(model.dirty().not()));
    var cancel = button("cancel", "fth-x", model::cancel);
    cancel.disableProperty().bind(model.dirty().not());
    var row = new FlowPane(save, cancel);
    row.getStyleClass().add("answers");
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private Button button(String name, String icon, Runnable action) {
    var button = new Button(texts.get("administration.policy." + name), new FontIcon(icon));
    button.setId("administration-" + name);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(_ -> action.run());
    return button;
  }

  private void pressed(KeyEvent event) {
    if (CONFIRM.match(event)) {
      save();
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE) {
      model.cancel();
      event.consume();
    }
  }

  /// The first fault has the focus.
  private void save() {
    model.save();
    if (model.areaFault().get().isPresent()) {
      areaCodes.requestFocus();
    } else if (model.prefixFault().get().isPresent()) {
      prefixes.requestFocus();
    }
  }

  VBox root() {
    return root;
  }

  void focus() {
    several.requestFocus();
  }

  private void tell(Optional<Told> now) {
    Faults.tell(texts, told, now);
  }

  Subscription attach() {
    several.selectedProperty().bindBidirectional(model.several());
    official.selectedProperty().bindBidirectional(model.official());
    areaCodes.textProperty().bindBidirectional(model.areaCodes());
    prefixes.textProperty().bindBidirectional(model.prefixes());
    return Subscription.combine(
        areaFaults.attach(model.areaFault()),
        prefixFaults.attach(model.prefixFault()),
        officialFaults.attach(model.officialFault()),
        model.told().subscribe(this::tell),
        this::detach);
  }

  private void detach() {
    several.selectedProperty().unbindBidirectional(model.several());
    official.selectedProperty().unbindBidirectional(model.official());
    areaCodes.textProperty().unbindBidirectional(model.areaCodes());
    prefixes.textProperty().unbindBidirectional(model.prefixes());
  }
}
