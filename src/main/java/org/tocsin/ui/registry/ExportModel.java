package org.tocsin.ui.registry;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.tocsin.exchange.ExportOptions;
import org.tocsin.exchange.ExportOutcome;
import org.tocsin.exchange.ImportProgress;
import org.tocsin.shared.Language;
import org.tocsin.ui.common.BackgroundTasks;

/// An export of what was found, from its place to its result. FX thread.
final class ExportModel {
  private static final Duration PACE = Duration.ofMillis(250);

  private final RegistryDesk desk;
  private final BackgroundTasks tasks;
  private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(new Stage.Idle());
  private AtomicBoolean cancelled = new AtomicBoolean();

  /// How far an export is.
  sealed interface Stage {
    record Idle() implements Stage {}

    record Running(Path file, long residences) implements Stage {}

    record Ended(ExportOutcome outcome) implements Stage {}

    /// The database failed: there is no file.
    record Failed(Path file) implements Stage {}
  }

  ExportModel(RegistryDesk desk, BackgroundTasks tasks) {
    this.desk = desk;
    this.tasks = tasks;
  }

  /// @param chosen where; the person was asked whether it replaces what is there
  /// @param query what the files are found by; all of them when it is blank
  /// @param filters what they must be, too
  void begin(Path chosen, String query, Filters filters, Language language) {
    if (stage.get() instanceof Stage.Running) {
      return;
    }
    var file = withKind(chosen);
    boolean over = file.equals(chosen);
    var stop = new AtomicBoolean();
    var written = new AtomicLong();
    cancelled = stop;
    stage.set(new Stage.Running(file, 0));
    var following =
        tasks.every(PACE, written::get, now -> stage.set(new Stage.Running(file, now)), _ -> {});
    tasks.run(
        () -> {
          var options = new ExportOptions(query, filters.at(desk.now()), over, language);
          return desk.exportFiles(file, options, new Watch(written, stop));
        },
        outcome -> {
          following.cancel();
          stage.set(new Stage.Ended(outcome));
        },
        _ -> {
          following.cancel();
          stage.set(new Stage.Failed(file));
        });
  }

  /// A name without a kind becomes that of a CSV.
  private static Path withKind(Path chosen) {
    var name = String.valueOf(chosen.getFileName());
    var folded = name.toLowerCase(Locale.ROOT);
    return folded.endsWith(".csv") || folded.endsWith(".json")
        ? chosen
        : chosen.resolveSibling(name + ".csv");
  }

  /// Stops the export: it leaves no file.
  void stop() {
    cancelled.set(true);
  }

  ReadOnlyObjectProperty<Stage> stage() {
    return stage.getReadOnlyProperty();
  }

  /// Called on the thread that exports.
  private record Watch(AtomicLong written, AtomicBoolean stop) implements ImportProgress {
    @Override
    public void report(long rows, long bytes, long bytesInAll) {
      written.set(rows);
    }

    @Override
    public boolean isCancelled() {
      return stop.get();
    }
  }
}
