package org.tocsin.ui.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.control.ContentDisplay;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.tocsin.registry.ContactPoint;

/// The state of a file never takes the room in which its address tells it from the others.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class StateColumnTest {
  private final RegistryStage house = new RegistryStage();
  private Stage stage;

  @Start
  void start(Stage window) {
    stage = window;
    var voice = ContactPoint.voice(FakeRegistryDesk.number(110));
    house.desk.add(FakeRegistryDesk.content("Gagnon", "Luc", 10, List.of(voice)), voice.number());
    house.show(window);
  }

  private static StateCell cell(FxRobot robot) {
    return robot.lookup(".state").<StateCell>queryAll().stream()
        .filter(cell -> cell.getGraphic() != null)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aNarrowListHasItsSignWithTheWordAtHandAndAWideOneBoth(FxRobot robot) {
    var narrow = cell(robot);
    assertThat(narrow.getContentDisplay()).isEqualTo(ContentDisplay.GRAPHIC_ONLY);
    assertThat(narrow.getTooltip().getText()).isEqualTo(narrow.getText()).isNotBlank();
    assertThat(narrow.getAccessibleText()).isEqualTo(narrow.getText());
    assertThat(narrow.getWidth()).isLessThan(80);

    robot.interact(() -> stage.setWidth(1_700));

    assertThat(cell(robot).getContentDisplay()).isEqualTo(ContentDisplay.LEFT);
    assertThat(cell(robot).getWidth()).isGreaterThan(100);
  }
}
