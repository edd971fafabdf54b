package org.tocsin.ui.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.ui.registry.RegistryStage.field;
import static org.tocsin.ui.registry.RegistryStage.node;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.tocsin.audit.Actor;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.FileEvent;
import org.tocsin.registry.FileId;
import org.tocsin.support.Pictures;

/// The history of a file on screen.
@ExtendWith(ApplicationExtension.class)
class HistoryPaneTest {
  private final RegistryStage house = new RegistryStage();

  @Start
  void start(Stage stage) {
    var voice = ContactPoint.voice(FakeRegistryDesk.number(110));
    house.desk.add(FakeRegistryDesk.content("Gagnon", "Luc", 10, List.of(voice)), voice.number());
    house.desk.events.put(
        new FileId(1),
        List.of(changed("Luc → Lucas"), changed("Lucie → Luc"), HistoryModelTest.opened("a")));
    house.show(stage);
    house.room.show(1);
  }

  private static FileEvent changed(String givenName) {
    return new FileEvent.Changed(
        FakeRegistryDesk.NOW,
        new Actor("mtremblay", "poste-1"),
        "registry.update",
        new TreeMap<>(Map.of("givenName", givenName)));
  }

  private static ListView<FileEvent> list(FxRobot robot) {
    return robot.lookup("#registry-history-list").query();
  }

  @Test
  void isReadWithTheKeyboardBesideWhatIsTyped(FxRobot robot) {
    robot.clickOn("#registry-GIVEN_NAME").push(KeyCode.END).write("as");
    robot.push(KeyCode.CONTROL, KeyCode.H);

    assertThat(list(robot).isFocused()).isTrue();
    assertThat(list(robot).getSelectionModel().getSelectedIndex()).isZero();
    robot.push(KeyCode.DOWN);
    assertThat(list(robot).getSelectionModel().getSelectedIndex()).isEqualTo(1);
    assertThat(robot.lookup(".history-line .history-detail").queryAll()).hasSize(2);
    assertThat(field(robot, "GIVEN_NAME").getText()).isEqualTo("Lucas");
    assertThat(Pictures.truncated(robot, (Parent) node(robot, "history"))).isEmpty();

    robot.push(KeyCode.ESCAPE);
    assertThat(node(robot, "GIVEN_NAME").isFocused()).isTrue();
    assertThat(robot.lookup("#registry-history").tryQuery()).isEmpty();
    assertThat(field(robot, "GIVEN_NAME").getText()).isEqualTo("Lucas");
  }

  @Test
  void theSameKeyClosesIt(FxRobot robot) {
    robot.clickOn("#registry-FAMILY_NAME").push(KeyCode.CONTROL, KeyCode.H);
    robot.push(KeyCode.CONTROL, KeyCode.H);

    assertThat(robot.lookup("#registry-history").tryQuery()).isEmpty();
    assertThat(node(robot, "FAMILY_NAME").isFocused()).isTrue();
  }

  @Test
  void eachLineIsReadOutWhole(FxRobot robot) {
    robot.clickOn("#registry-history-open");

    assertThat(robot.lookup("#registry-history-list .list-cell").queryAllAs(Node.class))
        .extracting(Node::getAccessibleText)
        .anySatisfy(
            text -> assertThat(text).contains("Dossier modifié", "mtremblay", "Luc → Lucas"));
  }
}
