package org.tocsin.ui.administration;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.tocsin.registry.CityPolicy;
import org.tocsin.registry.DoNotCallEntry;
import org.tocsin.shared.Language;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.support.Pictures;
import org.tocsin.support.SteppedTasks;
import org.tocsin.ui.common.Room;

/// The city's rules and the numbers never to call, on screen.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class AdministrationTest {
  private final FakeAdministrationDesk desk = new FakeAdministrationDesk();
  private final SteppedTasks tasks = new SteppedTasks();
  private final AdministrationRoom room =
      new AdministrationRoom(desk, tasks, ZoneId.of("America/Toronto"));
  private Room.View view;

  @Start
  void start(Stage stage) {
    desk.put(101, "Demandé par le résident");
    desk.put(102, "Télécopieur");
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    view = room.open(Language.FRENCH);
    stage.setX(0);
    stage.setY(0);
    stage.setScene(new Scene(view.root(), 1010, 740));
    stage.show();
    view.focus();
  }

  private static Node node(FxRobot robot, String name) {
    return robot.lookup("#administration-" + name).query();
  }

  private static String words(FxRobot robot, String name) {
    return robot.lookup("#administration-" + name).<Labeled>query().getText();
  }

  private static String typed(FxRobot robot, String name) {
    return robot.lookup("#administration-" + name).<TextField>query().getText();
  }

  private static List<PhoneNumber> listed(FxRobot robot) {
    return robot
        .lookup("#administration-doNotCall")
        .<TableView<DoNotCallEntry>>query()
        .getItems()
        .stream()
        .map(DoNotCallEntry::number)
        .toList();
  }

  @Test
  void theRulesAreChangedByKeyboardAlone(FxRobot robot) {
    assertThat(node(robot, "several").isFocused()).isTrue();
    assertThat(typed(robot, "areaCodes")).isEqualTo("418, 450");
    robot.push(KeyCode.SPACE).push(KeyCode.TAB);
    robot.push(KeyCode.CONTROL, KeyCode.A).write("418 581").push(KeyCode.TAB);
    robot.write("sev, mag").push(KeyCode.CONTROL, KeyCode.ENTER);

    assertThat(desk.policy)
        .isEqualTo(new CityPolicy(false, Set.of("418", "581"), Set.of("SEV", "MAG"), false));
    assertThat(words(robot, "policy-told")).startsWith("Les règles sont enregistrées.");
    assertThat(typed(robot, "prefixes")).isEqualTo("MAG, SEV");
    assertThat(room.unfinished(Language.FRENCH)).isEmpty();
  }

  @Test
  void onlyWhatWasChangedHereIsChanged(FxRobot robot) {
    robot.push(KeyCode.SPACE);
    desk.policy = new CityPolicy(true, Set.of("819"), Set.of(), false);
    robot.push(KeyCode.CONTROL, KeyCode.ENTER);

    assertThat(desk.policy).isEqualTo(new CityPolicy(false, Set.of("819"), Set.of(), false));
    assertThat(typed(robot, "areaCodes")).isEqualTo("819");
  }

  @Test
  void aBadAreaCodeIsSaidAsItIsLeftAndHasTheFocusOnSaving(FxRobot robot) {
    robot.push(KeyCode.TAB).push(KeyCode.END).write(", 41").push(KeyCode.TAB);
    assertThat(words(robot, "areaCodes-fault")).contains("41").contains("trois chiffres");
    robot.push(KeyCode.CONTROL, KeyCode.ENTER);

    assertThat(node(robot, "areaCodes").isFocused()).isTrue();
    assertThat(desk.policy.allowedAreaCodes()).containsExactlyInAnyOrder("418", "450");
    assertThat(room.unfinished(Language.FRENCH))
        .singleElement()
        .asString()
        .startsWith("Administration");
    robot.push(KeyCode.ESCAPE);
    assertThat(typed(robot, "areaCodes")).isEqualTo("418, 450");
    assertThat(room.unfinished(Language.FRENCH)).isEmpty();
  }

  @Test
  void streetsAreNotOfficialWithoutAList(FxRobot robot) {
    robot.interact(() -> node(robot, "official").requestFocus());
    robot.push(KeyCode.SPACE).push(KeyCode.CONTROL, KeyCode.ENTER);

    assertThat(words(robot, "official-fault")).contains("importez-la d’abord");
    assertThat(desk.policy.streetsAreOfficial()).isFalse();
  }

  @Test
  void aNumberIsAddedWithItsReason(FxRobot robot) {
    robot.interact(() -> node(robot, "number").requestFocus());
    robot.write("555-01").push(KeyCode.ENTER);
    assertThat(words(robot, "number-fault")).startsWith("Il faut dix chiffres");
    assertThat(Pictures.truncated(robot, view.root())).isEmpty();
    assertThat(node(robot, "reason").getLayoutBounds().getWidth()).isGreaterThan(180);
    robot.push(KeyCode.CONTROL, KeyCode.A).write("4185550142").push(KeyCode.TAB);
    assertThat(typed(robot, "number")).isEqualTo("418\u00a0555-0142");
    robot.push(KeyCode.ENTER);
    assertThat(words(robot, "reason-fault")).startsWith("Dites pourquoi");
    robot.write("Deuil").push(KeyCode.ENTER);

    assertThat(listed(robot)).contains(FakeAdministrationDesk.number(142)).hasSize(3);
    assertThat(node(robot, "number").isFocused()).isTrue();
    assertThat(typed(robot, "number")).isEmpty();
    robot.write("418 555-0142").push(KeyCode.ENTER);
    assertThat(words(robot, "number-fault")).isEqualTo("Ce numéro est déjà dans la liste.");
  }

  @Test
  void aNumberLeavesOnlyOnceThePersonSaidSo(FxRobot robot) {
    robot.interact(() -> node(robot, "doNotCall").requestFocus());
    robot.push(KeyCode.HOME).push(KeyCode.DELETE);
    assertThat(words(robot, "question")).contains("418\u00a0555-0101");
    assertThat(node(robot, "doNotCall-stay").isFocused()).isTrue();
    robot.push(KeyCode.ENTER);
    assertThat(listed(robot)).hasSize(2);

    robot.push(KeyCode.DELETE).push(KeyCode.TAB).push(KeyCode.ENTER);
    assertThat(listed(robot)).containsExactly(FakeAdministrationDesk.number(102));
    assertThat(words(robot, "doNotCall-told")).contains("peut de nouveau être appelé");
  }

  @Test
  void theListIsFilteredByNumberOrReason(FxRobot robot) {
    robot.interact(() -> node(robot, "filter").requestFocus());
    robot.write("telecop");
    assertThat(listed(robot)).containsExactly(FakeAdministrationDesk.number(102));
    robot.push(KeyCode.CONTROL, KeyCode.A).write("0101");
    assertThat(listed(robot)).containsExactly(FakeAdministrationDesk.number(101));
  }

  @ParameterizedTest
  @EnumSource
  void everyWordHasItsRoom(Language language, FxRobot robot) {
    robot.interact(() -> {
      view.close();
      view = room.open(language);
      new Scene(view.root(), 1072, 690);
      view.root().applyCss();
      view.root().layout();
    });
    Pictures.take(robot, view.root(), "administration-" + language.code());

    assertThat(Pictures.truncated(robot, view.root())).isEmpty();
  }
}
