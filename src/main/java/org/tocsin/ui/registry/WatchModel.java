package org.tocsin.ui.registry;

import java.time.Duration;
import javafx.util.Subscription;
import org.tocsin.registry.FileId;
import org.tocsin.registry.FileWatch;
import org.tocsin.registry.ResidentFile;
import org.tocsin.ui.common.BackgroundTasks;

/// Brings to the screen what others change. FX thread.
final class WatchModel {
  private static final Duration PACE = Duration.ofSeconds(1);

  private final RegistryDesk desk;
  private final BackgroundTasks tasks;
  private final Runnable refresh;
  private final FileModel file;
  private final ElsewhereModel elsewhere;

  /// @param refresh brings the lists up to date
  WatchModel(RegistryDesk desk, BackgroundTasks tasks, Runnable refresh, FileModel file) {
    this.desk = desk;
    this.tasks = tasks;
    this.refresh = refresh;
    this.file = file;
    this.elsewhere = new ElsewhereModel(file);
  }

  /// Watches until it is unsubscribed. A reading that fails is made up for by the next one.
  Subscription attach() {
    return tasks.every(PACE, desk::changes, this::changed, _ -> {})::cancel;
  }

  private void changed(FileWatch.Changes files) {
    if (!files.isEmpty()) {
      refresh.run();
      file.shown()
          .get()
          .map(ResidentFile::id)
          .filter(id -> files.concern(id) && file.open().get())
          .ifPresent(this::readAgain);
    }
  }

  private void readAgain(FileId id) {
    tasks.run(
        () -> desk.find(id),
        found ->
            found.ifPresentOrElse(
                elsewhere::changed, () -> file.tell(Notice.bad("registry.trouble.gone"))),
        _ -> file.tell(Notice.bad("registry.trouble.read")));
  }

  /// What somebody else made of the file on screen.
  ElsewhereModel elsewhere() {
    return elsewhere;
  }
}
