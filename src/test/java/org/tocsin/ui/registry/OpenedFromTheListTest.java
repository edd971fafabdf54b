package org.tocsin.ui.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.ui.registry.RegistryStage.node;
import static org.tocsin.ui.registry.RegistryStage.words;

import java.util.List;
import java.util.Set;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.DuplicateReason;
import org.tocsin.registry.FileId;
import org.tocsin.registry.Resemblance;
import org.tocsin.registry.SuspectedPair;

/// What is opened from the list is what was asked for, whatever happens meanwhile.
@ExtendWith(ApplicationExtension.class)
class OpenedFromTheListTest {
  private final RegistryStage house = new RegistryStage();

  @Start
  void start(Stage stage) {
    add("Gagnon", 10);
    add("Roy", 11);
    add("Morin", 12);
    house.show(stage);
    house.room.show(1);
  }

  private void add(String family, int place) {
    var voice = ContactPoint.voice(FakeRegistryDesk.number(100 + place));
    house.desk.add(FakeRegistryDesk.content(family, "Luc", place, List.of(voice)), voice.number());
  }

  private void change(int id) {
    house.desk.change(new FileId(id), house.desk.find(new FileId(id)).orElseThrow().content());
  }

  private static void search(FxRobot robot, String typed) {
    robot.interact(() -> node(robot, "query").requestFocus());
    robot.push(KeyCode.CONTROL, KeyCode.A).write(typed);
  }

  @Test
  void enterStandsWhileTheListIsBroughtUpToDate(FxRobot robot) {
    house.tasks.hold();
    search(robot, "0111");
    robot.push(KeyCode.ENTER);
    change(3);
    robot.interact(house.tasks::step);
    robot.push(KeyCode.F5);
    robot.interact(house.tasks::release);

    assertThat(words(robot, "title")).isEqualTo("Roy Luc");
    assertThat(node(robot, "contact-VOICE").isFocused()).isTrue();
  }

  @Test
  void whatFollowsAnEnterThatFoundNothingIsNotForTheFileOnScreen(FxRobot robot) {
    house.tasks.hold();
    search(robot, "9999");
    robot.push(KeyCode.ENTER).push(KeyCode.F6);
    robot.interact(house.tasks::release);

    assertThat(node(robot, "query").isFocused()).isTrue();
  }

  @Test
  void whatWasForAFileThatIsGoneIsNotForTheOneOnScreen(FxRobot robot) {
    search(robot, "0111");
    house.desk.files.remove(1);
    house.tasks.hold();
    robot.push(KeyCode.ENTER).push(KeyCode.F6);
    robot.interact(house.tasks::release);

    assertThat(words(robot, "title")).isEqualTo("Gagnon Luc");
    assertThat(node(robot, "query").isFocused()).isTrue();
  }

  @Test
  void enterOpensAgainTheFileThatAnotherPageTookOffTheScreen(FxRobot robot) {
    search(robot, "0111");
    robot.push(KeyCode.ENTER).push(KeyCode.CONTROL, KeyCode.B).push(KeyCode.ESCAPE);
    robot.push(KeyCode.ENTER);

    assertThat(node(robot, "FAMILY_NAME").isFocused()).isTrue();
    assertThat(words(robot, "title")).isEqualTo("Roy Luc");
  }

  @Test
  void soDoAClickAndEnterInTheList(FxRobot robot) {
    search(robot, "0111");
    robot.push(KeyCode.ENTER).push(KeyCode.CONTROL, KeyCode.B).push(KeyCode.ESCAPE);
    robot.clickOn("#registry-table .table-row-cell:selected");
    robot.push(KeyCode.ENTER);
    assertThat(node(robot, "FAMILY_NAME").isFocused()).isTrue();

    robot.push(KeyCode.CONTROL, KeyCode.B).push(KeyCode.ESCAPE);
    robot.push(KeyCode.DOWN).push(KeyCode.ENTER);
    assertThat(node(robot, "FAMILY_NAME").isFocused()).isTrue();
  }

  @Test
  void theFileThatWasGoneBackToStays(FxRobot robot) {
    house.tasks.hold();
    robot.interact(() -> house.room.show(2));
    robot.interact(() -> house.room.show(1));
    robot.interact(house.tasks::release);

    assertThat(words(robot, "title")).isEqualTo("Gagnon Luc");
  }

  @Test
  void theEndOfASweepLeavesTheKeyboardWithTheSearch(FxRobot robot) {
    house.desk.duplicates.suspected.add(
        new SuspectedPair(
            house.desk.files.get(0),
            house.desk.files.get(1),
            new Resemblance(Set.of(DuplicateReason.NEAR_NAME), 94)));
    robot.push(KeyCode.CONTROL, KeyCode.B);
    house.tasks.hold();
    robot.interact(() -> node(robot, "duplicates-sweep").requestFocus());
    robot.push(KeyCode.SPACE);
    search(robot, "0111");
    robot.interact(house.tasks::release);

    assertThat(node(robot, "query").isFocused()).isTrue();
  }

  @Test
  void theKeysOfTheRoomAreUnderstoodInTheSearchAboveAllRooms(FxRobot robot) {
    search(robot, "0111");
    robot.push(KeyCode.ENTER);
    var above = new TextField();
    robot.interact(() -> {
      var scene = node(robot, "query").getScene();
      var room = scene.getRoot();
      scene.setRoot(new Pane());
      scene.setRoot(new VBox(above, room));
      above.requestFocus();
    });

    robot.push(KeyCode.F5);

    assertThat(node(robot, "contact-VOICE").isFocused()).isTrue();
    robot.push(KeyCode.ESCAPE);
    robot.interact(above::requestFocus);
    robot.push(KeyCode.CONTROL, KeyCode.N);
    assertThat(node(robot, "FAMILY_NAME").isFocused()).isTrue();
  }
}
