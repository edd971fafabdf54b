package org.tocsin.ui.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.ui.registry.RegistryStage.field;
import static org.tocsin.ui.registry.RegistryStage.node;
import static org.tocsin.ui.registry.RegistryStage.words;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.tocsin.registry.CityPolicy;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.FileId;
import org.tocsin.shared.LongWork;
import org.tocsin.store.StoreException;
import org.tocsin.ui.common.KeySwitch;

/// A file on screen.
@ExtendWith(ApplicationExtension.class)
class FilePaneTest {
  private final RegistryStage house = new RegistryStage();

  @Start
  void start(Stage stage) {
    house.desk.policy = new CityPolicy(true, Set.of("418"), Set.of("SEV"), true);
    var voice = ContactPoint.voice(FakeRegistryDesk.number(110));
    house.desk.add(FakeRegistryDesk.content("Gagnon", "Luc", 10, List.of(voice)), voice.number());
    house.show(stage);
    house.room.show(1);
  }

  @Test
  void explainsTheAccountNumberAndLetsNobodyTypeIt(FxRobot robot) {
    assertThat(words(robot, "account")).isEqualTo("Compte 418\u00a0555-0110");
    assertThat(words(robot, "account-hint")).startsWith("Fixé pour toujours");

    robot.interact(() -> house.room.search(""));
    robot.clickOn("#registry-new");
    assertThat(words(robot, "account-hint")).startsWith("Le premier numéro ajouté");
  }

  @Test
  void aSaveThatWaitsForAnImportIsToldInThePageWhereTypingGoesOn(FxRobot robot) {
    var list = new LongWork(LongWork.Kind.IMPORT, "residents.csv", "gbeaulieu");
    house.desk.longWork = Optional.of(list);
    house.desk.failure =
        Optional.of(StoreException.busy(Optional.of(list), new IllegalStateException()));
    assertThat(node(robot, "wait").isVisible()).isFalse();
    robot.interact(() -> node(robot, "GIVEN_NAME").requestFocus());
    robot.push(KeyCode.CONTROL, KeyCode.A).write("Marie").push(KeyCode.CONTROL, KeyCode.ENTER);

    assertThat(node(robot, "wait").isVisible()).isTrue();
    assertThat(words(robot, "wait-told"))
        .startsWith("Une importation est en cours")
        .contains("residents.csv", "gbeaulieu");
    robot.write("-Ève");
    assertThat(field(robot, "GIVEN_NAME").getText()).isEqualTo("Marie-Ève");
    assertThat(node(robot, "save").isDisabled()).isFalse();

    robot.interact(() -> node(robot, "wait-end").requestFocus());
    robot.push(KeyCode.SPACE);
    assertThat(node(robot, "wait").isVisible()).isFalse();
    assertThat(words(robot, "notice")).startsWith("L’attente est annulée");
    assertThat(field(robot, "GIVEN_NAME").getText()).isEqualTo("Marie-Ève");
  }

  @Test
  void aBadCardIsMarkedAsItIsLeftAndHasTheFocusOnSaving(FxRobot robot) {
    robot.interact(() -> node(robot, "CARD").requestFocus());
    robot.write("mag 1234").push(KeyCode.TAB);
    assertThat(words(robot, "fault-CARD")).contains("pas de la ville");
    assertThat(node(robot, "NOTE").isFocused()).isTrue();

    robot.push(KeyCode.CONTROL, KeyCode.ENTER);

    assertThat(field(robot, "CARD").isFocused()).isTrue();
    robot.push(KeyCode.CONTROL, KeyCode.A).write("sev 1234").push(KeyCode.TAB);
    assertThat(field(robot, "CARD").getText()).isEqualTo("SEV1234");
  }

  @Test
  void tabLeavesTheNoteAndEnterBeginsALine(FxRobot robot) {
    robot.interact(() -> node(robot, "NOTE").requestFocus());
    robot.write("Deux chiens").push(KeyCode.ENTER).write("Sonner").push(KeyCode.SHIFT, KeyCode.TAB);
    assertThat(node(robot, "CARD").isFocused()).isTrue();
    robot.push(KeyCode.SHIFT, KeyCode.TAB).push(KeyCode.SPACE);
    robot.push(KeyCode.CONTROL, KeyCode.ENTER);

    var kept = house.desk.find(new FileId(1)).orElseThrow().content().particulars();
    assertThat(kept.note()).isEqualTo("Deux chiens\nSonner");
    assertThat(kept.reducedMobility()).isTrue();
  }

  @Test
  void theFieldThatHasTheFocusIsInSight(FxRobot robot) {
    robot.interact(() -> node(robot, "NOTE").requestFocus());
    WaitForAsyncUtils.waitForFxEvents();

    var note = node(robot, "NOTE");
    var place = note.localToScene(note.getLayoutBounds());
    var footer = node(robot, "save");
    assertThat(place.getMaxY())
        .isLessThanOrEqualTo(footer.localToScene(footer.getLayoutBounds()).getMinY());
  }

  @Test
  void theSwitchSaysThatTheResidenceIsNotCalled(FxRobot robot) {
    robot.interact(() -> robot.lookup("#registry-active").<KeySwitch>query().setSelected(false));

    assertThat(words(robot, "active")).isEqualTo("Inactif\u00a0: pas appelé");
  }

  @Test
  void theNumberOfAHouseIsNeverCutInTheList(FxRobot robot) {
    robot.interact(() -> house.room.search("adeline"));
    WaitForAsyncUtils.waitForFxEvents();

    var cell =
        robot.lookup("#registry-table .table-cell").queryAll().stream()
            .filter(MatchCell.class::isInstance)
            .map(MatchCell.class::cast)
            .filter(shown -> shown.getTextOverrun() == OverrunStyle.CENTER_ELLIPSIS)
            .filter(shown -> shown.getItem() != null)
            .findFirst()
            .orElseThrow();
    var number = (Region) ((HBox) cell.getGraphic()).getChildren().getFirst();
    assertThat(number.getWidth()).isGreaterThanOrEqualTo(number.prefWidth(-1));
  }

  @Test
  void aFileIsOpenedAtItsTop(FxRobot robot) {
    robot.interact(() -> node(robot, "NOTE").requestFocus());
    WaitForAsyncUtils.waitForFxEvents();

    robot.push(KeyCode.CONTROL, KeyCode.N);
    WaitForAsyncUtils.waitForFxEvents();

    assertThat(field(robot, "FAMILY_NAME").isFocused()).isTrue();
    assertThat(robot.lookup(".file-scroll").<ScrollPane>query().getVvalue()).isZero();
  }

  @Test
  void whatIsToldHasTheWholeWidthAboveTheButtons(FxRobot robot) {
    robot.interact(() -> field(robot, "FAMILY_NAME").setText(""));
    robot.push(KeyCode.CONTROL, KeyCode.ENTER);
    WaitForAsyncUtils.waitForFxEvents();

    var told = node(robot, "notice");
    assertThat(told.localToScene(told.getLayoutBounds()).getMaxY())
        .isLessThanOrEqualTo(top(robot, "cancel"));
  }

  private static double top(FxRobot robot, String name) {
    var shown = node(robot, name);
    return shown.localToScene(shown.getLayoutBounds()).getMinY();
  }

  @Test
  void noRoomIsLeftEmptyUnderAHint(FxRobot robot) {
    robot.interact(() -> field(robot, "STREET").requestFocus());
    robot.push(KeyCode.CONTROL, KeyCode.A).write("rue du Couvant").push(KeyCode.TAB);
    robot.push(KeyCode.CONTROL, KeyCode.A).write("9999").push(KeyCode.TAB);
    WaitForAsyncUtils.waitForFxEvents();

    var hints = node(robot, "nearest");
    assertThat(top(robot, "CIVIC_NUMBER") - hints.localToScene(hints.getLayoutBounds()).getMaxY())
        .isLessThan(45);
  }

  @Test
  void anExtensionThatIsWrongIsMarkedAsItIsLeft(FxRobot robot) {
    robot.clickOn("#registry-add-VOICE").write("418 555-0120");
    robot.interact(() -> node(robot, "contact-EXTENSION").requestFocus());
    robot.write("abc").push(KeyCode.TAB);
    assertThat(words(robot, "contact-fault-EXTENSION")).startsWith("Chiffres");
    robot.write("900").push(KeyCode.TAB);
    assertThat(words(robot, "contact-fault-DELAY")).isEqualTo("De 0 à 60 secondes.");
    assertThat(words(robot, "contact-fault-EXTENSION")).startsWith("Chiffres");
  }

  @Test
  void anAnswerOnRecordIsNotErasedByNotAsked(FxRobot robot) {
    var unknown = node(robot, "consent-UNKNOWN");
    assertThat(unknown.isDisabled()).isTrue();
    assertThat(unknown.getAccessibleHelp()).startsWith("Une réponse est consignée");
    assertThat(words(robot, "consent-kept")).isEqualTo(unknown.getAccessibleHelp());
    robot.clickOn("#registry-consent-WITHDRAWN");
    assertThat(unknown.isDisabled()).isTrue();

    robot.interact(() -> house.room.search(""));
    robot.push(KeyCode.ESCAPE).clickOn("#registry-new");

    assertThat(node(robot, "consent-UNKNOWN").isDisabled()).isFalse();
    assertThat(node(robot, "consent-kept").isVisible()).isFalse();
  }

  @Test
  void aNewcomerWithTheNumberOfAnotherFileIsRegisteredUnderAnotherAccount(FxRobot robot) {
    robot.interact(() -> house.room.search(""));
    robot.clickOn("#registry-new");
    robot.interact(() -> {
      field(robot, "FAMILY_NAME").setText("Côté");
      field(robot, "STREET").setText("rue du Couvent");
      field(robot, "CIVIC_NUMBER").setText("99");
    });
    robot.clickOn("#registry-add-VOICE").write("418 555-0110").push(KeyCode.ENTER);
    robot.push(KeyCode.CONTROL, KeyCode.ENTER);
    assertThat(field(robot, "other-account").getText()).isEqualTo("000\u00a0000-0001");
    robot.interact(() -> field(robot, "other-account").setText("12"));
    robot.clickOn("#registry-answer-account");
    assertThat(node(robot, "fault-other-account").isVisible()).isTrue();
    assertThat(house.desk.files).hasSize(1);

    robot.interact(() -> field(robot, "other-account").setText("000 0000001"));
    robot.clickOn("#registry-answer-account");

    assertThat(house.desk.files.getLast().account().digits()).isEqualTo("0000000001");
    assertThat(words(robot, "account")).isEqualTo("Compte 000\u00a0000-0001");
    assertThat(words(robot, "notice")).contains("000\u00a0000-0001");
  }
}
