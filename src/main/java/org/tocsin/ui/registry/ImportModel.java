package org.tocsin.ui.registry;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.tocsin.exchange.ImportOptions;
import org.tocsin.exchange.ImportOutcome;
import org.tocsin.exchange.ImportProgress;
import org.tocsin.shared.Language;
import org.tocsin.ui.common.BackgroundTasks;

/// An import from its choice to its result. FX thread.
final class ImportModel {
  private static final Duration PACE = Duration.ofMillis(250);

  private final RegistryDesk desk;
  private final BackgroundTasks tasks;
  private final Runnable onDone;
  private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(new Stage.Idle());
  private AtomicBoolean cancelled = new AtomicBoolean();

  /// How far an import is.
  sealed interface Stage {
    record Idle() implements Stage {}

    /// @param part from 0 to 1
    record Running(Path list, long rows, double part, boolean stopping) implements Stage {}

    record Ended(Path list, Path rejects, ImportOutcome outcome) implements Stage {}

    /// The database failed: nothing was changed.
    record Failed(Path list) implements Stage {}
  }

  ImportModel(RegistryDesk desk, BackgroundTasks tasks, Runnable onDone) {
    this.desk = desk;
    this.tasks = tasks;
    this.onDone = onDone;
  }

  /// @param language of the reasons in the file of rejects
  void begin(Path list, Language language) {
    if (stage.get() instanceof Stage.Running) {
      return;
    }
    var stop = new AtomicBoolean();
    var seen = new AtomicReference<>(new Stage.Running(list, 0, 0, false));
    cancelled = stop;
    stage.set(seen.get());
    var following = tasks.every(PACE, seen::get, this::follow, _ -> {});
    tasks.run(
        () -> imported(list, language, new Watch(list, seen, stop)),
        ended -> {
          following.cancel();
          stage.set(ended);
          onDone.run();
        },
        _ -> {
          following.cancel();
          stage.set(new Stage.Failed(list));
        });
  }

  private Stage.Ended imported(Path list, Language language, ImportProgress progress) {
    var rejects = rejectsBeside(list, language);
    var outcome =
        desk.importList(list, new ImportOptions(Optional.of(rejects), language), progress);
    var written =
        outcome instanceof ImportOutcome.Done done ? done.rejects().orElse(rejects) : rejects;
    return new Stage.Ended(list, written, outcome);
  }

  private void follow(Stage.Running seen) {
    if (stage.get() instanceof Stage.Running) {
      stage.set(seen);
    }
  }

  /// Stops the import: it leaves nothing.
  void cancel() {
    cancelled.set(true);
    if (stage.get() instanceof Stage.Running running) {
      stage.set(new Stage.Running(running.list(), running.rows(), running.part(), true));
    }
  }

  void close() {
    if (!(stage.get() instanceof Stage.Running)) {
      stage.set(new Stage.Idle());
    }
  }

  ReadOnlyObjectProperty<Stage> stage() {
    return stage.getReadOnlyProperty();
  }

  /// `residents.csv` is refused into `residents-rejets.csv`, or `residents-rejects.csv`; where that
  /// stands already, into `residents-rejets-2.csv`: somebody may be correcting the older one.
  static Path rejectsBeside(Path list, Language language) {
    var name = String.valueOf(list.getFileName());
    int dot = name.lastIndexOf('.');
    var stem = dot > 0 ? name.substring(0, dot) : name;
    var beginning = stem + (language == Language.FRENCH ? "-rejets" : "-rejects");
    var rejects = list.resolveSibling(beginning + ".csv");
    for (int next = 2; Files.exists(rejects, LinkOption.NOFOLLOW_LINKS); next++) {
      rejects = list.resolveSibling(beginning + "-" + next + ".csv");
    }
    return rejects;
  }

  /// Called on the thread that imports.
  private record Watch(Path list, AtomicReference<Stage.Running> seen, AtomicBoolean stop)
      implements ImportProgress {
    @Override
    public void report(long rows, long bytes, long bytesInAll) {
      double part = bytesInAll == 0 ? 0 : Math.min(1, (double) bytes / bytesInAll);
      seen.set(new Stage.Running(list, rows, part, stop.get()));
    }

    @Override
    public boolean isCancelled() {
      return stop.get();
    }
  }
}
