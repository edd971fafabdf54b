package org.tocsin.ui.registry;

import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.tocsin.exchange.ImportChanges.Past;
import org.tocsin.exchange.ImportProgress;
import org.tocsin.exchange.UndoOutcome;
import org.tocsin.ui.common.BackgroundTasks;

/// The imports that were made, and the undoing of one. FX thread.
final class PastImportsModel {
  /// The latest ones: older lists are undone by the command line.
  static final int SHOWN = 20;

  private final RegistryDesk desk;
  private final BackgroundTasks tasks;
  private final Runnable onDone;
  private final ObservableList<Past> imports = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(new Stage.Idle());
  private AtomicBoolean cancelled = new AtomicBoolean();

  /// How far the undoing of an import is.
  sealed interface Stage {
    record Idle() implements Stage {}

    /// The person is asked whether it is meant.
    record Asked(Past past) implements Stage {}

    record Running(Past past) implements Stage {}

    record Ended(Past past, UndoOutcome outcome) implements Stage {}

    /// The database failed: nothing was changed.
    record Failed(Past past) implements Stage {}
  }

  PastImportsModel(RegistryDesk desk, BackgroundTasks tasks, Runnable onDone) {
    this.desk = desk;
    this.tasks = tasks;
    this.onDone = onDone;
  }

  void refresh() {
    tasks.run(() -> desk.imports(SHOWN), imports::setAll, _ -> imports.clear());
  }

  void ask(Past past) {
    if (!(stage.get() instanceof Stage.Running)) {
      stage.set(new Stage.Asked(past));
    }
  }

  void keep() {
    stage.set(new Stage.Idle());
  }

  void undo(Past past) {
    var stop = new AtomicBoolean();
    cancelled = stop;
    stage.set(new Stage.Running(past));
    tasks.run(
        () -> desk.undoImport(past.id(), new Stoppable(stop)),
        outcome -> {
          stage.set(new Stage.Ended(past, outcome));
          refresh();
          onDone.run();
        },
        _ -> stage.set(new Stage.Failed(past)));
  }

  /// Stops the undoing: it leaves everything as it was.
  void stop() {
    cancelled.set(true);
  }

  ObservableList<Past> imports() {
    return imports;
  }

  ReadOnlyObjectProperty<Stage> stage() {
    return stage.getReadOnlyProperty();
  }

  private record Stoppable(AtomicBoolean stop) implements ImportProgress {
    @Override
    public void report(long rows, long bytes, long bytesInAll) {
      // Nobody counts: it takes a moment, or can be stopped.
    }

    @Override
    public boolean isCancelled() {
      return stop.get();
    }
  }
}
