package org.tocsin.ui.administration;

import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tocsin.registry.DoNotCallEntry;
import org.tocsin.ui.common.Problem;
import org.tocsin.ui.common.Texts;

/// The numbers that are never called: one is added at the bottom, Delete takes the chosen one off.
final class DoNotCallPane {
  private static final double NUMBER_WIDTH = 220;

  private final DoNotCallModel model;
  private final Texts texts;
  private final VBox root = new VBox();
  private final TextField filter = new TextField();
  private final TableView<DoNotCallEntry> table = new TableView<>();
  private final TextField number = new TextField();
  private final TextField reason = new TextField();
  private final Label told = new Label();
  private final Label asked = new Label();
  private final HBox question = new HBox();
  private final Faults numberFaults;
  private final Faults reasonFaults;

  DoNotCallPane(DoNotCallModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    root.getStyleClass().add("part");
    var title =
        new Label(texts.get("administration.doNotCall.title"), new FontIcon("fth-phone-off"));
    title.getStyleClass().add("part-title");
    filter.setId("administration-filter");
    filter.setPromptText(texts.get("administration.doNotCall.filter"));
    filter.setAccessibleText(filter.getPromptText());
    number.setId("administration-number");
    reason.setId("administration-reason");
    told.setId("administration-doNotCall-told");
    told.setWrapText(true);
    var left = new VBox();
    // A fault below it goes on in more lines; it takes nothing from the reason.
    left.setMinWidth(NUMBER_WIDTH);
    left.setMaxWidth(NUMBER_WIDTH);
    numberFaults = Faults.named(texts, "administration.doNotCall.number", number, left);
    var right = new VBox();
    reasonFaults = Faults.named(texts, "administration.doNotCall.reason", reason, right);
    HBox.setHgrow(right, Priority.ALWAYS);
    var fields = new HBox(left, right);
    fields.getStyleClass().add("fields");
    buildTable();
    buildQuestion();
    root.getChildren().addAll(title, filter, table, question, fields, buttons(), told);
    number
        .focusedProperty()
        .subscribe((_, focused) -> {
          if (!focused && number.getScene() != null) {
            model.leaveNumber();
          }
        });
    number.setOnAction(_ -> add());
    reason.setOnAction(_ -> add());
  }

  private HBox buttons() {
    var add = button("add", this::add);
    var remove = button("remove", this::ask);
    remove.disableProperty().bind(table.getSelectionModel().selectedItemProperty().isNull());
    var row = new HBox(add, remove);
    row.getStyleClass().add("answers");
    return row;
  }

  private Button button(String name, Runnable action) {
    var button = new Button(texts.get("administration.doNotCall." + name));
    button.setId("administration-doNotCall-" + name);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(_ -> action.run());
    return button;
  }

  private void buildQuestion() {
    asked.setWrapText(true);
    asked.setId("administration-question");
    asked.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(asked, Priority.ALWAYS);
    question.getStyleClass().add("asked");
    question.setAlignment(Pos.CENTER_LEFT);
    question.managedProperty().bind(question.visibleProperty());
    question
        .getChildren()
        .addAll(asked, button("stay", this::stay), button("confirm", this::remove));
    question.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            stay();
            event.consume();
          }
        });
  }

  private void buildTable() {
    table.setId("administration-doNotCall");
    table.setFixedCellSize(34);
    table.setAccessibleText(texts.get("administration.doNotCall.title"));
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.setPlaceholder(new Label(texts.get("administration.doNotCall.none")));
    VBox.setVgrow(table, Priority.ALWAYS);
    column("number", 130, entry -> entry.number().display());
    column("reason", 170, DoNotCallEntry::reason);
    column("addedBy", 130, DoNotCallEntry::addedBy);
    column("addedAt", 140, entry -> texts.date(entry.addedAt()));
    table.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.DELETE) {
        ask();
        event.consume();
      }
    });
  }

  private void column(String name, int width, Function<DoNotCallEntry, String> value) {
    var column =
        new TableColumn<DoNotCallEntry, String>(texts.get("administration.doNotCall." + name));
    column.setPrefWidth(width);
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
    table.getColumns().add(column);
  }

  private void add() {
    model.add();
  }

  private void ask() {
    Optional.ofNullable(table.getSelectionModel().getSelectedItem()).ifPresent(model::leave);
  }

  private void remove() {
    model.remove();
    table.requestFocus();
  }

  private void stay() {
    model.stay();
    table.requestFocus();
  }

  VBox root() {
    return root;
  }

  private void showQuestion(Optional<DoNotCallEntry> leaving) {
    question.setVisible(leaving.isPresent());
    leaving.ifPresent(entry -> {
      asked.setText(texts.format("administration.doNotCall.question", entry.number().display()));
      // Keeping the number on the list is the answer of Enter.
      question.getChildren().get(1).requestFocus();
    });
  }

  private void refused(TextField field, Optional<Problem> fault) {
    if (fault.isPresent() && (number.isFocused() || reason.isFocused())) {
      field.requestFocus();
    }
  }

  private void tell(Optional<Told> now) {
    Faults.tell(texts, told, now);
    if (now.filter(Told::good).isPresent() && reason.isFocused()) {
      number.requestFocus();
    }
  }

  Subscription attach() {
    table.setItems(model.rows());
    filter.textProperty().bindBidirectional(model.filter());
    number.textProperty().bindBidirectional(model.number());
    reason.textProperty().bindBidirectional(model.reason());
    return Subscription.combine(
        numberFaults.attach(model.numberFault()),
        reasonFaults.attach(model.reasonFault()),
        model.numberFault().subscribe((_, fault) -> refused(number, fault)),
        model.reasonFault().subscribe((_, fault) -> refused(reason, fault)),
        model.leaving().subscribe(this::showQuestion),
        model.told().subscribe(this::tell),
        this::detach);
  }

  private void detach() {
    table.setItems(FXCollections.emptyObservableList());
    filter.textProperty().unbindBidirectional(model.filter());
    number.textProperty().unbindBidirectional(model.number());
    reason.textProperty().unbindBidirectional(model.reason());
  }
}
