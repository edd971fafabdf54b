package org.tocsin.bench;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.tocsin.app.wiring.Core;
import org.tocsin.audit.Actor;
import org.tocsin.desk.DialOutcome;
import org.tocsin.registry.FileFault;
import org.tocsin.settings.SettingsReader;
import org.tocsin.shared.Language;
import org.tocsin.ui.common.FxBackgroundTasks;
import org.tocsin.ui.common.Room;
import org.tocsin.ui.common.ThemeChoice;
import org.tocsin.ui.registry.RegistryRoom;
import org.tocsin.ui.registry.ServiceDuplicateDesk;
import org.tocsin.ui.registry.ServiceRegistryDesk;

/// The registry's room on a database that is there, scrolled through, selected in and typed in, a
/// step a pulse. What JavaFX itself says of its pulses goes to the standard error.
final class ScrollProcess {
  private static final Actor CLERK = new Actor("banc", "banc");
  private static final String TYPED = "tremblay eric ";

  private ScrollProcess() {}

  /// @param arguments the folder of the database, steps of each kind
  public static void main(String[] arguments) throws Exception {
    int steps = Integer.parseInt(arguments[1]);
    var folder = Path.of(arguments[0]);
    var settings = SettingsReader.read(folder, Map.of()).settings().orElseThrow();
    try (var core = Core.open(settings, folder, Clock.systemUTC())) {
      var opened = new CountDownLatch(1);
      Platform.startup(opened::countDown);
      opened.await();
      var view = new Room.View[1];
      var scene = new Scene[1];
      await(() -> {
        view[0] = room(core).open(Language.FRENCH);
        scene[0] = new Scene(view[0].root(), 1700, 960);
        ThemeChoice.LIGHT.apply(scene[0]);
        var stage = new Stage();
        stage.setScene(scene[0]);
        stage.show();
      });
      TableView<?> table = (TableView<?>) scene[0].lookup("#registry-table");
      var more = (Button) scene[0].lookup("#registry-more");
      var query = (TextField) scene[0].lookup("#registry-query");
      // The first pass warms what a console that has been open for a while has warm.
      for (boolean warm : new boolean[] {false, true}) {
        begin(warm, "typing");
        each(steps, i -> query.setText(TYPED.substring(0, i % TYPED.length())));
        await(() -> query.setText(""));
        begin(warm, "scrolling");
        each(
            steps,
            i -> {
              table.scrollTo(i * 7 % Math.max(1, table.getItems().size()));
              if (i % 100 == 99 && more.isVisible()) {
                more.fire();
              }
            });
        begin(warm, "selecting");
        each(
            steps, i -> table.getSelectionModel().select(i % Math.max(1, table.getItems().size())));
      }
      await(view[0]::close);
    }
    System.exit(0);
  }

  /// The log of pulses is cut there.
  private static void begin(boolean warm, String phase) {
    System.err.println("\nPHASE " + (warm ? phase : "warming"));
  }

  private static Room room(Core core) {
    var duplicates = new ServiceDuplicateDesk(core.duplicates(), core.merges(), () -> CLERK);
    var desk =
        new ServiceRegistryDesk(
            core.registry(),
            core.watchFiles(),
            core.residentImports(),
            core.importUndo(),
            core.residentExports(),
            (_, _) -> new DialOutcome.Refused(FileFault.Reason.DO_NOT_CALL),
            duplicates,
            () -> CLERK,
            Clock.systemUTC());
    return new RegistryRoom(
        desk,
        new FxBackgroundTasks(),
        ZoneId.of("America/Toronto"),
        (_, _, _) -> Optional.<Path>empty());
  }

  private static void await(Runnable work) throws InterruptedException {
    var done = new CountDownLatch(1);
    Platform.runLater(() -> {
      work.run();
      done.countDown();
    });
    done.await();
  }

  /// A step in each pulse.
  private static void each(int steps, IntConsumer step) throws InterruptedException {
    var done = new CountDownLatch(1);
    await(() ->
        new AnimationTimer() {
          private int next;

          @Override
          public void handle(long now) {
            if (next == steps) {
              stop();
              done.countDown();
              return;
            }
            step.accept(next++);
          }
        }.start());
    done.await();
  }
}
