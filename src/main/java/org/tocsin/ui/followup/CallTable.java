package org.tocsin.ui.followup;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.tocsin.board.CallRow;
import org.tocsin.ui.common.Texts;

/// The live table of calls, newest first unless sorted otherwise.
final class CallTable {
  private static final double RESIDENCE = 156;
  private static final double NAME = 112;
  private static final double CAUSE = 150;
  private static final double SCROLL_BAR = 16;

  private final FollowUpViewModel model;
  private final Texts texts;
  private final RowWords words;
  private final TableView<CallItem> table = new TableView<>();
  private final SortedList<CallItem> sorted;
  private @Nullable CallItem anchor;

  CallTable(FollowUpViewModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    this.words = new RowWords(texts);
    this.sorted = new SortedList<>(model.calls().shown());
    table.setId("followup-calls");
    table.setAccessibleText(texts.get("followup.calls"));
    var placeholder = new Label(texts.get("followup.calls.none"));
    placeholder.getStyleClass().add("placeholder");
    table.setPlaceholder(placeholder);
    addColumns();
    sorted.comparatorProperty().bind(table.comparatorProperty());
    table.setItems(sorted);
    table.setFixedCellSize(25);
  }

  TableView<CallItem> root() {
    return table;
  }

  void focus() {
    table.requestFocus();
  }

  /// Rows that appear above what is being read do not push it away.
  Subscription attach() {
    return model
        .refreshing()
        .subscribe(refreshing -> {
          if (refreshing) {
            remember();
          } else {
            keepInPlace();
          }
        });
  }

  void close() {
    table.setItems(FXCollections.observableArrayList());
    sorted.comparatorProperty().unbind();
  }

  private void remember() {
    var flow = flow();
    var first = flow == null ? null : flow.getFirstVisibleCell();
    int index = first == null ? 0 : first.getIndex();
    anchor = index > 0 && index < sorted.size() ? sorted.get(index) : null;
  }

  private void keepInPlace() {
    var flow = flow();
    if (anchor == null || flow == null) {
      return;
    }
    int index = sorted.indexOf(anchor);
    // The flow learns of the new rows only when it is laid out.
    table.layout();
    var first = flow.getFirstVisibleCell();
    if (index > 0 && first != null && first.getIndex() != index) {
      flow.scrollToTop(index);
    }
    anchor = null;
  }

  private @Nullable VirtualFlow<?> flow() {
    return table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow ? flow : null;
  }

  private void addColumns() {
    var time = text("time", 72, words::time);
    time.setComparator(
        Comparator.comparing((CallRow row) -> row.begun().orElse(row.since()))
            .thenComparing(CallRow::id));
    time.setSortType(TableColumn.SortType.DESCENDING);
    var state = column("state", 200);
    state.setCellFactory(_ -> new StateCell(model, words));
    state.setComparator(Comparator.comparing(Phase::of));
    var number = text("number", 136, words::number);
    var attempt = text("attempt", 74, words::attempt);
    attempt.setComparator(Comparator.comparingInt(CallRow::ordinal));
    var heard = text("heard", 72, words::heard);
    heard.setComparator(Comparator.comparingInt(row -> row.heardPercent().orElse(-1)));
    var residence = text("residence", RESIDENCE, CallRow::address);
    var name = text("name", NAME, CallRow::name);
    var cause = text("cause", CAUSE, words::hangUp);
    table.widthProperty().subscribe(_ -> share(residence, name, cause));
    table.getColumns().add(time);
    table.getColumns().add(state);
    table.getColumns().add(residence);
    table.getColumns().add(name);
    table.getColumns().add(number);
    table.getColumns().add(text("answeredBy", 90, words::answeredBy));
    table.getColumns().add(heard);
    table.getColumns().add(text("keys", 72, CallRow::keys));
    table.getColumns().add(cause);
    table.getColumns().add(text("position", 74, row -> "" + row.position()));
    table.getColumns().add(attempt);
    table.getColumns().add(text("round", 64, words::round));
    table.getColumns().add(text("pbx", 96, CallRow::pbx));
    table.getSortOrder().add(time);
  }

  /// On a large desk the columns of long words take what is left over.
  private void share(TableColumn<?, ?> residence, TableColumn<?, ?> name, TableColumn<?, ?> cause) {
    double others =
        table.getColumns().stream()
            .filter(column -> !List.of(residence, name, cause).contains(column))
            .mapToDouble(TableColumn::getWidth)
            .sum();
    double left =
        Math.max(0, table.getWidth() - SCROLL_BAR - others - RESIDENCE - NAME - CAUSE) / 4;
    residence.setPrefWidth(RESIDENCE + 2 * left);
    name.setPrefWidth(NAME + left);
    cause.setPrefWidth(CAUSE + left);
  }

  private TableColumn<CallItem, CallRow> text(
      String name, double width, Function<CallRow, String> words) {
    var column = column(name, width);
    column.setCellFactory(_ -> new TextCell(words));
    column.setComparator(Comparator.comparing(words, String.CASE_INSENSITIVE_ORDER));
    return column;
  }

  private TableColumn<CallItem, CallRow> column(String name, double width) {
    var column = new TableColumn<CallItem, CallRow>(texts.get("followup.column." + name));
    column.setId("followup-column-" + name);
    column.setPrefWidth(width);
    column.setCellValueFactory(cell -> cell.getValue().observable());
    return column;
  }

  /// One part of a row as text; a change of the row redraws it.
  private static final class TextCell extends TableCell<CallItem, CallRow> {
    private final Function<CallRow, String> words;

    TextCell(Function<CallRow, String> words) {
      this.words = words;
      setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    protected void updateItem(@Nullable CallRow row, boolean empty) {
      super.updateItem(row, empty);
      setText(empty || row == null ? null : words.apply(row));
    }
  }
}
