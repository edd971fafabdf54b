package org.tocsin.ui.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.ui.registry.RegistryStage.node;
import static org.tocsin.ui.registry.RegistryStage.words;

import java.util.List;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.FileId;
import org.tocsin.shared.Channel;

/// The order in which the numbers of a file are tried, changed by mouse and by keyboard.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class NumberOrderTest {
  private final RegistryStage house = new RegistryStage();
  private Scene scene;

  @Start
  void start(Stage stage) {
    var numbers =
        List.of(
            ContactPoint.voice(FakeRegistryDesk.number(111)),
            ContactPoint.voice(FakeRegistryDesk.number(112)),
            ContactPoint.voice(FakeRegistryDesk.number(113)),
            ContactPoint.sms(FakeRegistryDesk.number(114)));
    house.desk.add(
        FakeRegistryDesk.content("Roy", "Luc", 11, numbers), FakeRegistryDesk.number(111));
    house.show(stage);
    scene = stage.getScene();
    house.room.show(1);
  }

  private static Node row(FxRobot robot, int place) {
    return ((Pane) node(robot, "list-VOICE")).getChildren().get(place);
  }

  private static Bounds bounds(FxRobot robot, int place) {
    return row(robot, place).localToScreen(row(robot, place).getBoundsInLocal());
  }

  private List<Integer> order() {
    return house.desk.find(new FileId(1)).orElseThrow().content().contacts(Channel.VOICE).stream()
        .map(contact -> Integer.parseInt(contact.number().digits().substring(7)))
        .toList();
  }

  private static boolean has(Node row, String state) {
    return row.getPseudoClassStates().contains(PseudoClass.getPseudoClass(state));
  }

  private String focused() {
    return Objects.requireNonNull(scene.getFocusOwner().getAccessibleText());
  }

  private static void drag(FxRobot robot, int from, Point2D to) {
    var start = bounds(robot, from);
    robot.moveTo(start.getMinX() + 12, start.getMinY() + 12).press(MouseButton.PRIMARY);
    robot.moveTo(new Point2D(start.getMinX() + 14, start.getMinY() + 18)).moveTo(to);
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Test
  void theButtonThatBringsANumberToTheTopLeavesTheKeyboardAtIt(FxRobot robot) {
    robot.interact(() -> row(robot, 1).lookup(".up").requestFocus());
    robot.push(KeyCode.SPACE);
    assertThat(focused()).startsWith("Modifier 418\u00a0555-0112");

    robot.interact(() -> row(robot, 1).lookup(".down").requestFocus());
    robot.push(KeyCode.SPACE);
    assertThat(focused()).startsWith("Modifier 418\u00a0555-0111");
  }

  private static void release(FxRobot robot) {
    robot.release(MouseButton.PRIMARY);
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Test
  void aNumberIsDraggedWhereALineShowsThatItGoes(FxRobot robot) {
    var second = bounds(robot, 1);
    drag(robot, 2, new Point2D(second.getMinX() + 20, second.getMinY() + 5));
    assertThat(has(row(robot, 1), "drop-before")).isTrue();
    assertThat(has(row(robot, 0), "drop-before")).isFalse();
    assertThat(has(row(robot, 2), "dragged")).isTrue();
    release(robot);

    assertThat(words(robot, "notice"))
        .isEqualTo(
            "Le 418\u00a0555-0113 est maintenant à la place 2 sur 3. Confirmez le dossier pour garder"
                + " cet ordre.");
    robot.push(KeyCode.CONTROL, KeyCode.ENTER);
    assertThat(order()).containsExactly(111, 113, 112);
  }

  @Test
  void aNumberIsDraggedToTheEndOfItsList(FxRobot robot) {
    var last = bounds(robot, 2);
    drag(robot, 0, new Point2D(last.getMinX() + 20, last.getMaxY() - 3));
    assertThat(has(row(robot, 2), "drop-after")).isTrue();
    release(robot);
    robot.push(KeyCode.CONTROL, KeyCode.ENTER);

    assertThat(order()).containsExactly(112, 113, 111);
  }

  @Test
  void aNumberThatIsDraggedOutOfItsListStaysWhereItWas(FxRobot robot) {
    drag(robot, 2, new Point2D(300, 300));
    assertThat(has(row(robot, 0), "drop-before")).isFalse();
    release(robot);
    assertThat(has(row(robot, 2), "dragged")).isFalse();
    robot.interact(() -> node(robot, "save").requestFocus());
    robot.push(KeyCode.CONTROL, KeyCode.ENTER);

    assertThat(order()).containsExactly(111, 112, 113);
  }

  @Test
  void aNumberIsMovedByKeyboardWithTheFocusOnIt(FxRobot robot) {
    robot.interact(() -> row(robot, 2).lookup(".bin").requestFocus());
    assertThat(focused()).isEqualTo("Retirer 418\u00a0555-0113, place 3 sur 3");
    robot.push(KeyCode.ALT, KeyCode.UP);
    assertThat(focused()).isEqualTo("Retirer 418\u00a0555-0113, place 2 sur 3");
    robot.push(KeyCode.ALT, KeyCode.UP).push(KeyCode.ALT, KeyCode.UP);
    assertThat(focused()).isEqualTo("Retirer 418\u00a0555-0113, place 1 sur 3");
    robot.push(KeyCode.ALT, KeyCode.DOWN).push(KeyCode.CONTROL, KeyCode.ENTER);

    assertThat(order()).containsExactly(111, 113, 112);
  }
}
