package org.tocsin.ui.registry;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.tocsin.registry.FileEvent;
import org.tocsin.registry.ResidentFile;
import org.tocsin.ui.common.BackgroundTasks;

/// What happened to the file on screen, read for as long as somebody wants to see it. FX thread.
final class HistoryModel {
  /// Events that are read, the newest ones.
  static final int MOST = 200;

  private final RegistryDesk desk;
  private final BackgroundTasks tasks;
  private final ReadOnlyObjectProperty<Optional<ResidentFile>> file;
  private final BooleanProperty showing = new SimpleBooleanProperty();
  private final ObservableList<FileEvent> events = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper failed = new ReadOnlyBooleanWrapper();

  /// Grows with each question: an answer to an older one is dropped.
  private int asked;

  /// @param file the one on screen, which changes with each save
  HistoryModel(
      RegistryDesk desk,
      BackgroundTasks tasks,
      ReadOnlyObjectProperty<Optional<ResidentFile>> file) {
    this.desk = desk;
    this.tasks = tasks;
    this.file = file;
    file.subscribe((before, now) -> {
      if (!before.map(ResidentFile::id).equals(now.map(ResidentFile::id))) {
        events.clear();
      }
      refresh();
    });
    showing.subscribe((_, _) -> refresh());
  }

  private void refresh() {
    int number = ++asked;
    var id = file.get().map(ResidentFile::id);
    boolean wanted = showing.get() && id.isPresent();
    loading.set(wanted);
    failed.set(false);
    if (wanted) {
      tasks.run(
          () -> desk.history(id.get(), MOST),
          found -> answer(number, found),
          _ -> {
            if (number == asked) {
              loading.set(false);
              failed.set(true);
            }
          });
    }
  }

  private void answer(int number, List<FileEvent> found) {
    if (number == asked) {
      loading.set(false);
      // A list that is set again loses the row that is being read.
      if (!events.equals(found)) {
        events.setAll(found);
      }
    }
  }

  void toggle() {
    showing.set(!showing.get());
  }

  BooleanProperty showing() {
    return showing;
  }

  /// Newest first.
  ObservableList<FileEvent> events() {
    return events;
  }

  ReadOnlyBooleanProperty loading() {
    return loading.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty failed() {
    return failed.getReadOnlyProperty();
  }
}
