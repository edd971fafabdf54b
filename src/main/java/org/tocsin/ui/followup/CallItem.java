package org.tocsin.ui.followup;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.tocsin.board.CallRow;
import org.tocsin.shared.Folding;

/// One call in the table. It stays the same object while its row changes, so that what is selected
/// stays selected.
///
/// The observable value exists only for rows that were once on screen: a hundred thousand others
/// cost nothing.
final class CallItem {
  private CallRow row;
  private @Nullable ObjectProperty<CallRow> shown;
  private @Nullable String folded;
  private boolean passing;

  CallItem(CallRow row) {
    this.row = row;
  }

  CallRow row() {
    return row;
  }

  Phase phase() {
    return Phase.of(row);
  }

  void update(CallRow newRow) {
    row = newRow;
    if (shown != null) {
      shown.set(newRow);
    }
  }

  ObservableValue<CallRow> observable() {
    if (shown == null) {
      shown = new SimpleObjectProperty<>(row);
    }
    return shown;
  }

  /// What the text filter looks through; the residence of an attempt does not change.
  String folded() {
    if (folded == null) {
      folded = Folding.fold(row.address() + " " + row.name()) + " " + row.number().digits();
    }
    return folded;
  }

  boolean isPassing() {
    return passing;
  }

  void setPassing(boolean passing) {
    this.passing = passing;
  }
}
