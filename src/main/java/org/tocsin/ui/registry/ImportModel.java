package org.tocsin.ui.registry;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.tocsin.exchange.ImportOptions;
import org.tocsin.exchange.ImportOutcome;
import org.tocsin.exchange.ImportPreview;
import org.tocsin.exchange.ImportProgress;
import org.tocsin.exchange.ResidentColumn;
import org.tocsin.shared.Language;
import org.tocsin.ui.common.BackgroundTasks;

/// An import from its choice to its result. FX thread.
final class ImportModel {
  private static final Duration PACE = Duration.ofMillis(250);

  private final RegistryDesk desk;
  private final BackgroundTasks tasks;
  private final Runnable onDone;
  private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(new Stage.Idle());
  private final Map<Integer, ResidentColumn> assigned = new HashMap<>();
  private AtomicBoolean cancelled = new AtomicBoolean();

  /// How far an import is.
  sealed interface Stage {
    record Idle() implements Stage {}

    /// @param preview whether it is only looked at what the import would do
    /// @param part from 0 to 1
    record Running(Path list, boolean preview, long rows, double part, boolean stopping)
        implements Stage {}

    /// Nothing is changed yet: the person looks, says what unknown columns are, and decides.
    record Previewed(Path list, ImportPreview preview) implements Stage {}

    record Ended(Path list, Path rejects, ImportOutcome outcome) implements Stage {}

    /// The database failed: nothing was changed.
    record Failed(Path list) implements Stage {}
  }

  ImportModel(RegistryDesk desk, BackgroundTasks tasks, Runnable onDone) {
    this.desk = desk;
    this.tasks = tasks;
    this.onDone = onDone;
  }

  /// Finds out what the import of a list would do.
  ///
  /// @param language of the reasons of refused rows
  void look(Path list, Language language) {
    assigned.clear();
    lookAgain(list, language);
  }

  /// The person says what a column holds, or that it holds nothing of interest.
  void assign(Path list, int position, Optional<ResidentColumn> meaning, Language language) {
    meaning.ifPresentOrElse(
        column -> assigned.put(position, column), () -> assigned.remove(position));
    lookAgain(list, language);
  }

  private void lookAgain(Path list, Language language) {
    var options = new ImportOptions(Optional.empty(), language, assigned);
    run(
        new Stage.Running(list, true, 0, 0, false),
        progress -> previewed(list, options, progress),
        () -> {});
  }

  private Stage previewed(Path list, ImportOptions options, ImportProgress progress) {
    var outcome = desk.previewList(list, options, progress);
    return outcome instanceof ImportOutcome.Previewed seen
        ? new Stage.Previewed(list, seen.preview())
        : new Stage.Ended(list, list, outcome);
  }

  /// Imports the list, its columns as the person said.
  ///
  /// @param language of the reasons in the file of rejects
  void begin(Path list, Language language) {
    var columns = Map.copyOf(assigned);
    run(
        new Stage.Running(list, false, 0, 0, false),
        progress -> imported(list, language, columns, progress),
        onDone);
  }

  private void run(
      Stage.Running first, Function<ImportProgress, Stage> work, Runnable whenChanged) {
    if (stage.get() instanceof Stage.Running) {
      return;
    }
    var stop = new AtomicBoolean();
    var seen = new AtomicReference<>(first);
    cancelled = stop;
    stage.set(first);
    var following = tasks.every(PACE, seen::get, this::follow, _ -> {});
    tasks.run(
        () -> work.apply(new Watch(first, seen, stop)),
        ended -> {
          following.cancel();
          stage.set(ended);
          whenChanged.run();
        },
        _ -> {
          following.cancel();
          stage.set(new Stage.Failed(first.list()));
        });
  }

  private Stage imported(
      Path list, Language language, Map<Integer, ResidentColumn> columns, ImportProgress progress) {
    var rejects = rejectsBeside(list, language);
    var outcome =
        desk.importList(list, new ImportOptions(Optional.of(rejects), language, columns), progress);
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
      stage.set(
          new Stage.Running(
              running.list(), running.preview(), running.rows(), running.part(), true));
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
  private record Watch(Stage.Running first, AtomicReference<Stage.Running> seen, AtomicBoolean stop)
      implements ImportProgress {
    @Override
    public void report(long rows, long bytes, long bytesInAll) {
      double part = bytesInAll == 0 ? 0 : Math.min(1, (double) bytes / bytesInAll);
      seen.set(new Stage.Running(first.list(), first.preview(), rows, part, stop.get()));
    }

    @Override
    public boolean isCancelled() {
      return stop.get();
    }
  }
}
