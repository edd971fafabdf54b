package org.tocsin.ui.registry;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tocsin.registry.FileSummary;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.ui.common.FilePicker;
import org.tocsin.ui.registry.Highlight.Part;

/// The search, its table and what may be begun.
final class SearchPane {
  private final RegistryViewModel model;
  private final Words words;
  private final Runnable toForm;
  private final VBox root = new VBox();
  private final TextField query = new TextField();
  private final TableView<FileSummary> table = new TableView<>();
  private final Label count = new Label();
  private final Button more = new Button();
  private final Button invalids = new Button();
  private final ListChangeListener<FileSummary> rowsChanged = _ -> selectShown();
  private final ExportBar export;
  private final FilterPane filters;
  private final NothingFound nothing;
  private Highlight highlight = new Highlight("");
  private boolean selecting;

  /// @param toForm puts the focus on the file
  SearchPane(RegistryViewModel model, Words words, FilePicker picker, Runnable toForm) {
    this.model = model;
    this.words = words;
    this.toForm = toForm;
    export = new ExportBar(model, words, picker);
    filters = new FilterPane(model.filters(), model.streets(), words, this::focus);
    nothing = new NothingFound(model.filters(), words, this::focus);
    root.getStyleClass().add("search");
    buildQuery();
    buildTable();
    var open = new Button(words.get("registry.new"), new FontIcon("fth-user-plus"));
    open.setId("registry-new");
    open.getStyleClass().add("accent");
    open.setOnAction(_ -> openNew());
    var imports = new Button(words.get("registry.import"), new FontIcon("fth-upload"));
    imports.setId("registry-import");
    imports.setOnAction(_ -> model.openImport());
    for (var button : new Button[] {open, imports, more}) {
      button.setMinWidth(Region.USE_PREF_SIZE);
    }
    count.getStyleClass().add("count");
    count.setId("registry-count");
    count.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(count, Priority.ALWAYS);
    more.setId("registry-more");
    more.setText(words.get("registry.more"));
    more.getStyleClass().addAll("flat", "small");
    more.managedProperty().bind(more.visibleProperty());
    more.setOnAction(_ -> model.search().more());
    var line = new HBox(count, more, export.button(), imports, open);
    line.getStyleClass().add("search-line");
    line.setAlignment(Pos.CENTER_LEFT);
    VBox.setVgrow(table, Priority.ALWAYS);
    var asked = new HBox(query, filters.toggle());
    asked.getStyleClass().add("search-line");
    HBox.setHgrow(query, Priority.ALWAYS);
    root.getChildren().addAll(asked, filters.root(), line, export.root(), workLists(), table);
  }

  private HBox workLists() {
    invalids.setId("registry-invalids-open");
    invalids.getStyleClass().addAll("flat", "small");
    invalids.setGraphic(new FontIcon("fth-phone-off"));
    invalids.setMinWidth(Region.USE_PREF_SIZE);
    invalids.setOnAction(_ -> model.invalids().showing().set(true));
    var duplicates = new Button(words.get("registry.duplicates.open"), new FontIcon("fth-users"));
    duplicates.setId("registry-duplicates");
    duplicates.getStyleClass().addAll("flat", "small");
    duplicates.setOnAction(_ -> model.openDuplicates());
    duplicates.setMinWidth(Region.USE_PREF_SIZE);
    return new HBox(invalids, duplicates);
  }

  VBox root() {
    return root;
  }

  void openNew() {
    model.begin();
    toForm.run();
  }

  void focus() {
    query.requestFocus();
    query.selectAll();
  }

  /// Opens the filters with the person in them; shuts them when he is there.
  void flipFilters() {
    filters.flip();
  }

  /// A card reader types faster than any search answers.
  private boolean openFirst() {
    if (table.getItems().isEmpty()) {
      return false;
    }
    selecting = true;
    table.getSelectionModel().select(0);
    selecting = false;
    openSelected();
    return true;
  }

  /// Also when its row was the selected one before: another page may have taken its place.
  private void openSelected() {
    var row = table.getSelectionModel().getSelectedItem();
    if (row != null) {
      model.choose(row.id());
      toForm.run();
    }
  }

  private TableRow<FileSummary> row() {
    var row = new TableRow<FileSummary>();
    row.setOnMouseClicked(_ -> {
      if (row.isSelected() && row.getItem() != null) {
        model.choose(row.getItem().id());
      }
    });
    return row;
  }

  private void buildQuery() {
    query.setId("registry-query");
    query.setPromptText(words.get("registry.search.prompt"));
    query.setAccessibleText(words.get("registry.search.prompt"));
    query.textProperty().bindBidirectional(model.search().query());
    query.setOnKeyPressed(event -> {
      if (RegistryKey.FIND.match(event) && !table.getItems().isEmpty()) {
        table.requestFocus();
        table.getSelectionModel().select(Math.max(0, table.getSelectionModel().getSelectedIndex()));
        event.consume();
      } else if (RegistryKey.OPEN.match(event)) {
        model.search().whenAnswered(this::openFirst);
        event.consume();
      }
    });
  }

  private void buildTable() {
    table.setFixedCellSize(34);
    table.setId("registry-table");
    table.setAccessibleText(words.get("registry.table"));
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
    var family = column("familyName", 105, FileSummary::familyName, Highlight::words);
    family.setMinWidth(96);
    family.setMaxWidth(220);
    var given = column("givenName", 88, FileSummary::givenName, Highlight::words);
    given.setMinWidth(84);
    given.setMaxWidth(140);
    table.getColumns().add(family);
    table.getColumns().add(given);
    var address = column("address", 150, row -> words.street(row.address()), Highlight::words);
    address.setCellFactory(_ -> MatchCell.ofAddress(() -> highlight));
    table.getColumns().add(address);
    var number =
        column(
            "number",
            118,
            row -> row.number().map(PhoneNumber::display).orElse(""),
            Highlight::number);
    number.setMinWidth(118);
    number.setMaxWidth(124);
    table.getColumns().add(number);
    table.getColumns().add(new StateColumn(table, words).column());
    table.setPlaceholder(nothing.root());
    table
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe((_, row) -> {
          if (row != null && !selecting && !model.search().filling()) {
            model.choose(row.id());
          }
        });
    table.setRowFactory(_ -> row());
    table.setOnKeyPressed(event -> {
      if (RegistryKey.OPEN.match(event)) {
        openSelected();
        event.consume();
      }
    });
  }

  private TableColumn<FileSummary, String> column(
      String name,
      int width,
      Function<FileSummary, String> value,
      BiFunction<Highlight, String, List<Part>> split) {
    var column = new TableColumn<FileSummary, String>(words.get("registry.column." + name));
    column.setPrefWidth(width);
    column.setSortable(false);
    column.setReorderable(false);
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
    column.setCellFactory(_ -> new MatchCell(() -> highlight, split));
    return column;
  }

  /// The row of the file on screen is the selected one, whatever was found around it.
  private void selectShown() {
    selecting = true;
    var row = model.file().shown().get().flatMap(file -> model.search().row(file.id()));
    row.ifPresentOrElse(
        table.getSelectionModel()::select, table.getSelectionModel()::clearSelection);
    selecting = false;
    showCount();
  }

  private void highlight(String words) {
    highlight = new Highlight(words);
    table.refresh();
  }

  private void showCount() {
    long total = model.search().total().get();
    int listed = model.search().rows().size();
    var texts = words.texts();
    boolean uncounted = model.search().uncounted().get();
    more.setVisible(listed < total || uncounted);
    if (model.search().failed().get()) {
      count.setText(words.get("registry.trouble.search"));
    } else if (total == 0) {
      count.setText(words.get("registry.count.none"));
    } else if (uncounted) {
      count.setText(texts.format("registry.count.first", texts.number(listed)));
    } else if (listed < total) {
      count.setText(texts.format("registry.count.part", texts.number(listed), texts.number(total)));
    } else if (total == 1) {
      count.setText(words.get("registry.count.one"));
    } else {
      count.setText(texts.format("registry.count.all", texts.number(total)));
    }
  }

  Subscription attach() {
    table.setItems(model.search().rows());
    model.search().rows().addListener(rowsChanged);
    return Subscription.combine(
        export.attach(),
        filters.attach(),
        nothing.attach(),
        model
            .invalids()
            .total()
            .subscribe(total ->
                invalids.setText(
                    words.texts().format("registry.invalids.open", total.longValue()))),
        model.search().answered().subscribe(this::highlight),
        new KeptPlace(model.search(), table).attach(),
        model.search().total().subscribe(_ -> showCount()),
        model.search().uncounted().subscribe(_ -> showCount()),
        model.search().failed().subscribe(_ -> showCount()),
        model.file().shown().subscribe(_ -> selectShown()),
        model.file().question().subscribe((_, now) -> backToShown(now.isPresent())),
        model.file().busy().subscribe((_, busy) -> backToShown(!busy)),
        () -> {
          model.search().rows().removeListener(rowsChanged);
          query.textProperty().unbindBidirectional(model.search().query());
        });
  }

  /// A choice that must wait, for an answer or for a save, may come to nothing: the list shows the
  /// file that is still on screen.
  private void backToShown(boolean waits) {
    if (waits) {
      selectShown();
    }
  }
}
