package org.tocsin.ui.registry;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tocsin.registry.FileFilter.Sign;
import org.tocsin.shared.Language;
import org.tocsin.ui.common.SuggestField;

/// The filters beside the search: the button that opens them, their controls, and those in force.
final class FilterPane {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  private final FilterModel model;
  private final Words words;
  private final Runnable toQuery;
  private final ToggleButton toggle = new ToggleButton();
  private final TextField street = new TextField();
  private final Label fault = new Label();
  private final ComboBox<Optional<Language>> language;
  private final ComboBox<Optional<Filters.Recent>> recent;
  private final Map<Sign, CheckBox> signs = new EnumMap<>(Sign.class);
  private final VBox panel = new VBox();
  private final FilterChips chips;
  private final VBox root;

  /// @param toQuery puts the focus on the search
  FilterPane(FilterModel model, StreetChoice streets, Words words, Runnable toQuery) {
    this.model = model;
    this.words = words;
    this.toQuery = toQuery;
    chips = new FilterChips(model, words, toggle::requestFocus);
    language = choice("language", Language.values(), words::language);
    recent = choice("recent", Filters.Recent.values(), words::recent);
    buildToggle();
    buildStreet(streets);
    buildPanel();
    root = new VBox(panel, chips.root());
    root.getStyleClass().add("filters");
    root.managedProperty().bind(panel.visibleProperty().or(chips.root().visibleProperty()));
  }

  ToggleButton toggle() {
    return toggle;
  }

  VBox root() {
    return root;
  }

  private void buildToggle() {
    toggle.setId("registry-filters");
    toggle.setGraphic(new FontIcon("fth-filter"));
    toggle.setMinWidth(Region.USE_PREF_SIZE);
    toggle.setTooltip(new Tooltip(words.get("registry.filter.tip")));
    toggle.setOnAction(_ -> {
      if (model.open().get()) {
        street.requestFocus();
      }
    });
  }

  private void buildStreet(StreetChoice streets) {
    street.setId("registry-filter-street");
    street.setOnAction(_ -> {
      model.completeStreet();
      street.end();
    });
    new SuggestField(
        street,
        typed -> streets.streets("", typed),
        (typed, offered) -> words.offeredStreet(streets, typed, offered));
    fault.setId("registry-filter-fault");
    fault.getStyleClass().add("fault");
    fault.setWrapText(true);
    fault.managedProperty().bind(fault.visibleProperty());
  }

  private void buildPanel() {
    var fields =
        new HBox(
            named("registry.filter.street", street),
            named("registry.filter.language", language),
            named("registry.filter.recent", recent));
    fields.getStyleClass().add("filter-fields");
    HBox.setHgrow(fields.getChildren().getFirst(), Priority.ALWAYS);
    var boxes = new FlowPane();
    boxes.getStyleClass().add("filter-signs");
    for (var sign : Sign.values()) {
      var box = new CheckBox(words.sign(sign));
      box.setId("registry-filter-" + sign.name());
      box.setMinWidth(Region.USE_PREF_SIZE);
      signs.put(sign, box);
      boxes.getChildren().add(box);
    }
    panel.getStyleClass().add("filter-panel");
    panel.getChildren().addAll(fields, fault, boxes);
    panel.managedProperty().bind(panel.visibleProperty());
    panel.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (RegistryKey.ESCAPE.match(event)) {
            shut();
            event.consume();
          }
        });
  }

  private VBox named(String key, Region field) {
    var label = new Label(words.get(key));
    label.getStyleClass().add("field-name");
    label.setLabelFor(field);
    label.setMinWidth(Region.USE_PREF_SIZE);
    field.setAccessibleText(words.get(key));
    return new VBox(label, field);
  }

  private <T> ComboBox<Optional<T>> choice(String name, T[] values, Function<T, String> word) {
    var choice = new ComboBox<Optional<T>>();
    choice.setId("registry-filter-" + name);
    choice.getItems().add(Optional.empty());
    Stream.of(values).map(Optional::of).forEach(choice.getItems()::add);
    choice.setMinWidth(Region.USE_PREF_SIZE);
    var any = words.get("registry.filter.any." + name);
    choice.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable Optional<T> value) {
            return value == null ? any : value.map(word).orElse(any);
          }

          @Override
          public Optional<T> fromString(String written) {
            return choice.getItems().stream()
                .filter(value -> toString(value).equals(written))
                .findFirst()
                .orElse(Optional.empty());
          }
        });
    return choice;
  }

  /// Opens the filters with the person in them; shuts them when he is there.
  void flip() {
    if (model.open().get() && panel.isFocusWithin()) {
      shut();
    } else {
      model.open().set(true);
      street.requestFocus();
    }
  }

  private void shut() {
    model.open().set(false);
    toQuery.run();
  }

  private void showFault() {
    boolean wrong = model.isNoStreet() || model.isPartOfStreet() && !street.isFocused();
    var text = wrong ? words.texts().format("registry.filter.noStreet", model.street().get()) : "";
    fault.setText(text);
    fault.setVisible(wrong);
    street.pseudoClassStateChanged(WRONG, wrong);
    street.setAccessibleHelp(text);
  }

  private void showCount() {
    var filters = model.chosen().get();
    long count =
        Stream.of(filters.street(), filters.language(), filters.recent())
                .filter(Optional::isPresent)
                .count()
            + filters.signs().size();
    toggle.setText(
        count == 0
            ? words.get("registry.filter.open")
            : words.texts().format("registry.filter.openSome", count));
  }

  Subscription attach() {
    toggle.selectedProperty().bindBidirectional(model.open());
    panel.visibleProperty().bind(model.open());
    street.textProperty().bindBidirectional(model.street());
    language.valueProperty().bindBidirectional(model.language());
    recent.valueProperty().bindBidirectional(model.recent());
    signs.forEach((sign, box) -> box.selectedProperty().bindBidirectional(model.sign(sign)));
    return Subscription.combine(
        chips.attach(),
        model.chosen().subscribe(_ -> showCount()),
        model.street().subscribe(_ -> showFault()),
        street.focusedProperty().subscribe(_ -> showFault()),
        () -> {
          toggle.selectedProperty().unbindBidirectional(model.open());
          panel.visibleProperty().unbind();
          street.textProperty().unbindBidirectional(model.street());
          language.valueProperty().unbindBidirectional(model.language());
          recent.valueProperty().unbindBidirectional(model.recent());
          signs.forEach(
              (sign, box) -> box.selectedProperty().unbindBidirectional(model.sign(sign)));
        });
  }
}
