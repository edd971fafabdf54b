package org.tocsin.ui.registry;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tocsin.registry.FileContent;
import org.tocsin.registry.RecentMerge;
import org.tocsin.registry.ResidentFile;
import org.tocsin.registry.SuspectedPair;
import org.tocsin.registry.UndoOutcome;

/// The work list of files that seem to be of one residence: found, compared, merged, taken apart.
final class DuplicatesPane {

  private final DuplicatesModel model;
  private final Words words;
  private final Runnable close;
  private final VBox root = new VBox();
  private final TableView<SuspectedPair> table = new TableView<>();
  private final Button sweep = new Button();
  private final Button stop = new Button();
  private final ProgressBar bar = new ProgressBar();
  private final Label notice = new Label();
  private final Label lost = new Label();
  private final VBox merges = new VBox();
  private final VBox list;
  private final ComparePane compare;
  private final ListChangeListener<SuspectedPair> pairsChanged = _ -> focusUnlessElsewhere();
  private final WaitPane wait;
  private final ListChangeListener<RecentMerge> mergesChanged = _ -> showMerges();

  DuplicatesPane(DuplicatesModel model, Words words, Runnable close) {
    this.model = model;
    this.words = words;
    this.close = close;
    compare = new ComparePane(model, words);
    root.getStyleClass().add("import");
    root.setId("registry-duplicates-pane");
    var title = new Label(words.get("registry.duplicates.title"));
    title.getStyleClass().add("file-title");
    notice.setId("registry-duplicates-notice");
    notice.getStyleClass().add("notice");
    ImportParts.wrap(notice);
    notice.managedProperty().bind(notice.visibleProperty());
    lost.setId("registry-undo-lost");
    ImportParts.wrap(lost);
    lost.managedProperty().bind(lost.visibleProperty());
    buildTable();
    merges.getStyleClass().add("import-content");
    list = new VBox(actions(), table, merges);
    list.getStyleClass().add("import-content");
    VBox.setVgrow(table, Priority.ALWAYS);
    VBox.setVgrow(list, Priority.ALWAYS);
    VBox.setVgrow(compare.root(), Priority.ALWAYS);
    for (var part : new VBox[] {list, compare.root()}) {
      part.managedProperty().bind(part.visibleProperty());
    }
    wait = new WaitPane("duplicates-wait", model.waiting(), model::stopWaiting, words);
    root.getChildren().addAll(title, wait.root(), notice, lost, list, compare.root());
    root.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
  }

  VBox root() {
    return root;
  }

  private void pressed(KeyEvent event) {
    boolean comparing = model.choice().get().isPresent();
    if (RegistryKey.CONFIRM.match(event) && comparing) {
      model.merge();
      event.consume();
    } else if (RegistryKey.ESCAPE.match(event)) {
      if (comparing) {
        model.back();
      } else {
        close.run();
      }
      event.consume();
    }
  }

  private FlowPane actions() {
    sweep.setId("registry-duplicates-sweep");
    sweep.setText(words.get("registry.duplicates.sweep"));
    sweep.setGraphic(new FontIcon("fth-search"));
    sweep.setOnAction(_ -> model.sweep());
    stop.setId("registry-duplicates-stop");
    stop.setText(words.get("registry.duplicates.stop"));
    stop.setOnAction(_ -> model.stopSweep());
    bar.setAccessibleText(words.get("registry.duplicates.sweeping"));
    var leave = new Button(words.get("registry.duplicates.close"));
    leave.setId("registry-duplicates-close");
    leave.setOnAction(_ -> close.run());
    for (var part : new Region[] {sweep, stop, bar, leave}) {
      part.setMinWidth(Region.USE_PREF_SIZE);
      part.managedProperty().bind(part.visibleProperty());
    }
    return new FlowPane(8, 6, sweep, bar, stop, leave);
  }

  private void buildTable() {
    table.setId("registry-duplicates-table");
    table.setAccessibleText(words.get("registry.duplicates.title"));
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.getColumns().add(column("first", pair -> file(pair.first())));
    table.getColumns().add(column("second", pair -> file(pair.second())));
    table.getColumns().add(column("why", this::reasons));
    var empty = new Label(words.get("registry.duplicates.none"));
    empty.setWrapText(true);
    empty.getStyleClass().add("placeholder");
    table.setPlaceholder(empty);
    table.setOnKeyPressed(event -> {
      if (RegistryKey.OPEN.match(event)) {
        compareSelected();
        event.consume();
      }
    });
    table.setOnMouseClicked(event -> {
      if (event.getClickCount() == 2) {
        compareSelected();
      }
    });
  }

  private void compareSelected() {
    var pair = table.getSelectionModel().getSelectedItem();
    if (pair != null) {
      model.compare(pair.first(), pair.second());
    }
  }

  private TableColumn<SuspectedPair, String> column(
      String name, Function<SuspectedPair, String> value) {
    var column =
        new TableColumn<SuspectedPair, String>(words.get("registry.duplicates.column." + name));
    column.setSortable(false);
    column.setReorderable(false);
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
    return column;
  }

  private String file(ResidentFile file) {
    return name(file.content()) + "\n" + words.street(file.content().address());
  }

  private static String name(FileContent content) {
    return (content.familyName() + " " + content.givenName()).strip();
  }

  private String reasons(SuspectedPair pair) {
    return pair.resemblance().reasons().stream()
        .sorted(Comparator.naturalOrder())
        .map(reason -> words.get("registry.duplicates.reason." + reason.name()))
        .collect(Collectors.joining("\n"));
  }

  private void showMerges() {
    merges.getChildren().clear();
    if (model.merges().isEmpty()) {
      return;
    }
    var title = new Label(words.get("registry.undo.title"));
    title.getStyleClass().add("section");
    merges.getChildren().add(title);
    model.merges().forEach(merge -> merges.getChildren().add(line(merge)));
  }

  private HBox line(RecentMerge recent) {
    var merge = recent.merge();
    var text =
        words
            .texts()
            .format(
                "registry.undo.line",
                name(recent.closed().content()),
                recent.closed().account().display(),
                recent.kept().map(kept -> kept.account().display()).orElse(""),
                words.texts().date(merge.at()),
                merge.by());
    var label = new Label(text);
    ImportParts.wrap(label);
    label.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(label, Priority.ALWAYS);
    var line = new HBox(8, label);
    line.setAlignment(Pos.CENTER_LEFT);
    line.setMinHeight(Region.USE_PREF_SIZE);
    if (merge.undone().isPresent()) {
      var undone = new Label(words.get("registry.undo.undone"));
      undone.setMinWidth(Region.USE_PREF_SIZE);
      line.getChildren().add(undone);
    } else {
      var undo = new Button(words.get("registry.undo.button"), new FontIcon("fth-rotate-ccw"));
      undo.setId("registry-undo-" + recent.closed().account().digits());
      undo.setAccessibleText(words.texts().format("registry.undo.accessible", text));
      undo.setMinWidth(Region.USE_PREF_SIZE);
      undo.setOnAction(_ -> model.undo(recent));
      line.getChildren().add(undo);
    }
    return line;
  }

  private void showChoice(Optional<MergeChoice> choice) {
    list.setVisible(choice.isEmpty());
    compare.root().setVisible(choice.isPresent());
    focusUnlessElsewhere();
  }

  /// The list, or what fills it, has the focus while no pair is compared.
  void focus() {
    if (model.choice().get().isPresent() || model.sweeping().get().isPresent()) {
      return;
    }
    if (table.getItems().isEmpty()) {
      sweep.requestFocus();
    } else {
      table.requestFocus();
      table.getSelectionModel().selectFirst();
    }
  }

  /// Who types elsewhere meanwhile, in the search for one, goes on there.
  private void focusUnlessElsewhere() {
    var owner = root.getScene() == null ? null : root.getScene().getFocusOwner();
    var at = owner;
    while (at != null && !at.equals(root)) {
      at = at.getParent();
    }
    if (owner == null || at != null) {
      focus();
    }
  }

  private void showSweep(Optional<Integer> percent) {
    sweep.setVisible(percent.isEmpty());
    stop.setVisible(percent.isPresent());
    bar.setVisible(percent.isPresent());
    bar.setProgress(percent.map(done -> done / 100.0).orElse(0.0));
  }

  private void showNotice(Optional<Notice> told) {
    notice.setVisible(told.isPresent());
    notice.setText(told.map(words::notice).orElse(""));
    notice.getStyleClass().removeAll("is-good", "is-bad");
    told.ifPresent(known -> notice.getStyleClass().add(known.good() ? "is-good" : "is-bad"));
  }

  private void showLost(Optional<UndoOutcome.Changed> changed) {
    lost.setVisible(changed.isPresent());
    lost.setText(
        changed
            .map(refused ->
                refused.changes().entrySet().stream()
                    .map(change -> words.change(change.getKey(), change.getValue()))
                    .collect(Collectors.joining("\n")))
            .orElse(""));
  }

  Subscription attach() {
    table.setItems(model.pairs());
    model.pairs().addListener(pairsChanged);
    model.merges().addListener(mergesChanged);
    showMerges();
    return Subscription.combine(
        model.choice().subscribe(this::showChoice),
        compare.attach(),
        wait.attach(),
        model.sweeping().subscribe(this::showSweep),
        model.notice().subscribe(this::showNotice),
        model.changedSince().subscribe(this::showLost),
        () -> {
          model.pairs().removeListener(pairsChanged);
          model.merges().removeListener(mergesChanged);
        });
  }
}
