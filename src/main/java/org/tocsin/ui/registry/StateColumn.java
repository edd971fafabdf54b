package org.tocsin.ui.registry;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.tocsin.registry.FileSummary;

/// The states of the files: a sign and a word, or the sign alone where the addresses need the room.
final class StateColumn {
  private static final double ROOMY_TABLE = 640;
  private static final double WITH_WORDS = 120;
  private static final double SIGN_ALONE = 76;

  private final TableColumn<FileSummary, FileSummary> column = new TableColumn<>();
  private final BooleanBinding roomy;

  StateColumn(TableView<FileSummary> table, Words words) {
    roomy = table.widthProperty().greaterThanOrEqualTo(ROOMY_TABLE);
    var width = Bindings.when(roomy).then(WITH_WORDS).otherwise(SIGN_ALONE);
    column.setText(words.get("registry.column.state"));
    column.minWidthProperty().bind(width);
    column.maxWidthProperty().bind(width);
    column.setSortable(false);
    column.setReorderable(false);
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    column.setCellFactory(_ -> new StateCell(words, roomy));
  }

  TableColumn<FileSummary, FileSummary> column() {
    return column;
  }
}
