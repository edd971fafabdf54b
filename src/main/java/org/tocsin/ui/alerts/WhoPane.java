package org.tocsin.ui.alerts;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tocsin.campaign.AudienceCount;
import org.tocsin.campaign.CivicRange;
import org.tocsin.campaign.Lane;
import org.tocsin.ui.common.Problem;
import org.tocsin.ui.common.SuggestField;
import org.tocsin.ui.common.Texts;

/// Step 2: who is called, counted while it is chosen.
final class WhoPane {
  private static final int MOST_SUGGESTIONS = 8;

  private final AlertForm form;
  private final Texts texts;
  private final Words words;
  private final VBox rows = new VBox();
  private final HBox figures = new HBox();
  private final VBox root = new VBox();

  WhoPane(AlertsViewModel model, Texts texts, List<Subscription> subscriptions) {
    this.form = model.form();
    this.texts = texts;
    this.words = new Words(texts);
    var group = new ToggleGroup();
    var everyone = radio("alerts.who.everyone", "alerts-everyone", group);
    var streets = radio("alerts.who.streets", "alerts-streets", group);
    everyone.setOnAction(_ -> form.everyone().set(true));
    streets.setOnAction(_ -> chooseStreets());
    rows.getStyleClass().add("parts");
    rows.setId("alerts-parts");
    var add = new Button(texts.get("alerts.who.add"), new FontIcon("fth-plus"));
    add.setId("alerts-add-street");
    add.setOnAction(_ -> addAndFocus());
    var chosen = new VBox(rows, add);
    chosen.getStyleClass().add("parts-box");
    chosen.managedProperty().bind(chosen.visibleProperty());
    subscriptions.add(
        form.everyone()
            .subscribe(all -> {
              everyone.setSelected(all);
              streets.setSelected(!all);
              chosen.setVisible(!all);
            }));
    subscriptions.add(form.parts().subscribe(this::rebuild));
    subscriptions.add(model.count().subscribe(this::show));
    rebuild();
    var choice = new HBox(everyone, streets);
    choice.getStyleClass().add("radios");
    figures.getStyleClass().add("counts");
    root.getChildren().addAll(choice, chosen, figures);
    root.getStyleClass().add("who");
  }

  Node root() {
    return root;
  }

  private RadioButton radio(String key, String id, ToggleGroup group) {
    var radio = new RadioButton(texts.get(key));
    radio.setId(id);
    radio.setToggleGroup(group);
    return radio;
  }

  private void chooseStreets() {
    form.everyone().set(false);
    if (form.parts().isEmpty()) {
      addAndFocus();
    }
  }

  private void addAndFocus() {
    form.addPart();
    rows.getChildren().getLast().lookup(".text-field").requestFocus();
  }

  private void rebuild() {
    rows.getChildren().setAll(form.parts().stream().map(this::row).toList());
  }

  private Node row(StreetPart part) {
    var street = streetField();
    street.textProperty().bindBidirectional(part.street());
    HBox.setHgrow(street, Priority.ALWAYS);
    var from = civic("alerts.who.from", part.from());
    var to = civic("alerts.who.to", part.to());
    var side = new ComboBox<CivicRange.Side>();
    side.getItems().setAll(CivicRange.Side.values());
    side.setAccessibleText(texts.get("alerts.who.side"));
    side.setConverter(new Described<>(this::described));
    side.valueProperty().bindBidirectional(part.side());
    side.setMinWidth(Region.USE_PREF_SIZE);
    var priority = priorities(part);
    var remove = new Button("", new FontIcon("fth-trash-2"));
    remove.setAccessibleText(texts.get("alerts.who.remove"));
    remove.getStyleClass().add("remove-street");
    remove.setOnAction(_ -> form.parts().remove(part));
    var fault = new Label();
    fault.getStyleClass().add("fault");
    fault.managedProperty().bind(fault.visibleProperty());
    fault.setVisible(false);
    for (var field : List.of(street, from, to)) {
      field.setOnAction(_ -> addAndFocus());
      field
          .focusedProperty()
          .subscribe((had, has) -> {
            if (had && !has) {
              tell(fault, part.isBlank() ? Optional.empty() : part.problem(form.streets().get()));
            }
          });
    }
    var line = new HBox(street, from, to, side, priority, remove);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("choices");
    var box = new VBox(line, fault);
    box.getStyleClass().add("part");
    return box;
  }

  private ComboBox<Integer> priorities(StreetPart part) {
    var priorities = new ComboBox<Integer>();
    priorities.getStyleClass().add("priority");
    for (int priority = Lane.MOST_PRESSING; priority <= Lane.LEAST_PRESSING; priority++) {
      priorities.getItems().add(priority);
    }
    priorities.setAccessibleText(texts.get("alerts.who.priority"));
    priorities.setConverter(
        new Described<>(priority -> texts.format("alerts.who.priority.of", priority)));
    priorities.valueProperty().bindBidirectional(part.priority());
    priorities.setMinWidth(Region.USE_PREF_SIZE);
    return priorities;
  }

  private TextField streetField() {
    var field = new TextField();
    field.getStyleClass().add("street-field");
    field.setPromptText(texts.get("alerts.who.street"));
    field.setAccessibleText(texts.get("alerts.who.street"));
    new SuggestField(field, typed -> form.streets().get().suggest(typed, MOST_SUGGESTIONS));
    return field;
  }

  private void tell(Label fault, Optional<Problem> problem) {
    fault.setVisible(problem.isPresent());
    fault.setText(problem.map(words::of).orElse(""));
  }

  private TextField civic(String key, StringProperty value) {
    var field = new TextField();
    field.setPromptText(texts.get(key));
    field.setAccessibleText(texts.get(key));
    field.setPrefColumnCount(5);
    field.setMinWidth(90);
    field.textProperty().bindBidirectional(value);
    return field;
  }

  private void show(Optional<AudienceCount> count) {
    figures.getChildren().clear();
    if (count.isEmpty()) {
      var waiting = new Label(texts.get("alerts.count.waiting"));
      waiting.getStyleClass().add("count-waiting");
      figures.getChildren().add(waiting);
      return;
    }
    var counted = count.get();
    figure("alerts.count.residences", counted.residences(), true);
    figure("alerts.count.callable", counted.callable(), true);
    figure("alerts.count.numbers", counted.numbers(), false);
    figure("alerts.count.noNumber", counted.noNumber(), false);
    figure("alerts.count.noConsent", counted.noConsent(), false);
    figure("alerts.count.inactive", counted.inactive(), false);
    figure("alerts.count.english", counted.english(), false);
  }

  private void figure(String key, int value, boolean strong) {
    var figure = new Label(texts.number(value));
    figure.getStyleClass().add(strong ? "count-strong" : "count-figure");
    figure.setMinWidth(Region.USE_PREF_SIZE);
    var name = new Label(texts.get(key));
    name.getStyleClass().add("count-name");
    name.setMinWidth(Region.USE_PREF_SIZE);
    var box = new VBox(figure, name);
    box.setAlignment(Pos.BOTTOM_LEFT);
    figures.getChildren().add(box);
  }

  private String described(CivicRange.Side side) {
    return switch (side) {
      case BOTH -> texts.get("alerts.who.side.both");
      case ODD -> texts.get("alerts.who.side.odd");
      case EVEN -> texts.get("alerts.who.side.even");
    };
  }
}
