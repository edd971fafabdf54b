package org.tocsin.ui.alerts;

import java.util.List;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.tocsin.campaign.ReachGrade;
import org.tocsin.ui.common.Texts;

/// Step 3: how it calls.
final class HowPane {
  private final PolicyForm form;
  private final Texts texts;
  private final Words words;
  private final List<Subscription> subscriptions;
  private final Label fault = new Label();
  private final VBox root;

  HowPane(PolicyForm form, Texts texts, List<Subscription> subscriptions) {
    this.form = form;
    this.texts = texts;
    this.words = new Words(texts);
    this.subscriptions = subscriptions;
    fault.setId("alerts-policy-fault");
    fault.getStyleClass().add("fault");
    fault.setWrapText(true);
    fault.managedProperty().bind(fault.visibleProperty());
    fault.setVisible(false);
    var columns = new FlowPane(figures(), rules());
    columns.getStyleClass().add("policy");
    root = new VBox(columns, fault);
    root.getStyleClass().add("how");
  }

  Node root() {
    return root;
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
    grid.add(label(texts.get("alerts.policy.stop")), 0, line, 2, 1);
    grid.add(stop, 0, line + 1, 2, 1);
    return grid;
  }

  private VBox rules() {
    var grid = grid();
    grid.addRow(
        0,
        label(texts.get("alerts.policy.after")),
        label(texts.get("alerts.policy.tries")),
        label(texts.get("alerts.policy.wait")));
    rule(grid, 1, "alerts.policy.after.busy", PolicyField.BUSY_TRIES, PolicyField.BUSY_WAIT);
    rule(
        grid,
        2,
        "alerts.policy.after.noAnswer",
        PolicyField.NO_ANSWER_TRIES,
        PolicyField.NO_ANSWER_WAIT);
    rule(
        grid,
        3,
        "alerts.policy.after.congestion",
        PolicyField.CONGESTION_TRIES,
        PolicyField.CONGESTION_WAIT);
    rule(
        grid,
        4,
        "alerts.policy.after.heardInPart",
        PolicyField.HEARD_IN_PART_TRIES,
        PolicyField.HEARD_IN_PART_WAIT);
    var detect = new CheckBox(texts.get("alerts.policy.detect"));
    detect.setId("alerts-detect");
    detect.selectedProperty().bindBidirectional(form.detectMachine());
    var box = new VBox(grid, detect);
    box.getStyleClass().add("rules");
    return box;
  }

  private void rule(GridPane grid, int line, String key, PolicyField tries, PolicyField wait) {
    grid.addRow(line, label(texts.get(key)), field(tries), field(wait));
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

  private TextField field(PolicyField figure) {
    var field = new TextField();
    field.setId("alerts-" + figure.name());
    field.setAccessibleText(texts.get(figure.key()));
    field.setPrefColumnCount(5);
    field.setAlignment(Pos.CENTER_RIGHT);
    field.textProperty().bindBidirectional(form.field(figure));
    field
        .focusedProperty()
        .subscribe((had, has) -> {
          if (had && !has) {
            tell(field, figure);
          }
        });
    subscriptions.add(
        form.field(figure)
            .subscribe(_ -> {
              if (form.problem(figure).isEmpty()) {
                clear(field, figure);
              }
            }));
    return field;
  }

  private void tell(TextField field, PolicyField figure) {
    form.problem(figure)
        .ifPresent(problem -> {
          field.pseudoClassStateChanged(Marks.ERROR, true);
          fault.setUserData(figure);
          fault.setText(
              texts.format("alerts.policy.fault", texts.get(figure.key()), words.of(problem)));
          fault.setVisible(true);
        });
  }

  private void clear(TextField field, PolicyField figure) {
    field.pseudoClassStateChanged(Marks.ERROR, false);
    if (Objects.equals(fault.getUserData(), figure)) {
      fault.setVisible(false);
    }
  }
}
