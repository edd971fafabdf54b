package org.tocsin.ui.registry;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.tocsin.registry.FileId;
import org.tocsin.registry.FileSummary;
import org.tocsin.shared.Page;
import org.tocsin.ui.common.BackgroundTasks;

/// Files found while one types, as far as they pass the filters. FX thread.
final class SearchModel {
  /// Opens a file that was found.
  @FunctionalInterface
  interface Opening {

    /// @return whether there was one
    boolean open();
  }

  /// Files brought at a time.
  static final int BATCH = 500;

  private final RegistryDesk desk;
  private final BackgroundTasks tasks;
  private final FilterModel filters;
  private final StringProperty query = new SimpleStringProperty("");
  private final ObservableList<FileSummary> rows = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper answered = new ReadOnlyStringWrapper("");
  private final ReadOnlyLongWrapper total = new ReadOnlyLongWrapper();
  private final ReadOnlyBooleanWrapper uncounted = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper renewing = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper failed = new ReadOnlyBooleanWrapper();

  /// Grows with each question: an answer to an older one is dropped.
  private int asked;

  private int answeredLast;

  /// What waits for the answer to what is typed; nothing when nobody asked for it.
  private Optional<Opening> awaiting = Optional.empty();

  private boolean filling;

  SearchModel(RegistryDesk desk, BackgroundTasks tasks, FilterModel filters) {
    this.desk = desk;
    this.tasks = tasks;
    this.filters = filters;
    query.subscribe((_, _) -> askAnew());
    filters.chosen().subscribe((_, _) -> askAnew());
  }

  /// Nothing that waited for another question stays.
  private void askAnew() {
    awaiting = Optional.empty();
    ask(0, BATCH, rows::setAll);
  }

  /// Asks again, after the registry changed: what stays keeps its place.
  void refresh() {
    ask(
        0,
        Math.max(BATCH, rows.size()),
        found -> {
          renewing.set(true);
          Renewal.renew(rows, found, FileSummary::id);
          renewing.set(false);
        });
  }

  /// Brings the next files of a long list.
  void more() {
    ask(rows.size(), BATCH, rows::addAll);
  }

  private void ask(int offset, int limit, Consumer<List<FileSummary>> show) {
    int number = ++asked;
    var words = query.get();
    var chosen = filters.chosen().get();
    tasks.run(
        () -> desk.search(words, chosen.at(desk.now()), offset, limit),
        found -> {
          if (number == asked) {
            answered.set(words);
            answer(found, show);
          }
        },
        _ -> {
          if (number == asked) {
            failed.set(true);
            awaiting = Optional.empty();
          }
        });
  }

  private void answer(Page<FileSummary> found, Consumer<List<FileSummary>> show) {
    failed.set(false);
    total.set(found.total());
    uncounted.set(found.more());
    filling = true;
    show.accept(found.rows());
    filling = false;
    answeredLast = asked;
    var then = awaiting;
    awaiting = Optional.empty();
    then.ifPresent(Opening::open);
  }

  /// Runs what is for the answer to what is typed by now, once it is there; never, when something
  /// else is typed first or there is no answer.
  void whenAnswered(Opening then) {
    if (answeredLast == asked) {
      then.open();
    } else {
      awaiting = Optional.of(then);
    }
  }

  /// Runs something after what waits for the answer, if that opens a file; at once when nothing
  /// waits.
  void afterAwaited(Runnable next) {
    awaiting.ifPresentOrElse(
        first ->
            awaiting =
                Optional.of(() -> {
                  boolean opened = first.open();
                  if (opened) {
                    next.run();
                  }
                  return opened;
                }),
        next);
  }

  /// Whether something waits for the answer to what is typed.
  boolean isAwaited() {
    return awaiting.isPresent();
  }

  /// Whether the rows are being replaced: what a list then selects was chosen by nobody.
  boolean filling() {
    return filling;
  }

  Optional<FileSummary> row(FileId id) {
    return rows.stream().filter(row -> row.id().equals(id)).findFirst();
  }

  /// What is found for these words among all files.
  void searchAll(String words) {
    query.set(words);
    filters.clear();
  }

  StringProperty query() {
    return query;
  }

  /// What was typed for the rows that are shown.
  ReadOnlyStringProperty answered() {
    return answered.getReadOnlyProperty();
  }

  ObservableList<FileSummary> rows() {
    return rows;
  }

  ReadOnlyLongProperty total() {
    return total.getReadOnlyProperty();
  }

  /// Whether there are more files than were counted.
  ReadOnlyBooleanProperty uncounted() {
    return uncounted.getReadOnlyProperty();
  }

  /// Whether the rows of the same question are being brought up to date.
  ReadOnlyBooleanProperty renewing() {
    return renewing.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty failed() {
    return failed.getReadOnlyProperty();
  }
}
