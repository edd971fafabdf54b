package org.tocsin.ui.alerts;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.tocsin.campaign.ContactOrder;
import org.tocsin.campaign.Miss;
import org.tocsin.campaign.Profile;
import org.tocsin.campaign.ReachGrade;
import org.tocsin.ui.common.Texts;

/// Step 3: how it calls. What is chosen most is seen first; every other figure is a click away.
final class HowPane {
  private final AlertForm alert;
  private final PolicyForm form;
  private final Texts texts;
  private final CheckedField checked;
  private final List<Subscription> subscriptions;
  private final TitledPane advanced;
  private final VBox root;

  HowPane(AlertForm alert, Texts texts, List<Subscription> subscriptions) {
    this.alert = alert;
    this.form = alert.policy();
    this.texts = texts;
    this.subscriptions = subscriptions;
    checked = new CheckedField(texts, subscriptions);
    var columns = new FlowPane(figures(), rules());
    columns.getStyleClass().add("policy");
    advanced = new TitledPane(texts.get("alerts.policy.advanced"), columns);
    advanced.setId("alerts-advanced");
    advanced.setExpanded(false);
    advanced.setAnimated(false);
    root = new VBox(simple(), advanced);
    root.getStyleClass().add("how");
  }

  Node root() {
    return root;
  }

  private GridPane simple() {
    var grid = grid();
    grid.addRow(0, label(texts.get("alerts.policy.profile")), profiles());
    var order = new ComboBox<ContactOrder>();
    order.setId("alerts-order");
    order.getItems().setAll(ContactOrder.values());
    order.setConverter(new Described<>(each -> texts.get("alerts.order." + each.code())));
    order.valueProperty().bindBidirectional(form.order());
    order.setMinWidth(Region.USE_PREF_SIZE);
    grid.addRow(1, labelled("alerts.policy.order", order), order);
    grid.addRow(
        2,
        label(texts.get("alerts.window.weekdays")),
        hours(WindowField.WEEKDAYS_FROM, WindowField.WEEKDAYS_TO));
    grid.addRow(
        3,
        label(texts.get("alerts.window.weekends")),
        hours(WindowField.WEEKENDS_FROM, WindowField.WEEKENDS_TO));
    var anyHour = label(texts.get("alerts.window.anyHour"));
    anyHour.setId("alerts-any-hour");
    anyHour.getStyleClass().add("hint");
    anyHour.managedProperty().bind(anyHour.visibleProperty());
    subscriptions.add(
        alert
            .purpose()
            .subscribe(purpose ->
                anyHour.setVisible(purpose.filter(it -> !it.keepsToWindow()).isPresent())));
    grid.add(anyHour, 1, 4);
    return grid;
  }

  /// «Personnalisé» is what remains when a figure of a profile was changed.
  private HBox profiles() {
    var box = new HBox();
    box.getStyleClass().add("choices");
    for (var profile : Profile.values()) {
      var choice = choice(profile.code());
      choice.setOnAction(_ -> {
        form.fill(profile);
        choice.setSelected(form.profile().get().equals(Optional.of(profile)));
      });
      subscriptions.add(
          form.profile().subscribe(now -> choice.setSelected(now.equals(Optional.of(profile)))));
      box.getChildren().add(choice);
    }
    var custom = choice("custom");
    custom.setOnAction(_ -> {
      custom.setSelected(form.profile().get().isEmpty());
      advanced.setExpanded(true);
    });
    subscriptions.add(form.profile().subscribe(now -> custom.setSelected(now.isEmpty())));
    box.getChildren().add(custom);
    return box;
  }

  private ToggleButton choice(String code) {
    var choice = new ToggleButton(texts.get("alerts.profile." + code));
    choice.setId("alerts-profile-" + code);
    choice.setMinWidth(Region.USE_PREF_SIZE);
    return choice;
  }

  private HBox hours(WindowField from, WindowField to) {
    var box = new HBox(time(from), label(texts.get("alerts.window.to")), time(to));
    box.getStyleClass().add("choices");
    box.setAlignment(Pos.BASELINE_LEFT);
    return box;
  }

  private Node time(WindowField field) {
    var text = new TextField();
    text.setId("alerts-" + field.name());
    text.setAccessibleText(texts.get(field.key()));
    text.setPrefColumnCount(4);
    text.textProperty().bindBidirectional(form.window().field(field));
    return checked.with(text, () -> form.window().problem(field, alert.purpose().get()));
  }

  private GridPane figures() {
    var grid = grid();
    int line = 0;
    for (var field :
        List.of(
            PolicyField.CHANNELS,
            PolicyField.CALLS_PER_SECOND,
            PolicyField.ROUNDS,
            PolicyField.RING,
            PolicyField.HEARD_PERCENT)) {
      grid.addRow(line++, label(texts.get(field.key())), field(field));
    }
    var stop = new ComboBox<ReachGrade>();
    stop.setId("alerts-stop-grade");
    for (var grade : ReachGrade.values()) {
      if (grade != ReachGrade.NONE) {
        stop.getItems().add(grade);
      }
    }
    stop.setConverter(new Described<>(grade -> texts.get("alerts.grade." + grade.code())));
    stop.valueProperty().bindBidirectional(form.stopGrade());
    stop.setMinWidth(Region.USE_PREF_SIZE);
    grid.add(labelled("alerts.policy.stop", stop), 0, line, 2, 1);
    grid.add(stop, 0, line + 1, 2, 1);
    var identify = new CheckBox(texts.get("alerts.policy.identify"));
    identify.setId("alerts-identify");
    identify.selectedProperty().bindBidirectional(form.identify());
    grid.add(identify, 0, line + 2, 2, 1);
    var detect = new CheckBox(texts.get("alerts.policy.detect"));
    detect.setId("alerts-detect");
    detect.selectedProperty().bindBidirectional(form.detectMachine());
    grid.add(detect, 0, line + 3, 2, 1);
    return grid;
  }

  private GridPane rules() {
    var grid = grid();
    grid.addRow(
        0,
        label(texts.get("alerts.policy.after")),
        label(texts.get("alerts.policy.tries")),
        label(texts.get("alerts.policy.wait")));
    int line = 1;
    for (var miss : Miss.values()) {
      grid.addRow(
          line++,
          label(texts.get("alerts.policy.after." + miss.code())),
          field(PolicyField.tries(miss)),
          field(PolicyField.wait(miss)));
    }
    return grid;
  }

  private static GridPane grid() {
    var grid = new GridPane();
    grid.getStyleClass().add("policy-grid");
    return grid;
  }

  private static Label label(String text) {
    var label = new Label(text);
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private Label labelled(String key, Node field) {
    var label = label(texts.get(key));
    label.setLabelFor(field);
    return label;
  }

  private Node field(PolicyField figure) {
    var field = new TextField();
    field.setId("alerts-" + figure.name());
    field.setAccessibleText(texts.get(figure.key()));
    field.setPrefColumnCount(5);
    field.setAlignment(Pos.CENTER_RIGHT);
    field.textProperty().bindBidirectional(form.field(figure));
    return checked.with(field, () -> form.problem(figure));
  }
}
