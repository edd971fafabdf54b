package org.tocsin.ui.registry;

import java.util.List;
import java.util.Optional;
import javafx.collections.MapChangeListener;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tocsin.registry.Consent;
import org.tocsin.registry.FileFault.Field;
import org.tocsin.registry.FileFault.Reason;

/// Whether the residence accepts to be called, where that answer comes from, and a new answer.
final class ConsentPane {
  /// Those by which a member of staff takes an answer; the others write themselves.
  private static final List<Consent.Means> BY_STAFF =
      List.of(Consent.Means.PHONE, Consent.Means.COUNTER);

  private final FileModel model;
  private final Words words;
  private final VBox root = new VBox();
  private final ToggleGroup states = new ToggleGroup();
  private final Label provenance = new Label();
  private final ComboBox<Consent.Means> means = new ComboBox<>();
  private final Label meansName = new Label();
  private final Label kept = new Label();
  private final MapChangeListener<Field, Reason> faultsChanged = _ -> show();

  ConsentPane(FileModel model, Words words) {
    this.model = model;
    this.words = words;
    root.getStyleClass().add("consent");
    var choice = new HBox();
    for (var state : Consent.State.values()) {
      choice.getChildren().add(button(state));
    }
    means.setId("registry-means");
    means.getItems().setAll(BY_STAFF);
    means.setConverter(converter());
    meansName.setText(words.get("registry.consent.means"));
    meansName.setLabelFor(means);
    meansName.setMinWidth(Region.USE_PREF_SIZE);
    var taken = new HBox(meansName, means);
    taken.getStyleClass().add("taken");
    taken.visibleProperty().bind(means.visibleProperty());
    taken.managedProperty().bind(means.visibleProperty());
    var row = new FlowPane(choice, taken);
    row.getStyleClass().add("consent-row");
    provenance.setId("registry-provenance");
    provenance.getStyleClass().add("hint");
    provenance.setWrapText(true);
    kept.setId("registry-consent-kept");
    kept.setWrapText(true);
    kept.managedProperty().bind(kept.visibleProperty());
    root.getChildren().addAll(row, provenance, kept);
  }

  VBox root() {
    return root;
  }

  private ToggleButton button(Consent.State state) {
    var icon =
        switch (state) {
          case GIVEN -> "fth-check";
          case WITHDRAWN -> "fth-slash";
          case UNKNOWN -> "fth-help-circle";
        };
    var pill =
        switch (state) {
          case GIVEN -> "left-pill";
          case WITHDRAWN -> "center-pill";
          case UNKNOWN -> "right-pill";
        };
    var button = new ToggleButton(words.consent(state), new FontIcon(icon));
    button.setId("registry-consent-" + state.name());
    button.getStyleClass().add(pill);
    button.setToggleGroup(states);
    button.setUserData(state);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(_ -> {
      model.form().consent().set(state);
      button.setSelected(true);
    });
    return button;
  }

  private StringConverter<Consent.Means> converter() {
    return new StringConverter<>() {
      @Override
      public String toString(Consent.@Nullable Means value) {
        return value == null ? "" : words.means(value);
      }

      @Override
      public Consent.Means fromString(String text) {
        throw new UnsupportedOperationException("The list is not typed into");
      }
    };
  }

  private void show() {
    var chosen = model.form().consent().get();
    states.getToggles().forEach(toggle -> toggle.setSelected(toggle.getUserData() == chosen));
    var recorded = model.shown().get().map(file -> file.consent());
    boolean isNew =
        chosen != Consent.State.UNKNOWN
            && recorded.filter(known -> known.state() == chosen).isEmpty();
    means.setVisible(isNew);
    boolean answered = recorded.filter(known -> known.state() != Consent.State.UNKNOWN).isPresent();
    showKept(answered);
    provenance.setText(
        isNew
            ? words.get("registry.consent.toRecord")
            : recorded
                .filter(known -> known.state() == chosen)
                .map(words::provenance)
                .orElse(words.get("registry.consent.noProvenance")));
  }

  /// An answer may become another, never none: the button says so to whoever cannot see it.
  private void showKept(boolean answered) {
    var reason = words.get("registry.consent.kept");
    var refused = Optional.ofNullable(model.form().faults().get(Field.CONSENT));
    kept.setText(refused.map(why -> words.fault(Field.CONSENT, why)).orElse(reason));
    kept.setVisible(answered || refused.isPresent());
    kept.getStyleClass().setAll("label", refused.isPresent() ? "fault" : "hint");
    for (var toggle : states.getToggles()) {
      if (toggle instanceof ToggleButton button && button.getUserData() == Consent.State.UNKNOWN) {
        button.setDisable(answered);
        button.setAccessibleHelp(answered ? reason : "");
      }
    }
  }

  Subscription attach() {
    model.form().faults().addListener(faultsChanged);
    means.valueProperty().bindBidirectional(model.form().means());
    return Subscription.combine(
        model.form().consent().subscribe(_ -> show()),
        model.shown().subscribe(_ -> show()),
        () -> model.form().faults().removeListener(faultsChanged),
        () -> means.valueProperty().unbindBidirectional(model.form().means()));
  }
}
