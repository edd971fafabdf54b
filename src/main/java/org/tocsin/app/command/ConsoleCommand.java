package org.tocsin.app.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tocsin.app.console.ConsoleLauncher;
import org.tocsin.app.wiring.Calling;
import org.tocsin.app.wiring.Core;
import org.tocsin.app.wiring.OrderlyEnd;
import org.tocsin.settings.Settings;
import picocli.CommandLine.Command;

/// `tocsin console`: the window.
@Command
final class ConsoleCommand implements Callable<Integer> {
  private final TocsinCommand tocsin;

  ConsoleCommand(TocsinCommand tocsin) {
    this.tocsin = tocsin;
  }

  @Override
  public Integer call() {
    var folder = tocsin.dataFolder();
    return tocsin.withSettings(
        folder,
        settings -> {
          try (var core = Core.open(settings, folder, tocsin.surroundings().clock())) {
            return open(tocsin, core, settings, folder, () -> {});
          }
        });
  }

  /// Opens the window on a database that is open, and waits until it is closed.
  ///
  /// @param last what else is to be done when the process is told to end meanwhile
  static int open(TocsinCommand tocsin, Core core, Settings settings, Path folder, Runnable last) {
    var surroundings = tocsin.surroundings();
    try (var calling = Calling.start(core, settings, folder, surroundings);
        var _ = OrderlyEnd.with(() -> end(calling, core, last))) {
      new ConsoleLauncher(core, calling, settings, folder, surroundings).open();
      // Here, while a process that is told to end still waits for it.
      calling.stop();
      return ExitCode.DONE;
    } catch (UnsupportedOperationException e) {
      return tocsin.terminal().refuse("command.console.no-screen");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.DONE;
    }
  }

  private static void end(Calling calling, Core core, Runnable last) {
    calling.stop();
    core.close();
    last.run();
  }
}
