package org.tocsin.ui.shell;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.tocsin.ui.common.BackgroundTasks;
import org.tocsin.ui.common.QuickSearch;
import org.tocsin.ui.common.Texts;
import org.tocsin.ui.shell.StatusSource.ConsoleStatus;
import org.tocsin.ui.shell.StatusSource.Kind;

/// What the shell shows around the rooms: the status, read once a second, and what a search found.
public final class ShellViewModel {
  private static final Duration PACE = Duration.ofSeconds(1);

  /// How far a search has come: awaited is one whose first answer is to be opened at once.
  public enum Search {
    NONE,
    RUNNING,
    AWAITED,
    FOUND,
    NOTHING,
    FAILED
  }

  private final QuickSearch search;
  private final BackgroundTasks tasks;
  private final StringProperty query = new SimpleStringProperty("");
  private final ObservableList<QuickSearch.Hit> hits = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<ConsoleStatus>> status =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper trouble = new ReadOnlyBooleanWrapper();
  private final BackgroundTasks.Pending watching;
  private final ReadOnlyObjectWrapper<Search> state = new ReadOnlyObjectWrapper<>(Search.NONE);
  private long asked;

  /// Who waits for the answer to what is typed; nobody when there is no need.
  private Optional<Consumer<QuickSearch.Hit>> awaiting = Optional.empty();

  public ShellViewModel(StatusSource source, QuickSearch search, BackgroundTasks tasks) {
    this.search = search;
    this.tasks = tasks;
    query.addListener((observed, before, typed) -> find(typed));
    watching = tasks.every(PACE, source::read, this::show, failure -> trouble.set(true));
  }

  private void show(ConsoleStatus now) {
    trouble.set(false);
    status.set(Optional.of(now));
  }

  private void find(String typed) {
    long question = ++asked;
    awaiting = Optional.empty();
    state.set(Search.RUNNING);
    if (typed.isBlank()) {
      answer(question, List.of(), Search.NONE);
      return;
    }
    tasks.run(
        () -> search.find(typed),
        found -> answer(question, found, found.isEmpty() ? Search.NOTHING : Search.FOUND),
        failure -> answer(question, List.of(), Search.FAILED));
  }

  /// An answer that a later question has overtaken is dropped.
  private void answer(long question, List<QuickSearch.Hit> found, Search how) {
    if (question != asked) {
      return;
    }
    hits.setAll(found);
    state.set(how);
    var then = awaiting;
    awaiting = Optional.empty();
    then.filter(_ -> how == Search.FOUND).ifPresent(each -> each.accept(hits.getFirst()));
  }

  /// Gives the first answer to what is typed by now, once it is there; nothing, when there is none
  /// or something else is typed first. A search that failed is made once more.
  public void whenFound(Consumer<QuickSearch.Hit> then) {
    if (state.get() == Search.FAILED) {
      find(query.get());
    }
    switch (state.get()) {
      case FOUND -> then.accept(hits.getFirst());
      case RUNNING, AWAITED -> {
        awaiting = Optional.of(then);
        state.set(Search.AWAITED);
      }
      case NONE, NOTHING, FAILED -> {}
    }
  }

  public StringProperty query() {
    return query;
  }

  public ObservableList<QuickSearch.Hit> hits() {
    return hits;
  }

  /// How far the search for what is typed has come; with its end the hits are those of the end.
  public ReadOnlyObjectProperty<Search> search() {
    return state.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<ConsoleStatus>> status() {
    return status.getReadOnlyProperty();
  }

  /// Whether the last reading of the status failed.
  public ReadOnlyBooleanProperty trouble() {
    return trouble.getReadOnlyProperty();
  }

  /// The names of the emergencies that call the public now.
  public List<String> emergencies() {
    return emergencies(false);
  }

  /// The names of the emergencies that wait, paused, to call again.
  public List<String> pausedEmergencies() {
    return emergencies(true);
  }

  private List<String> emergencies(boolean paused) {
    return status.get().stream()
        .flatMap(now -> now.running().stream())
        .filter(alert -> alert.kind() == Kind.EMERGENCY && alert.paused() == paused)
        .map(StatusSource.Running::name)
        .toList();
  }

  public boolean simulated() {
    return status.get().map(now -> now.pbx().simulated()).orElse(false);
  }

  public boolean exercising() {
    return status.get().stream()
        .flatMap(now -> now.running().stream())
        .anyMatch(alert -> alert.kind() == Kind.EXERCISE);
  }

  /// What closing the window would do to the calls, a sentence each.
  List<String> unfinishedCalls(Texts texts) {
    var now = status.get();
    var calling =
        now.filter(ConsoleStatus::makesCalls).stream()
            .flatMap(each -> each.running().stream())
            .filter(alert -> !alert.paused());
    var sentences =
        calling.map(alert -> texts.format("shell.closing.alert", alert.name())).toList();
    int calls = now.map(ConsoleStatus::ownCalls).orElse(0);
    return sentences.isEmpty() && calls > 0
        ? List.of(texts.format("shell.closing.calls", calls))
        : sentences;
  }

  void close() {
    watching.cancel();
  }
}
