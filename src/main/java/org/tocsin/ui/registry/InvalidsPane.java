package org.tocsin.ui.registry;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tocsin.registry.InvalidNumber;
import org.tocsin.shared.Channel;

/// The work list of numbers to correct; Enter opens the file of one, on that number.
final class InvalidsPane {
  private final RegistryViewModel room;
  private final InvalidsModel model;
  private final Words words;
  private final VBox root = new VBox();
  private final TableView<InvalidNumber> table = new TableView<>();
  private final Label count = new Label();
  private final Label empty = new Label();
  private final Button more = new Button();

  InvalidsPane(RegistryViewModel room, Words words) {
    this.room = room;
    this.model = room.invalids();
    this.words = words;
    root.getStyleClass().add("search");
    root.setId("registry-invalids");
    var title = new Label(words.get("registry.invalids.title"), new FontIcon("fth-phone-off"));
    title.getStyleClass().add("list-name");
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    var close = new Button(words.get("registry.invalids.close"), new FontIcon("fth-search"));
    close.setId("registry-invalids-close");
    close.setOnAction(_ -> model.showing().set(false));
    var head = new HBox(title, close);
    var hint = new Label(words.get("registry.invalids.hint"));
    hint.getStyleClass().add("hint");
    hint.setWrapText(true);
    count.setId("registry-invalids-count");
    count.getStyleClass().add("count");
    count.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(count, Priority.ALWAYS);
    more.setText(words.get("registry.more"));
    more.getStyleClass().addAll("flat", "small");
    more.managedProperty().bind(more.visibleProperty());
    more.setOnAction(_ -> model.more());
    for (var button : new Button[] {close, more}) {
      button.setMinWidth(Region.USE_PREF_SIZE);
    }
    var line = new HBox(count, more);
    for (var row : new HBox[] {head, line}) {
      row.getStyleClass().add("search-line");
      row.setAlignment(Pos.CENTER_LEFT);
    }
    buildTable();
    VBox.setVgrow(table, Priority.ALWAYS);
    root.getChildren().addAll(head, hint, line, table);
    root.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
  }

  VBox root() {
    return root;
  }

  /// On the number that was chosen last, or on the first.
  void focus() {
    table.requestFocus();
    if (table.getSelectionModel().isEmpty()) {
      table.getSelectionModel().selectFirst();
    }
  }

  private void buildTable() {
    table.setId("registry-invalids-table");
    table.setFixedCellSize(34);
    table.setAccessibleText(words.get("registry.invalids.title"));
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    empty.setWrapText(true);
    empty.getStyleClass().add("placeholder");
    table.setPlaceholder(empty);
    column("number", 130, this::number);
    column("name", 115, InvalidsPane::name);
    column("address", 205, row -> words.street(row.file().address()));
    column("since", 100, row -> words.texts().shortDate(row.since()));
    table.setOnMouseClicked(event -> {
      if (event.getClickCount() == 2) {
        open();
      }
    });
  }

  private String number(InvalidNumber row) {
    var number = row.contact().number().display();
    return row.contact().channel() == Channel.SMS
        ? words.texts().format("registry.invalids.sms", number)
        : number;
  }

  private static String name(InvalidNumber row) {
    return (row.file().familyName() + " " + row.file().givenName()).strip();
  }

  private void column(String name, int width, Function<InvalidNumber, String> value) {
    var column = new TableColumn<InvalidNumber, String>(words.get("registry.invalids." + name));
    column.setPrefWidth(width);
    column.setSortable(false);
    column.setReorderable(false);
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
    table.getColumns().add(column);
  }

  private void pressed(KeyEvent event) {
    if (RegistryKey.ESCAPE.match(event)) {
      model.showing().set(false);
      event.consume();
    } else if (RegistryKey.OPEN.match(event) && table.isFocused()) {
      open();
      event.consume();
    }
  }

  private void open() {
    var chosen = table.getSelectionModel().getSelectedItem();
    if (chosen != null) {
      room.openAt(chosen);
    }
  }

  private void showCount() {
    long total = model.total().get();
    int listed = model.rows().size();
    var texts = words.texts();
    more.setVisible(listed < total);
    empty.setText(
        words.get(model.failed().get() ? "registry.trouble.read" : "registry.invalids.none"));
    count.setText(
        listed < total
            ? texts.format("registry.invalids.part", listed, total)
            : texts.format("registry.invalids.all", total));
  }

  Subscription attach() {
    table.setItems(model.rows());
    return Subscription.combine(
        model.total().subscribe(_ -> showCount()),
        model.failed().subscribe(_ -> showCount()),
        model.rows().subscribe(this::showCount),
        () -> table.setItems(FXCollections.emptyObservableList()));
  }
}
