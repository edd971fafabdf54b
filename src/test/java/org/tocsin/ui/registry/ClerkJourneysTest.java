package org.tocsin.ui.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.ui.registry.RegistryStage.field;
import static org.tocsin.ui.registry.RegistryStage.node;
import static org.tocsin.ui.registry.RegistryStage.words;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.FileContent;
import org.tocsin.registry.FileId;
import org.tocsin.shared.Channel;

/// What a clerk does all day, on the phone, both hands on the keyboard: each task with the keys
/// that it takes.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class ClerkJourneysTest {
  private final RegistryStage house = new RegistryStage();
  private FxRobot robot;
  private int keys;

  @Start
  void start(Stage stage) {
    for (int i = 0; i < 20; i++) {
      var voice = ContactPoint.voice(FakeRegistryDesk.number(100 + i));
      var content = FakeRegistryDesk.content("Nom" + i, "Luc", 201 + i, List.of(voice));
      house.desk.add(content, voice.number());
    }
    house.show(stage);
  }

  @BeforeEach
  void bothHandsAreOnTheKeyboard(FxRobot hands) {
    robot = hands;
  }

  private void type(String text) {
    robot.write(text);
    keys += text.length();
  }

  private void press(KeyCode... chord) {
    robot.push(chord);
    keys++;
  }

  private void tabTo(String name) {
    for (int i = 0; i < 30 && !node(robot, name).isFocused(); i++) {
      press(KeyCode.TAB);
    }
    assertThat(node(robot, name).isFocused()).as(name).isTrue();
  }

  private void backTo(String name) {
    for (int i = 0; i < 30 && !node(robot, name).isFocused(); i++) {
      press(KeyCode.SHIFT, KeyCode.TAB);
    }
    assertThat(node(robot, name).isFocused()).as(name).isTrue();
  }

  /// By the last four digits of the number that calls.
  private void find() {
    type("0107");
    press(KeyCode.ENTER);
    assertThat(words(robot, "title")).isEqualTo("Nom7 Luc");
  }

  private void confirm() {
    press(KeyCode.CONTROL, KeyCode.ENTER);
  }

  private FileContent stored() {
    return house.desk.find(new FileId(8)).orElseThrow().content();
  }

  @Test
  void findsAFileByItsNumber() {
    find();

    assertThat(robot.lookup("#registry-table .found").queryAllAs(Label.class))
        .extracting(Label::getText)
        .containsExactly("0107");
    assertThat(node(robot, "FAMILY_NAME").isFocused()).isTrue();
    assertThat(keys).isEqualTo(5);
  }

  @Test
  void correctsANumber() {
    find();
    press(KeyCode.F5);
    type("4185550177");
    confirm();
    confirm();

    assertThat(stored().contacts())
        .containsExactly(ContactPoint.voice(FakeRegistryDesk.number(177)));
    assertThat(keys).isEqualTo(18);
  }

  @Test
  void addsAnSmsNumber() {
    find();
    press(KeyCode.F7);
    type("4185550178");
    confirm();
    confirm();

    assertThat(stored().contacts(Channel.SMS))
        .containsExactly(ContactPoint.sms(FakeRegistryDesk.number(178)));
    assertThat(keys).isEqualTo(18);
  }

  @Test
  void movesHouse() {
    find();
    tabTo("STREET");
    type("rue du couvent");
    press(KeyCode.TAB);
    type("33");
    confirm();

    assertThat(stored().address().street()).isEqualTo("rue du Couvent");
    assertThat(stored().address().civicNumber().display()).isEqualTo("33");
    assertThat(keys).isEqualTo(26);
  }

  @Test
  void opensACompanyWithItsExtensionAndItsDelay() {
    press(KeyCode.CONTROL, KeyCode.N);
    type("Garage Jutras");
    press(KeyCode.TAB);
    type("Luc");
    tabTo("STREET");
    type("rue du couvent");
    press(KeyCode.TAB);
    type("45");
    press(KeyCode.F6);
    type("4185550179");
    tabTo("contact-EXTENSION");
    type("204");
    press(KeyCode.TAB);
    type("3");
    confirm();
    confirm();

    assertThat(words(robot, "account")).isEqualTo("Compte 418\u00a0555-0179");
    assertThat(house.desk.files.getLast().content().contacts())
        .containsExactly(
            new ContactPoint(
                Channel.VOICE, FakeRegistryDesk.number(179), "", "204", 3, true, false));
    assertThat(keys).isEqualTo(58);
  }

  @Test
  void deactivatesAFile() {
    find();
    backTo("active");
    press(KeyCode.SPACE);
    confirm();

    assertThat(stored().active()).isFalse();
    assertThat(field(robot, "FAMILY_NAME").getText()).isEqualTo("Nom7");
    assertThat(keys).isEqualTo(10);
  }
}
