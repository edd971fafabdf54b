package org.tocsin.app.console;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.tocsin.app.wiring.Calling;
import org.tocsin.app.wiring.Core;
import org.tocsin.app.wiring.Surroundings;
import org.tocsin.campaign.Pace;
import org.tocsin.settings.Settings;
import org.tocsin.ui.common.DesktopFilePicker;
import org.tocsin.ui.common.ThemeChoice;

/// Opens the window and waits until it is closed.
public final class ConsoleLauncher {
  private final Core core;
  private final Calling calling;
  private final Settings settings;
  private final Path folder;
  private final Surroundings surroundings;

  /// @param folder where this workstation's choices are kept
  public ConsoleLauncher(
      Core core, Calling calling, Settings settings, Path folder, Surroundings surroundings) {
    this.core = core;
    this.calling = calling;
    this.settings = settings;
    this.folder = folder;
    this.surroundings = surroundings;
  }

  /// Blocks the calling thread, which is not the FX thread, for as long as the window is open.
  ///
  /// @throws UnsupportedOperationException when there is no screen
  public void open() throws InterruptedException {
    // Asks the network for this machine's name, which may take its time: not on the FX thread.
    var person = surroundings.actor().name();
    var closed = new CountDownLatch(1);
    var failure = new AtomicReference<@Nullable RuntimeException>();
    try (var disk = Executors.newSingleThreadExecutor()) {
      Platform.startup(() -> {
        try {
          show(disk, person, closed);
        } catch (RuntimeException e) {
          failure.set(e);
          closed.countDown();
        }
      });
      closed.await();
      Platform.exit();
    }
    Optional.ofNullable(failure.get())
        .ifPresent(fault -> {
          throw fault;
        });
  }

  private void show(ExecutorService disk, String person, CountDownLatch closed) {
    var desktop =
        Platform.getPreferences().getColorScheme() == ColorScheme.DARK
            ? ThemeChoice.DARK
            : ThemeChoice.LIGHT;
    var preferences = new ConsolePreferences(folder, settings.language(), desktop, disk);
    var window =
        new RoomsOfTheHouse(core, calling, surroundings, allowed(), zone(), new DesktopFilePicker())
            .window(preferences, person);
    var stage = new Stage();
    window.show(stage);
    var released = stage.getOnHidden();
    stage.setOnHidden(event -> {
      Optional.ofNullable(released).ifPresent(handler -> handler.handle(event));
      closed.countDown();
    });
  }

  private ZoneId zone() {
    return surroundings.clock().getZone();
  }

  private Optional<Pace> allowed() {
    return settings.calling().map(each -> new Pace(each.channels(), each.callsPerSecond()));
  }
}
