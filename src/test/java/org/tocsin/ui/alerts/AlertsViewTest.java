package org.tocsin.ui.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kordamp.ikonli.javafx.FontIcon;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.tocsin.campaign.AudienceCount;
import org.tocsin.campaign.CampaignState;
import org.tocsin.campaign.Pace;
import org.tocsin.campaign.Purpose;
import org.tocsin.shared.Language;
import org.tocsin.support.Pictures;
import org.tocsin.support.SteppedTasks;
import org.tocsin.ui.common.Room;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class AlertsViewTest {
  @TempDir Path folder;
  private final FakeAlertsDesk desk = new FakeAlertsDesk();
  private final FakeHouse house = new FakeHouse();
  private final SteppedTasks tasks = new SteppedTasks();
  private Optional<Path> picked = Optional.empty();
  private final AlertsRoom room =
      new AlertsRoom(
          desk,
          tasks,
          house,
          house,
          (_, _, _) -> picked,
          Optional.of(new Pace(4, 2)),
          ZoneId.of("America/Toronto"));
  private Stage stage;
  private Room.View view;
  private Scene scene;

  AlertsViewTest() {
    desk.campaigns.add(
        desk.campaign(
            1,
            "Couvre-feu d’eau, rang Saint-François",
            Purpose.INFORMATION,
            CampaignState.RUNNING));
    desk.campaigns.add(
        desk.campaign(
            2, "Évacuation, place du Marché", Purpose.EMERGENCY, CampaignState.COMPLETED));
    desk.campaigns.add(
        desk.campaign(3, "Exercice annuel", Purpose.EXERCISE, CampaignState.ABORTED));
    desk.campaigns.add(
        desk.campaign(4, "Collecte des feuilles", Purpose.INFORMATION, CampaignState.DRAFT));
  }

  @Start
  void start(Stage shown) {
    stage = shown;
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    view = room.open(Language.FRENCH);
    stage.setX(0);
    stage.setY(0);
    stage.setScene(new Scene(view.root(), 1000, 990));
    stage.show();
    tasks.step();
  }

  private String text(FxRobot robot, String id) {
    return robot.lookup(id).<Labeled>query().getText();
  }

  private void write(FxRobot robot) throws IOException {
    picked = Optional.of(Files.write(folder.resolve("alerte-fr.wav"), desk.message));
    robot.clickOn("#alerts-name").write("Bris d’aqueduc");
    robot.clickOn("#alerts-purpose-EMERGENCY").clickOn("#alerts-choose-fr");
  }

  private void reveal(FxRobot robot, Step step) {
    robot.clickOn("#alerts-strip-" + step.name());
  }

  @Test
  void goesFromAnEmptyPageToALaunch(FxRobot robot) throws IOException {
    write(robot);
    reveal(robot, Step.LAUNCH);
    assertThat(robot.lookup("#alerts-launch").query().isDisabled()).isTrue();
    assertThat(text(robot, "#alerts-reason")).startsWith("Tapez 2\u00a0000");
    assertThat(text(robot, "#alerts-status-LAUNCH")).isEmpty();

    robot.clickOn("#alerts-typed").write("2000");
    assertThat(robot.lookup("#alerts-launch").query().isDisabled()).isFalse();
    robot.clickOn("#alerts-launch");

    assertThat(desk.launched).containsExactly(2_000);
    assertThat(house.visits).containsExactly("FOLLOW_UP 1");
  }

  @Test
  void aStepIsDoneOnlyOnceWhatItAsksIsThereAndSaysSoInWords(FxRobot robot) throws IOException {
    assertThat(text(robot, "#alerts-status-CHECK")).startsWith("À vérifier une fois");
    assertThat(robot.lookup("#alerts-strip-CHECK").query().getStyleClass()).contains("missing");
    assertThat(robot.lookup("#alerts-strip-CHECK").query().getAccessibleText())
        .isEqualTo("4 Vérifier\u00a0: À compléter");
    assertThat(sign(robot, Step.CHECK)).isEqualTo("fth-circle");

    write(robot);

    assertThat(text(robot, "#alerts-status-CHECK")).isEqualTo("Complet");
    assertThat(robot.lookup("#alerts-strip-CHECK").query().getAccessibleText())
        .isEqualTo("4 Vérifier\u00a0: Complet");
    assertThat(sign(robot, Step.CHECK)).isEqualTo("fth-check-circle");
  }

  private static String sign(FxRobot robot, Step step) {
    return ((FontIcon) robot.lookup("#alerts-strip-" + step.name()).queryLabeled().getGraphic())
        .getIconLiteral();
  }

  @Test
  void theTextTellsWhatItCostsAndGoesWithTheAlert(FxRobot robot) throws IOException {
    write(robot);
    assertThat(robot.lookup("#alerts-text-count-fr").query().isVisible()).isFalse();

    robot.interact(
        () -> robot.lookup("#alerts-text-fr").<TextInputControl>query().setText("Évacuez à 8 h"));
    assertThat(text(robot, "#alerts-text-count-fr").replace('\u00a0', ' '))
        .isEqualTo("Un segment par destinataire, place pour 147 autres caractères");
    assertThat(robot.lookup("#alerts-text-forcing-fr").query().isVisible()).isFalse();

    robot.interact(() ->
        robot.lookup("#alerts-text-fr").<TextInputControl>query().setText("ça brûle".repeat(9)));
    assertThat(text(robot, "#alerts-text-count-fr")).startsWith("2 segments");
    assertThat(text(robot, "#alerts-text-forcing-fr")).endsWith(": ç û");

    reveal(robot, Step.LAUNCH);
    robot.clickOn("#alerts-typed").write("2000");
    robot.clickOn("#alerts-launch");
    assertThat(desk.created.getFirst().texts())
        .isEqualTo(Map.of(Language.FRENCH, "ça brûle".repeat(9)));
  }

  @Test
  void saysBothHowManyResidencesAreMeantAndHowManyAreCalled(FxRobot robot) throws IOException {
    write(robot);

    assertThat(text(robot, "#alerts-figures").replace('\u00a0', ' '))
        .isEqualTo(
            "L’alerte vise 2 000 résidences : 1 874 seront appelées, 126 ne le seront pas (44"
                + " sans numéro, 61 sans consentement, 21 inactives).");
  }

  @Test
  void saysWhetherTextsLeaveOnlyWhenThereAreSome(FxRobot robot) throws IOException {
    write(robot);
    assertThat(robot.lookup("#alerts-check-sms").query().isVisible()).isFalse();

    robot.interact(
        () -> robot.lookup("#alerts-text-fr").queryTextInputControl().setText("Évacuez."));
    assertThat(text(robot, "#alerts-check-sms")).isEqualTo("Les SMS partiront aussi.");
  }

  @Test
  void reckonsTheDurationWithTheLinesThatThePbxHas(FxRobot robot) throws IOException {
    write(robot);

    // 1 874 calls over 4 lines are 469 rounds of 10 s of ringing and 22 s of message.
    assertThat(text(robot, "#alerts-check-pace").replace('\u00a0', ' '))
        .contains("4 lignes à la fois", "environ 4 h 10 min")
        .endsWith("L’alerte demande 10 lignes, le central en a 4.");
  }

  @Test
  void theDurationFollowsTheMessageAndThePace(FxRobot robot) throws IOException {
    write(robot);
    picked = Optional.of(Files.write(folder.resolve("longue.wav"), Wavs.telephone(90)));
    robot.clickOn("#alerts-choose-fr");

    // 469 rounds of 10 s of ringing and 90 s of message.
    assertThat(text(robot, "#alerts-check-pace").replace('\u00a0', ' ')).contains("13 h");
    robot.interact(() -> robot.lookup("#alerts-CHANNELS").queryTextInputControl().setText("2"));
    assertThat(text(robot, "#alerts-check-pace").replace('\u00a0', ' ')).contains("26 h");
  }

  @Test
  void tellsOnThePageThatTheAudienceChanged(FxRobot robot) throws IOException {
    write(robot);
    desk.answer =
        Optional.of(
            new LaunchResult.CountChanged(
                2_000, new AudienceCount(2_001, 1_875, 2_311, 44, 61, 21, 173)));
    reveal(robot, Step.LAUNCH);
    robot.clickOn("#alerts-typed").write("2000").press(KeyCode.ENTER).release(KeyCode.ENTER);

    assertThat(text(robot, "#alerts-notice")).contains("il y en a maintenant 2\u00a0001");
    assertThat(house.visits).isEmpty();
  }

  @Test
  void nothingIsWrittenInAnAlertThatIsBeingLaunched(FxRobot robot) throws IOException {
    write(robot);
    desk.answer = Optional.of(new LaunchResult.CountChanged(2_000, desk.everyone));
    reveal(robot, Step.LAUNCH);
    tasks.hold();
    robot.clickOn("#alerts-typed").write("2000").push(KeyCode.ENTER).write("1");

    assertThat(robot.lookup("#alerts-typed").<TextInputControl>query().getText()).isEqualTo("2000");
    for (var field : List.of("#alerts-name", "#alerts-choose-fr", "#alerts-streets")) {
      assertThat(robot.lookup(field).query().isDisabled()).as(field).isTrue();
    }

    robot.interact(tasks::release);
    robot.write("2000");
    assertThat(robot.lookup("#alerts-name").query().isDisabled()).isFalse();
    assertThat(robot.lookup("#alerts-typed").<TextInputControl>query().getText()).isEqualTo("2000");
  }

  @Test
  void choosesAStreetByKeyboardWithoutAccents(FxRobot robot) {
    reveal(robot, Step.WHO);
    robot.clickOn("#alerts-streets");
    robot.write("erab").push(KeyCode.DOWN).push(KeyCode.ENTER);

    var field = robot.lookup("#alerts-parts .street-field").<TextInputControl>query();
    assertThat(field.getText()).isEqualTo("Rue des Érables");
    assertThat(text(robot, "#alerts-status-WHO")).isEqualTo("Complet");
  }

  @Test
  void closingTheWindowWouldLoseWhatIsWrittenOrCutALaunchShort(FxRobot robot) throws IOException {
    assertThat(room.unfinished(Language.FRENCH)).isEmpty();
    write(robot);
    assertThat(room.unfinished(Language.FRENCH)).singleElement().asString().contains("brouillon");

    tasks.hold();
    reveal(robot, Step.LAUNCH);
    robot.clickOn("#alerts-typed").write("2000").push(KeyCode.ENTER);
    assertThat(room.unfinished(Language.ENGLISH)).singleElement().asString().contains("checked");
    robot.interact(tasks::release);
    assertThat(room.unfinished(Language.FRENCH)).isEmpty();
  }

  @Test
  void saysWhatIsWrongWithAFigureAsItIsLeft(FxRobot robot) {
    reveal(robot, Step.HOW);
    robot.interact(() -> {
      robot.lookup("#alerts-advanced").queryAs(TitledPane.class).setExpanded(true);
      ((ScrollPane) robot.lookup("#alerts-page").query()).setVvalue(0.6);
      robot.lookup("#alerts-RING").query().requestFocus();
    });
    robot.push(KeyCode.SHORTCUT, KeyCode.A).write("3");
    assertThat(robot.lookup("#alerts-fault-RING").query().isVisible()).isFalse();
    robot.push(KeyCode.TAB);

    assertThat(text(robot, "#alerts-fault-RING")).isEqualTo("Il faut un nombre entier de 5 à 120.");
    robot.interact(() -> robot.lookup("#alerts-RING").queryTextInputControl().setText("30"));
    assertThat(robot.lookup("#alerts-fault-RING").query().isVisible()).isFalse();
  }

  @Test
  void theWayOfCallingIsChosenByKeyboard(FxRobot robot) {
    reveal(robot, Step.HOW);
    robot.interact(() -> robot.lookup("#alerts-profile-emergency").query().requestFocus());
    robot.push(KeyCode.SPACE);
    assertThat(selected(robot, "emergency")).isTrue();

    // To «custom», to the order, to the hours.
    robot.push(KeyCode.TAB).push(KeyCode.TAB).push(KeyCode.TAB).push(KeyCode.DOWN);
    assertThat(selected(robot, "custom")).isTrue();
    robot.push(KeyCode.TAB).push(KeyCode.SHORTCUT, KeyCode.A).write("8:00").push(KeyCode.TAB);

    assertThat(text(robot, "#alerts-fault-WEEKDAYS_FROM"))
        .isEqualTo("Il faut des heures entre 9\u00a0h et 21\u00a0h\u00a030.");
    assertThat(text(robot, "#alerts-status-HOW")).doesNotContain("Complet");
  }

  @Test
  void aProfileReplacesWhatIsWrongToo(FxRobot robot) {
    robot.interact(() -> robot.lookup("#alerts-CHANNELS").queryTextInputControl().setText("many"));
    robot.interact(() -> robot.lookup("#alerts-RING").queryTextInputControl().setText("0"));
    robot.interact(
        () -> robot.lookup("#alerts-WEEKDAYS_FROM").queryTextInputControl().setText("noon"));
    assertThat(selected(robot, "custom")).isTrue();

    robot.interact(
        () -> robot.lookup("#alerts-profile-emergency").queryAs(ToggleButton.class).fire());

    assertThat(selected(robot, "emergency")).isTrue();
    assertThat(selected(robot, "custom")).isFalse();
    assertThat(text(robot, "#alerts-status-HOW")).isEqualTo("Complet");
  }

  private static boolean selected(FxRobot robot, String profile) {
    return robot.lookup("#alerts-profile-" + profile).queryAs(ToggleButton.class).isSelected();
  }

  @Test
  void keepsWhatIsWrittenWhenTheLanguageChanges(FxRobot robot) throws IOException {
    write(robot);

    robot.interact(() -> {
      var english = room.open(Language.ENGLISH);
      stage.getScene().setRoot(english.root());
      view.close();
      view = english;
    });

    assertThat(robot.lookup("#alerts-name").<TextInputControl>query().getText())
        .isEqualTo("Bris d’aqueduc");
    assertThat(text(robot, "#alerts-status-WHAT")).isEqualTo("Complete");
  }

  @ParameterizedTest
  @CsvSource({
    "FRENCH, light, 1072, 690, false",
    "FRENCH, light, 1712, 970, true",
    "ENGLISH, dark, 1072, 690, true",
    "FRENCH, dark, 1072, 1240, true",
    "ENGLISH, light, 1712, 970, false"
  })
  void looksRight(
      Language language, String theme, int width, int height, boolean filled, FxRobot robot)
      throws IOException {
    if (filled) {
      write(robot);
      reveal(robot, Step.WHO);
      robot.clickOn("#alerts-streets").write("rue des erables");
      robot.push(KeyCode.ESCAPE);
    }
    robot.interact(() -> {
      Application.setUserAgentStylesheet(
          theme.equals("dark")
              ? new PrimerDark().getUserAgentStylesheet()
              : new PrimerLight().getUserAgentStylesheet());
      view.close();
      view = room.open(language);
      scene = new Scene(view.root(), width, height);
      tasks.step();
      if (filled && height < 900) {
        ((ScrollPane) scene.lookup("#alerts-page")).setVvalue(1);
      }
      if (height > 900) {
        // What is in a scrolled page is found once it is laid out.
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        ((TitledPane) scene.lookup("#alerts-advanced")).setExpanded(filled);
        ((ScrollPane) scene.lookup("#alerts-page")).setVvalue(filled ? 0.55 : 0);
      }
    });

    Pictures.take(
        robot,
        view.root(),
        "alerts-" + language.code() + "-" + theme + "-" + width + (filled ? "-filled" : "-empty"));

    assertThat(Pictures.truncated(robot, view.root())).isEmpty();
  }
}
