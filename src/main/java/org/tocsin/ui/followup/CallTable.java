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
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.VirtualFlow;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.tocsin.board.CallRow;
import org.tocsin.ui.common.Texts;

/// The live table of calls, newest first unless sorted otherwise.
final class CallTable {
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
    var time = text("time", words::time);
    time.setComparator(
        Comparator.comparing((CallRow row) -> row.begun().orElse(row.since()))
            .thenComparing(CallRow::id));
    time.setSortType(TableColumn.SortType.DESCENDING);
    var state = column("state");
    state.setCellFactory(_ -> new StateCell(model, words));
    state.setComparator(Comparator.comparing(Phase::of));
    var number = text("number", words::number);
    var attempt = text("attempt", words::attempt);
    attempt.setComparator(Comparator.comparingInt(CallRow::ordinal));
    var heard = text("heard", words::heard);
    heard.setComparator(Comparator.comparingInt(row -> row.heardPercent().orElse(-1)));
    var residence = text("residence", CallRow::address);
    var name = text("name", CallRow::name);
    var answeredBy = text("answeredBy", words::answeredBy);
    var keys = text("keys", CallRow::keys);
    var cause = text("cause", words::hangUp);
    var position = text("position", row -> "" + row.position());
    var round = text("round", words::round);
    var pbx = text("pbx", CallRow::pbx);
    List.of(
            time,
            state,
            residence,
            name,
            number,
            attempt,
            answeredBy,
            heard,
            keys,
            cause,
            round,
            position,
            pbx)
        .forEach(table.getColumns()::add);
    table.getSortOrder().add(time);
    var fit = new ColumnFit(table);
    fit.add(time, 74, 0);
    fit.add(state, 200, 1);
    fit.add(residence, 182, 4);
    fit.add(number, 106, 1);
    fit.add(name, 108, 3);
    fit.add(attempt, 76, 0);
    fit.add(cause, 128, 3);
    fit.add(heard, 62, 0);
    fit.add(keys, 62, 0);
    fit.add(answeredBy, 84, 0);
    fit.add(pbx, 84, 1);
    fit.add(round, 50, 0);
    fit.add(position, 50, 0);
  }

  private TableColumn<CallItem, CallRow> text(String name, Function<CallRow, String> words) {
    var column = column(name);
    column.setCellFactory(_ -> new TextCell(words));
    column.setComparator(Comparator.comparing(words, String.CASE_INSENSITIVE_ORDER));
    return column;
  }

  private TableColumn<CallItem, CallRow> column(String name) {
    var column = new TableColumn<CallItem, CallRow>(texts.get("followup.column." + name));
    column.setId("followup-column-" + name);
    column.setCellValueFactory(cell -> cell.getValue().observable());
    return column;
  }

  /// One part of a row as text; a change of the row redraws it.
  private static final class TextCell extends TableCell<CallItem, CallRow> {
    private final Function<CallRow, String> words;

    TextCell(Function<CallRow, String> words) {
      this.words = words;
      setAlignment(Pos.CENTER_LEFT);
      var whole = new Tooltip();
      whole.textProperty().bind(textProperty());
      tooltipProperty().bind(textTruncatedProperty().map(cut -> cut ? whole : null));
    }

    @Override
    protected void updateItem(@Nullable CallRow row, boolean empty) {
      super.updateItem(row, empty);
      setText(empty || row == null ? null : words.apply(row));
    }
  }
}
