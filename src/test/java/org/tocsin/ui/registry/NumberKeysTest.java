package org.tocsin.ui.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.ui.registry.RegistryStage.field;
import static org.tocsin.ui.registry.RegistryStage.node;
import static org.tocsin.ui.registry.RegistryStage.words;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.FileContent;
import org.tocsin.registry.FileId;
import org.tocsin.shared.Channel;

/// The keys that lead to the numbers of a file from wherever the clerk is.
@ExtendWith(ApplicationExtension.class)
class NumberKeysTest {
  private final RegistryStage house = new RegistryStage();

  @Start
  void start(Stage stage) {
    add("Gagnon", 10, ContactPoint.voice(FakeRegistryDesk.number(110)));
    add(
        "Roy",
        11,
        ContactPoint.voice(FakeRegistryDesk.number(111)),
        ContactPoint.voice(FakeRegistryDesk.number(121)),
        ContactPoint.sms(FakeRegistryDesk.number(131)));
    add("Morin", 12);
    house.show(stage);
  }

  private void add(String family, int place, ContactPoint... contacts) {
    house.desk.add(
        FakeRegistryDesk.content(family, "Luc", place, List.of(contacts)),
        FakeRegistryDesk.number(100 + place));
  }

  private FileContent stored(int id) {
    return house.desk.find(new FileId(id)).orElseThrow().content();
  }

  private static String number(FxRobot robot) {
    return field(robot, "contact-VOICE").getText();
  }

  @ParameterizedTest
  @ValueSource(strings = {"query", "table", "NOTE", "save"})
  void theFirstNumberIsUnderTheHandsFromAnywhere(String place, FxRobot robot) {
    robot.interact(() -> house.room.show(1));
    robot.interact(() -> node(robot, place).requestFocus());
    robot.push(KeyCode.F5);

    assertThat(node(robot, "contact-VOICE").isFocused()).isTrue();
    assertThat(number(robot)).isEqualTo("418\u00a0555-0110");
    robot.write("418 555-0199").push(KeyCode.CONTROL, KeyCode.ENTER);
    robot.push(KeyCode.CONTROL, KeyCode.ENTER);
    assertThat(stored(1).contacts())
        .containsExactly(ContactPoint.voice(FakeRegistryDesk.number(199)));
  }

  @Test
  void onceMoreGoesOnToTheNextNumberAndKeepsWhatWasTyped(FxRobot robot) {
    robot.interact(() -> house.room.show(2));
    robot.push(KeyCode.F5).write("418 555-0141").push(KeyCode.F5);
    assertThat(number(robot)).isEqualTo("418\u00a0555-0121");
    robot.push(KeyCode.F5);
    assertThat(number(robot)).isEqualTo("418\u00a0555-0131");
    assertThat(words(robot, "contact-kind-SMS")).isEqualTo("SMS");
    robot.push(KeyCode.F5);
    assertThat(number(robot)).isEqualTo("418\u00a0555-0141");

    robot.push(KeyCode.CONTROL, KeyCode.ENTER).push(KeyCode.CONTROL, KeyCode.ENTER);
    assertThat(stored(2).contacts(Channel.VOICE))
        .extracting(ContactPoint::number)
        .containsExactly(FakeRegistryDesk.number(141), FakeRegistryDesk.number(121));
  }

  @Test
  void aNumberThatCannotBeKeptIsNotLeft(FxRobot robot) {
    robot.interact(() -> house.room.show(1));
    robot.push(KeyCode.F7).write("555-01").push(KeyCode.F6);

    assertThat(number(robot)).isEqualTo("555-01");
    assertThat(node(robot, "contact-VOICE").isFocused()).isTrue();
    assertThat(words(robot, "contact-fault-VOICE")).startsWith("Il faut dix chiffres");
    robot.push(KeyCode.CONTROL, KeyCode.A).write("418 555-0152").push(KeyCode.F6);
    robot.write("418 555-0153").push(KeyCode.CONTROL, KeyCode.ENTER);
    robot.push(KeyCode.CONTROL, KeyCode.ENTER);

    assertThat(stored(1).contacts(Channel.SMS))
        .containsExactly(ContactPoint.sms(FakeRegistryDesk.number(152)));
    assertThat(stored(1).contacts(Channel.VOICE))
        .endsWith(ContactPoint.voice(FakeRegistryDesk.number(153)));
  }

  @Test
  void aFileWithoutAnyNumberIsGivenItsFirst(FxRobot robot) {
    robot.interact(() -> house.room.show(3));
    robot.push(KeyCode.F5).write("418 555-0112").push(KeyCode.CONTROL, KeyCode.ENTER);
    robot.push(KeyCode.CONTROL, KeyCode.ENTER);

    assertThat(stored(3).contacts())
        .containsExactly(ContactPoint.voice(FakeRegistryDesk.number(112)));
  }

  @Test
  void theKeyIsForTheFileThatWasAskedForAndIsNotThereYet(FxRobot robot) {
    robot.interact(() -> house.room.show(1));
    robot.write("0111");
    house.tasks.hold();
    robot.push(KeyCode.ENTER).push(KeyCode.F5);
    robot.interact(house.tasks::release);

    assertThat(words(robot, "title")).isEqualTo("Roy Luc");
    assertThat(number(robot)).isEqualTo("418\u00a0555-0111");
    assertThat(node(robot, "contact-VOICE").isFocused()).isTrue();
  }

  @Test
  void theKeyIsForTheFileThatTheSearchHasNotFoundYet(FxRobot robot) {
    robot.interact(() -> house.room.show(1));
    robot.interact(() -> node(robot, "query").requestFocus());
    house.tasks.hold();
    robot.write("0111").push(KeyCode.ENTER).push(KeyCode.F5);
    robot.interact(house.tasks::release);

    assertThat(words(robot, "title")).isEqualTo("Roy Luc");
    assertThat(number(robot)).isEqualTo("418\u00a0555-0111");
  }

  @Test
  void theButtonsSayTheirKeys(FxRobot robot) {
    robot.interact(() -> house.room.show(2));

    assertThat(words(robot, "add-VOICE")).isEqualTo("Ajouter (F6)");
    assertThat(node(robot, "add-SMS").getAccessibleText()).isEqualTo("Ajouter un numéro SMS (F7)");
    assertThat(robot.lookup(".pencil").queryAllAs(Button.class))
        .extracting(Button::getAccessibleText)
        .containsExactlyInAnyOrder(
            "Modifier 418\u00a0555-0111 (F5), place 1 sur 2",
            "Modifier 418\u00a0555-0121, place 2 sur 2",
            "Modifier 418\u00a0555-0131");
  }

  @Test
  void withoutAFileTheKeysDoNothing(FxRobot robot) {
    robot.push(KeyCode.F5).push(KeyCode.F6).push(KeyCode.F7);

    assertThat(node(robot, "query").isFocused()).isTrue();
  }
}
