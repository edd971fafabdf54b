package org.tocsin.ui.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.ui.registry.RegistryStage.field;
import static org.tocsin.ui.registry.RegistryStage.node;

import java.util.List;
import javafx.scene.Parent;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.FileContent;
import org.tocsin.registry.FileId;
import org.tocsin.registry.FileSummary;
import org.tocsin.support.Pictures;

/// What others change while the room is on screen.
@ExtendWith(ApplicationExtension.class)
class OthersTest {
  private final RegistryStage house = new RegistryStage();

  @Start
  void start(Stage stage) {
    for (int i = 0; i < 90; i++) {
      add("Nom%02d".formatted(i), 100 + i);
    }
    house.show(stage);
  }

  private void add(String family, int house) {
    var voice = ContactPoint.voice(FakeRegistryDesk.number(house));
    this.house.desk.add(content(family, "Luc", house), voice.number());
  }

  private static FileContent content(String family, String given, int house) {
    var voice = ContactPoint.voice(FakeRegistryDesk.number(house));
    return FakeRegistryDesk.content(family, given, house, List.of(voice));
  }

  private void someoneChanges(long id, String family, String given) {
    house.desk.change(new FileId(id), content(family, given, (int) id + 99));
  }

  private static TableView<FileSummary> table(FxRobot robot) {
    return robot.lookup("#registry-table").query();
  }

  private static List<String> inSight(FxRobot robot) {
    return robot.lookup(".table-row-cell").queryAllAs(TableRow.class).stream()
        .filter(row -> row.isVisible() && row.getItem() instanceof FileSummary)
        .map(row -> ((FileSummary) row.getItem()).familyName())
        .sorted()
        .toList();
  }

  @Test
  void theListKeepsItsPlaceAndItsSelection(FxRobot robot) {
    robot.interact(() -> {
      house.room.show(50);
      table(robot).scrollTo(40);
    });
    var before = inSight(robot);
    assertThat(before).contains("Nom45").doesNotContain("Nom00");

    robot.interact(() -> {
      house.desk.files.removeFirst();
      someoneChanges(46, "Nom45", "Sylvie");
      house.tasks.step();
    });

    assertThat(inSight(robot)).startsWith(before.subList(0, 15).toArray(String[]::new));
    assertThat(table(robot).getItems()).hasSize(89);
    assertThat(table(robot).getSelectionModel().getSelectedItem().id()).isEqualTo(new FileId(50));
  }

  @Test
  void saysThatAnotherChangedTheFileWithoutTakingTheKeyboard(FxRobot robot) {
    robot.interact(() -> house.room.show(1));
    assertThat(node(robot, "elsewhere").isVisible()).isFalse();
    robot.clickOn("#registry-GIVEN_NAME").push(KeyCode.END).write("as");
    robot.interact(() -> {
      someoneChanges(1, "Nom00", "Ève");
      house.tasks.step();
    });
    robot.write("-Marc");

    assertThat(node(robot, "elsewhere").isVisible()).isTrue();
    assertThat(field(robot, "GIVEN_NAME").getText()).isEqualTo("Lucas-Marc");
    assertThat(Pictures.truncated(robot, (Parent) node(robot, "elsewhere"))).isEmpty();
  }

  @Test
  void theDifferenceIsAnsweredFieldByFieldByKeyboardAlone(FxRobot robot) {
    robot.interact(() -> house.room.show(1));
    robot.clickOn("#registry-FAMILY_NAME").push(KeyCode.END).write("x");
    robot.push(KeyCode.TAB).push(KeyCode.END).write("as");
    robot.interact(() -> {
      someoneChanges(1, "Nouveau", "Ève");
      house.tasks.step();
    });
    robot.push(KeyCode.CONTROL, KeyCode.D);
    assertThat(node(robot, "mine-familyName").isFocused()).isTrue();
    assertThat(node(robot, "elsewhere").isVisible()).isFalse();
    robot.push(KeyCode.LEFT);
    robot.push(KeyCode.TAB).push(KeyCode.TAB).push(KeyCode.ENTER);

    var kept = house.desk.find(new FileId(1)).orElseThrow().content();
    assertThat(kept.familyName()).isEqualTo("Nouveau");
    assertThat(kept.givenName()).isEqualTo("Lucas");
    assertThat(node(robot, "elsewhere").isVisible()).isFalse();
    assertThat(node(robot, "question").isVisible()).isFalse();
  }
}
