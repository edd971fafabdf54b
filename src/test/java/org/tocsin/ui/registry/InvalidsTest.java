package org.tocsin.ui.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.ui.registry.RegistryStage.node;
import static org.tocsin.ui.registry.RegistryStage.words;

import java.util.List;
import javafx.scene.Parent;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.FileId;
import org.tocsin.registry.InvalidNumber;
import org.tocsin.shared.Channel;
import org.tocsin.support.Pictures;

/// The work list of numbers to correct.
@ExtendWith(ApplicationExtension.class)
class InvalidsTest {
  private final RegistryStage house = new RegistryStage();

  @Start
  void start(Stage stage) {
    add("Gagnon", 10, contact(110, false));
    add("Roy", 11, contact(111, false), contact(121, true));
    add("Tremblay", 12, contact(112, true));
    house.show(stage);
  }

  private static ContactPoint contact(int number, boolean invalid) {
    return new ContactPoint(
        Channel.VOICE, FakeRegistryDesk.number(number), "", "", 0, true, invalid);
  }

  private void add(String family, int place, ContactPoint... contacts) {
    house.desk.add(
        FakeRegistryDesk.content(family, "Luc", place, List.of(contacts)), contacts[0].number());
  }

  private static TableView<InvalidNumber> table(FxRobot robot) {
    return robot.lookup("#registry-invalids-table").query();
  }

  @Test
  void aNumberIsCorrectedByKeyboardAloneAndLeavesTheList(FxRobot robot) {
    assertThat(words(robot, "invalids-open")).startsWith("Numéros à corriger\u00a0: 2");
    robot.push(KeyCode.CONTROL, KeyCode.I);
    assertThat(table(robot).isFocused()).isTrue();
    robot.push(KeyCode.ENTER);
    assertThat(words(robot, "title")).isEqualTo("Roy Luc");
    robot.push(KeyCode.ENTER);
    assertThat(node(robot, "contact-VOICE").isFocused()).isTrue();
    robot.write("418 555-0199").push(KeyCode.CONTROL, KeyCode.ENTER);
    robot.push(KeyCode.CONTROL, KeyCode.ENTER);

    assertThat(house.desk.find(new FileId(2)).orElseThrow().content().contacts())
        .contains(contact(199, false));
    assertThat(table(robot).getItems())
        .singleElement()
        .satisfies(row -> assertThat(row.file().familyName()).isEqualTo("Tremblay"));
    robot.push(KeyCode.CONTROL, KeyCode.I);
    assertThat(table(robot).isFocused()).isTrue();
    robot.push(KeyCode.ESCAPE);
    assertThat(node(robot, "query").isFocused()).isTrue();
  }

  @Test
  void showsWhatCallsFindInTheMeantime(FxRobot robot) {
    robot.clickOn("#registry-invalids-open");
    robot.interact(() -> {
      var old = house.desk.find(new FileId(1)).orElseThrow().content();
      house.desk.change(
          new FileId(1),
          FakeRegistryDesk.content(
              old.familyName(), old.givenName(), 10, List.of(contact(110, true))));
      house.tasks.step();
    });

    assertThat(table(robot).getItems()).hasSize(3);
    assertThat(words(robot, "invalids-count")).isEqualTo("3 numéros");
    assertThat(table(robot).getColumns().getLast().getCellData(0).toString())
        .matches("\\d{4}-\\d{2}-\\d{2}");
    assertThat(Pictures.truncated(robot, (Parent) node(robot, "invalids"))).isEmpty();
  }
}
