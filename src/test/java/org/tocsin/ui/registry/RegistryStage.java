package org.tocsin.ui.registry;

import atlantafx.base.theme.PrimerLight;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.tocsin.shared.Language;
import org.tocsin.support.SteppedTasks;
import org.tocsin.ui.common.Room;

/// The room in a window of its own, on a small town's registry in memory.
final class RegistryStage {
  final FakeRegistryDesk desk = new FakeRegistryDesk();
  final SteppedTasks tasks = new SteppedTasks();
  final RegistryRoom room =
      new RegistryRoom(
          desk,
          tasks,
          ZoneId.of("America/Toronto"),
          (_, _, _) -> Optional.of(Path.of("residences.csv")));

  Room.View show(Stage stage) {
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    var view = room.open(Language.FRENCH);
    stage.setX(0);
    stage.setY(0);
    stage.setScene(new Scene(view.root(), 1010, 740));
    stage.show();
    view.focus();
    return view;
  }

  static TextInputControl field(FxRobot robot, String name) {
    return robot.lookup("#registry-" + name).query();
  }

  static String words(FxRobot robot, String name) {
    return robot.lookup("#registry-" + name).<Labeled>query().getText();
  }

  static Node node(FxRobot robot, String name) {
    return robot.lookup("#registry-" + name).query();
  }
}
