package org.tocsin.ui.registry;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.tocsin.registry.FileId;
import org.tocsin.registry.InvalidNumber;
import org.tocsin.shared.Channel;
import org.tocsin.shared.Page;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.ui.common.BackgroundTasks;

/// The work list of numbers that calls found invalid. FX thread.
final class InvalidsModel {
  /// Numbers brought at a time.
  static final int BATCH = 500;

  private final RegistryDesk desk;
  private final BackgroundTasks tasks;
  private final BooleanProperty showing = new SimpleBooleanProperty();
  private final ObservableList<InvalidNumber> rows = FXCollections.observableArrayList();
  private final ReadOnlyLongWrapper total = new ReadOnlyLongWrapper();
  private final ReadOnlyBooleanWrapper failed = new ReadOnlyBooleanWrapper();

  /// Grows with each question: an answer to an older one is dropped.
  private int asked;

  InvalidsModel(RegistryDesk desk, BackgroundTasks tasks) {
    this.desk = desk;
    this.tasks = tasks;
  }

  private record Key(FileId file, Channel channel, PhoneNumber number, String extension) {
    static Key of(InvalidNumber row) {
      var contact = row.contact();
      return new Key(row.file().id(), contact.channel(), contact.number(), contact.extension());
    }
  }

  /// Asks again, after the registry changed: what stays keeps its place, what was corrected leaves.
  void refresh() {
    ask(0, Math.max(BATCH, rows.size()), found -> Renewal.renew(rows, found, Key::of));
  }

  /// Brings the next ones of a long list.
  void more() {
    ask(rows.size(), BATCH, rows::addAll);
  }

  private void ask(int offset, int limit, Consumer<List<InvalidNumber>> show) {
    int number = ++asked;
    tasks.run(
        () -> desk.invalidNumbers(offset, limit),
        found -> {
          if (number == asked) {
            answer(found, show);
          }
        },
        _ -> {
          if (number == asked) {
            failed.set(true);
          }
        });
  }

  private void answer(Page<InvalidNumber> found, Consumer<List<InvalidNumber>> show) {
    failed.set(false);
    show.accept(found.rows());
    total.set(found.total());
  }

  /// Whether the list is what the person sees instead of the search.
  BooleanProperty showing() {
    return showing;
  }

  /// The latest first.
  ObservableList<InvalidNumber> rows() {
    return rows;
  }

  ReadOnlyLongProperty total() {
    return total.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty failed() {
    return failed.getReadOnlyProperty();
  }
}
