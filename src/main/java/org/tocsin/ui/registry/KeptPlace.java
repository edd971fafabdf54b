package org.tocsin.ui.registry;

import java.util.Optional;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.util.Subscription;
import org.tocsin.registry.FileId;
import org.tocsin.registry.FileSummary;

/// Keeps in sight the rows that a person looks at while the list is brought up to date around them.
final class KeptPlace {
  private final SearchModel model;
  private final TableView<FileSummary> table;

  /// The first row in sight; none while it is the first of the list, where new rows may come.
  private Optional<FileId> first = Optional.empty();

  KeptPlace(SearchModel model, TableView<FileSummary> table) {
    this.model = model;
    this.table = table;
  }

  private void renewing(boolean begins) {
    if (begins) {
      int index = firstInSight();
      first = index > 0 ? Optional.of(model.rows().get(index).id()) : Optional.empty();
    } else {
      first.flatMap(model::row).ifPresent(row -> table.scrollTo(model.rows().indexOf(row)));
    }
  }

  private int firstInSight() {
    return table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow
        ? Optional.ofNullable(flow.getFirstVisibleCell()).map(cell -> cell.getIndex()).orElse(0)
        : 0;
  }

  Subscription attach() {
    return model.renewing().subscribe((_, begins) -> renewing(begins));
  }
}
