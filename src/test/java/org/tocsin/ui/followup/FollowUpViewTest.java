package org.tocsin.ui.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.support.Eventually.eventually;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.tocsin.board.CallRow;
import org.tocsin.campaign.CampaignFault;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.CampaignState;
import org.tocsin.campaign.Pace;
import org.tocsin.campaign.Ringing;
import org.tocsin.dispatch.AttemptState;
import org.tocsin.dispatch.CustodyStore.Mute;
import org.tocsin.shared.Language;
import org.tocsin.support.Pictures;
import org.tocsin.support.SteppedTasks;
import org.tocsin.support.Wavs;
import org.tocsin.telephony.CallOutcome;
import org.tocsin.telephony.PbxHealth;
import org.tocsin.ui.common.Room;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class FollowUpViewTest {
  private static final ZoneId TOWN = ZoneId.of("America/Toronto");

  @TempDir private Path folder = Path.of("");
  private Path message = Path.of("");
  private final FakeDesk desk = new FakeDesk(Samples.NOW);
  private final SteppedTasks tasks = new SteppedTasks();
  private final FollowUpRoom room =
      new FollowUpRoom(
          desk,
          tasks,
          new SilentPlayer(),
          (_, _, _) -> Optional.of(message),
          Optional.of(new Pace(12, 6)),
          Clock.fixed(Samples.NOW, ZoneOffset.UTC),
          TOWN);
  private Stage stage;
  private Room.View view;
  private Scene scene;

  FollowUpViewTest() {
    desk.campaigns.add(
        Samples.campaign(1, "Bris d’aqueduc, secteur des Érables", CampaignState.RUNNING));
    for (int i = 0; i < 320; i++) {
      desk.put(sample(i));
    }
    desk.decide("campaign.create", Map.of());
    desk.decide("campaign.launch", Map.of("residences", "2000"));
    desk.decide("campaign.pace", Map.of("channels", "20", "callsPerSecond", "5.0"));
  }

  /// The older calls have ended in every way, the last few go on.
  private static CallRow sample(int i) {
    if (i >= 308) {
      var live =
          new AttemptState[] {AttemptState.DIALLING, AttemptState.RINGING, AttemptState.ANSWERED};
      return Samples.row(i, live[i % live.length], Optional.empty());
    }
    var common =
        new CallOutcome[] {
          CallOutcome.CONFIRMED, CallOutcome.CONFIRMED, CallOutcome.HEARD,
              CallOutcome.LEFT_ON_MACHINE,
          CallOutcome.NO_ANSWER, CallOutcome.BUSY, CallOutcome.CONFIRMED,
              CallOutcome.LEFT_ON_MACHINE
        };
    var all = CallOutcome.values();
    return Samples.ended(i, i % 5 == 0 ? all[i / 5 % (all.length - 1)] : common[i % common.length]);
  }

  @Start
  void start(Stage shown) {
    stage = shown;
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    view = room.open(Language.FRENCH);
    stage.setX(0);
    stage.setY(0);
    stage.setScene(new Scene(view.root(), 1000, 740));
    stage.show();
    tasks.step();
    tasks.step();
  }

  private TableView<CallItem> table(FxRobot robot) {
    return robot.lookup("#followup-calls").queryTableView();
  }

  @Test
  void showsTheNewestCallFirst(FxRobot robot) {
    assertThat(table(robot).getItems().getFirst().row()).isEqualTo(sample(319));
    assertThat(table(robot).getItems()).hasSize(320);
  }

  @Test
  void keepsSelectionAndPlaceWhileRowsChangeAndArrive(FxRobot robot) {
    var table = table(robot);
    var chosen = table.getItems().get(120);
    robot.interact(() -> {
      table.scrollTo(115);
      table.getSelectionModel().select(chosen);
    });
    int before = firstVisible(robot);
    var top = table.getItems().get(before);

    robot.interact(() -> {
      desk.put(Samples.ended(315, CallOutcome.CONFIRMED));
      desk.put(Samples.ringing(320));
      desk.put(Samples.ringing(321));
      tasks.step();
    });

    assertThat(table.getSelectionModel().getSelectedItem()).isSameAs(chosen);
    assertThat(table.getItems()).hasSize(322);
    eventually(() -> assertThat(table.getItems().get(firstVisible(robot))).isSameAs(top));
  }

  private int firstVisible(FxRobot robot) {
    robot.interact(() -> table(robot).layout());
    return robot
        .lookup("#followup-calls .virtual-flow")
        .<VirtualFlow<?>>query()
        .getFirstVisibleCell()
        .getIndex();
  }

  @Test
  void filtersByChipAndShowsEverythingAgain(FxRobot robot) {
    robot.clickOn("#followup-chip-BUSY");
    assertThat(table(robot).getItems())
        .isNotEmpty()
        .allSatisfy(item -> assertThat(item.phase()).isEqualTo(Phase.BUSY));

    robot.clickOn("#followup-filter-clear");
    assertThat(table(robot).getItems()).hasSize(320);
  }

  @Test
  void findsANameTypedWithoutAccents(FxRobot robot) {
    robot.clickOn("#followup-filter-text").write("etienne");

    assertThat(table(robot).getItems())
        .isNotEmpty()
        .allSatisfy(item -> assertThat(item.row().name()).isEqualTo("Gagnon, Étienne"));
  }

  @Test
  void pausesAfterAskingOnceAndResumes(FxRobot robot) {
    robot.clickOn("#followup-command-PAUSE");
    assertThat(desk.campaigns.getFirst().state()).isEqualTo(CampaignState.RUNNING);
    robot.clickOn("#followup-confirm");
    assertThat(desk.campaigns.getFirst().state()).isEqualTo(CampaignState.PAUSED);
    robot.interact(tasks::step);
    assertThat(robot.lookup("#followup-state").<Labeled>query().getText()).isEqualTo("Suspendue");

    robot.clickOn("#followup-command-RESUME").clickOn("#followup-confirm");
    assertThat(desk.campaigns.getFirst().state()).isEqualTo(CampaignState.RUNNING);
  }

  @Test
  void theKeyboardStaysWithTheCommandsOnceOneIsGiven(FxRobot robot) {
    robot.clickOn("#followup-command-PAUSE").clickOn("#followup-confirm");

    assertThat(stage.getScene().getFocusOwner())
        .isSameAs(robot.lookup("#followup-commands").query());
  }

  @Test
  void saysInWordsWhyAnAlertStaysPaused(FxRobot robot) {
    robot.clickOn("#followup-command-PAUSE").clickOn("#followup-confirm");
    desk.refusal = Optional.of(new CommandResult.PbxNotReady(PbxHealth.State.DIALPLAN_MISSING));

    robot.clickOn("#followup-command-RESUME").clickOn("#followup-confirm");

    assertThat(robot.lookup("#followup-notice").<Labeled>query().getText())
        .isEqualTo(
            "Le plan d’appel de Tocsin n’est pas installé sur le central. Demandez à"
                + " l’informatique de l’installer. L’alerte reste suspendue.");
  }

  @Test
  void saysInWordsWhatIsToBeMended(FxRobot robot) {
    robot.clickOn("#followup-command-PAUSE").clickOn("#followup-confirm");
    desk.refusal =
        Optional.of(
            new CommandResult.Refused(
                List.of(new CampaignFault(CampaignFault.Kind.INTRODUCTION_MISSING, "fr"))));

    robot.clickOn("#followup-command-RESUME").clickOn("#followup-confirm");

    assertThat(robot.lookup("#followup-notice").<Labeled>query().getText())
        .contains("la Ville ne l’a pas enregistré dans cette langue (fr)")
        .endsWith("L’alerte reste suspendue.");
  }

  @Test
  void saysWhoMakesTheCallsAndWhichPbxCannotPlayTheMessage(FxRobot robot) {
    robot.interact(tasks::step);
    assertThat(robot.lookup("#followup-callers").queryLabeled().getText())
        .isEqualTo("Appels faits par\u00a0: cette console");

    desk.callers =
        new Callers(
            List.of(new Callers.Caller("SERVEUR1", true, false)),
            List.of(
                new Mute(
                    "s",
                    new CampaignId(1),
                    "relève",
                    "avis.wav",
                    Mute.Reason.MISSING,
                    Samples.NOW)));
    robot.interact(tasks::step);
    robot.interact(tasks::step);
    assertThat(robot.lookup("#followup-callers").queryLabeled().getText())
        .isEqualTo("Appels faits par\u00a0: service sur SERVEUR1");
    assertThat(robot.lookup("#followup-mutes").queryLabeled().getText())
        .contains("relève", "avis.wav");

    desk.callers = new Callers(List.of(), List.of());
    robot.interact(tasks::step);
    robot.interact(tasks::step);
    assertThat(robot.lookup("#followup-callers").queryLabeled().getText())
        .startsWith("Personne ne fait les appels");
    assertThat(robot.lookup("#followup-mutes").query().isVisible()).isFalse();
  }

  private Path wav() {
    try {
      return Files.write(folder.resolve("fin.wav"), Wavs.telephone(Duration.ofSeconds(3)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void anAlertIsLiftedByKeyboard(FxRobot robot) {
    message = wav();
    robot.interact(() -> robot.lookup("#followup-command-LIFT").query().requestFocus());
    robot.push(KeyCode.SPACE);
    assertThat(robot.lookup("#followup-confirm").query().isDisabled()).isTrue();
    // From «change nothing» back over the two choices of phones that ring to the message.
    focusByTab(robot, "#followup-choose-fr");
    robot.push(KeyCode.SPACE);
    focusByTab(robot, "#followup-confirm");
    robot.push(KeyCode.SPACE);
    robot.interact(tasks::step);

    assertThat(desk.find(new CampaignId(1)).orElseThrow().state()).isEqualTo(CampaignState.LIFTED);
    assertThat(desk.ringing).isEqualTo(Ringing.HANG_UP);
    assertThat(robot.lookup("#followup-notice").<Labeled>query().getText())
        .startsWith("L’alerte est levée. 39 résidences qu’elle a jointes l’apprennent")
        .contains("3 résidences jointes ne peuvent pas être appelées.");
    robot.clickOn("#followup-command-PAUSE").push(KeyCode.ESCAPE);
    assertThat(robot.lookup("#followup-why").<Labeled>query().getText())
        .startsWith("Ceci annonce une levée");
  }

  private void focusByTab(FxRobot robot, String id) {
    for (int i = 0; i < 60 && !robot.lookup(id).query().isFocused(); i++) {
      robot.push(KeyCode.TAB);
    }
    assertThat(robot.lookup(id).query().isFocused()).as(id).isTrue();
  }

  @Test
  void theTableShowsWhatFitsAndAnythingElseFromItsMenu(FxRobot robot) {
    robot.interact(() -> stage.setWidth(1176));
    var table = table(robot);
    assertThat(shown(table))
        .containsExactly("time", "state", "residence", "name", "number", "attempt", "cause");
    assertThat(width(table)).isLessThanOrEqualTo(table.getWidth());

    robot.interact(() ->
        table.getContextMenu().getItems().stream()
            .filter(item -> "Central".equals(item.getText()))
            .forEach(item -> ((CheckMenuItem) item).setSelected(true)));
    assertThat(shown(table)).contains("pbx", "residence").doesNotContain("cause");
    assertThat(width(table)).isLessThanOrEqualTo(table.getWidth());

    robot.interact(() -> stage.setWidth(1900));
    assertThat(shown(table)).hasSize(13);
    robot.interact(() -> stage.setWidth(1176));
    assertThat(shown(table)).contains("pbx");
  }

  private static List<String> shown(TableView<CallItem> table) {
    return table.getVisibleLeafColumns().stream()
        .map(column -> column.getId().substring("followup-column-".length()))
        .toList();
  }

  private static double width(TableView<CallItem> table) {
    return table.getVisibleLeafColumns().stream().mapToDouble(TableColumn::getWidth).sum();
  }

  @Test
  void wordsThatAreCutInACellAreWholeInItsTooltip(FxRobot robot) {
    var call = Samples.row(500, AttemptState.RINGING, Optional.empty());
    robot.interact(() -> {
      desk.put(call);
      tasks.step();
      table(robot).getColumns().stream()
          .filter(column -> "followup-column-residence".equals(column.getId()))
          .forEach(column -> column.setPrefWidth(90));
      table(robot).applyCss();
      table(robot).layout();
    });

    var cell =
        robot.lookup("#followup-calls .table-cell").queryAllAs(TableCell.class).stream()
            .filter(it -> it.getText() != null && it.getText().equals(call.address()))
            .findFirst()
            .orElseThrow();
    assertThat(cell.getTooltip().getText()).isEqualTo(call.address());
  }

  @Test
  void theKeyboardBeginsAtTheAlertWithTheCommandsNext(FxRobot robot) {
    robot.interact(view::focus);

    var heading = stage.getScene().getFocusOwner();
    assertThat(heading.getId()).isEqualTo("followup-campaign");
    assertThat(heading.getAccessibleText())
        .isEqualTo("Alerte suivie\u00a0: Bris d’aqueduc, secteur des Érables – En cours");
    var order = new ArrayList<String>();
    for (int i = 0; i < 4; i++) {
      robot.push(KeyCode.TAB);
      order.add(stage.getScene().getFocusOwner().getId());
    }
    assertThat(order)
        .containsExactly(
            "followup-command-PAUSE",
            "followup-command-LIFT",
            "followup-command-ABORT",
            "followup-slower");
    robot.clickOn("#followup-command-PAUSE").clickOn("#followup-confirm");
    robot.interact(tasks::step);
    assertThat(heading.getAccessibleText()).endsWith("Suspendue");
  }

  /// As after a launch: the room opens before its first alert has been read.
  @Test
  void theKeyboardWaitsForTheAlertThatIsStillBeingRead(FxRobot robot) {
    var launched = desk.campaigns.removeFirst();
    var late =
        new FollowUpRoom(
            desk,
            tasks,
            new SilentPlayer(),
            (_, _, _) -> Optional.of(message),
            Optional.of(new Pace(12, 6)),
            Clock.fixed(Samples.NOW, ZoneOffset.UTC),
            TOWN);
    robot.interact(() -> {
      var search = new TextField();
      view.close();
      view = late.open(Language.FRENCH);
      stage.getScene().setRoot(new VBox(search, view.root()));
      view.focus();
    });
    assertThat(stage.getScene().getFocusOwner().getAccessibleText())
        .startsWith("Aucune alerte n’a encore été lancée");

    robot.interact(() -> {
      desk.campaigns.add(launched);
      late.show(1);
      tasks.step();
    });

    assertThat(stage.getScene().getFocusOwner().getId()).isEqualTo("followup-campaign");
  }

  @Test
  void whatIsGreyIsSaidInWords(FxRobot robot) {
    assertThat(robot.lookup("#followup-command-RETRY").query().isDisabled()).isTrue();
    assertThat(robot.lookup("#followup-why").<Labeled>query().getText())
        .isEqualTo("Les non-joints se rappellent une fois l’alerte finie.");
    robot.clickOn("#followup-faster");
    assertThat(robot.lookup("#followup-faster").query().isDisabled()).isTrue();
    assertThat(robot.lookup("#followup-pace-bound").<Labeled>query().getText())
        .contains("12 lignes");
  }

  @Test
  void saysHowManyCallsThereMayReallyBeWhenMoreAreAsked(FxRobot robot) {
    desk.changePace(new CampaignId(1), 999, 40);
    robot.interact(tasks::step);

    assertThat(robot.lookup("#followup-figure-inProgress").query().getAccessibleText())
        .endsWith("sur 12 permises");
    assertThat(robot.lookup("#followup-figure-rate").query().getAccessibleText()).contains("6/s");
  }

  @Test
  void keepsCallingWhenTheQuestionIsAnsweredByNo(FxRobot robot) {
    robot.clickOn("#followup-command-ABORT").press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);

    assertThat(desk.campaigns.getFirst().state()).isEqualTo(CampaignState.RUNNING);
    assertThat(robot.lookup("#followup-question").query().isVisible()).isFalse();
  }

  @Test
  void changesLanguageWithoutLosingTheFilter(FxRobot robot) {
    robot.clickOn("#followup-chip-BUSY");
    int filtered = table(robot).getItems().size();

    robot.interact(() -> {
      var english = room.open(Language.ENGLISH);
      stage.getScene().setRoot(english.root());
      view.close();
      view = english;
      tasks.step();
    });

    assertThat(table(robot).getItems()).hasSize(filtered);
    assertThat(robot.lookup("#followup-state").<Labeled>query().getText()).isEqualTo("Running");
  }

  @ParameterizedTest
  @CsvSource({
    "calls, FRENCH, light, 1072, 690",
    "calls, ENGLISH, dark, 1072, 690",
    "calls, ENGLISH, light, 1712, 970",
    "calls, FRENCH, dark, 1712, 970",
    "ABORT, FRENCH, light, 1072, 690",
    "PAUSE, ENGLISH, dark, 1072, 690",
    "RESUME, FRENCH, dark, 1072, 690",
    "LIFT, FRENCH, light, 1072, 690",
    "LIFT, ENGLISH, dark, 1712, 970",
    "lifted, ENGLISH, light, 1072, 690",
    "lifted, FRENCH, dark, 1712, 970",
    "RETRY, ENGLISH, light, 1072, 690",
    "RETRY, FRENCH, dark, 1712, 970",
    "refusal, FRENCH, light, 1072, 690",
    "refusal, ENGLISH, dark, 1712, 970",
    "aborted, FRENCH, light, 1072, 690",
    "aborted, ENGLISH, dark, 1712, 970"
  })
  void looksRight(
      String what, Language language, String theme, int width, int height, FxRobot robot) {
    robot.interact(() -> {
      Application.setUserAgentStylesheet(
          theme.equals("dark")
              ? new PrimerDark().getUserAgentStylesheet()
              : new PrimerLight().getUserAgentStylesheet());
      view.close();
      view = room.open(language);
      // Without a window: the headless screen is smaller than the desks that this is for.
      scene = new Scene(view.root(), width, height);
      tasks.step();
      tasks.step();
      prepare(what);
    });

    var name = String.join("-", "followup", what, language.code(), theme, "" + width);
    var picture = Pictures.take(robot, view.root(), name);

    assertThat(picture.getWidth()).isEqualTo(width);
    assertThat(Pictures.truncated(robot, view.root())).isEmpty();
    assertThat(view.root().minHeight(width)).isLessThanOrEqualTo(height);
    var panel = view.root().lookup("#followup-commands");
    assertThat(panel.localToScene(panel.getLayoutBounds()).getMaxY()).isLessThanOrEqualTo(height);
  }

  /// What is left of 1280×800 below both banners, and less.
  @ParameterizedTest
  @CsvSource({"calls, 625", "lifted, 625", "PAUSE, 625", "LIFT, 625", "PAUSE, 470", "LIFT, 470"})
  void commandsStayWithinALowWindowAndWhatHasTheKeyboardIsSeen(
      String what, int height, FxRobot robot) {
    robot.interact(() -> {
      view.close();
      view = room.open(Language.FRENCH);
      scene = new Scene(view.root(), 1176, height);
      tasks.step();
      tasks.step();
      prepare(what);
    });
    var name = String.join("-", "followup-low", what, "" + height);
    Pictures.take(robot, view.root(), name);

    assertThat(view.root().minHeight(1176)).isLessThanOrEqualTo(height);
    var panel = (ScrollPane) view.root().lookup("#followup-commands");
    var seen = panel.localToScene(panel.getLayoutBounds());
    assertThat(seen.getMaxY()).isLessThanOrEqualTo(height);
    assertThat(Pictures.truncated(robot, view.root())).isEmpty();
    if (view.root().lookup("#followup-question").isVisible()) {
      var focused = view.root().lookup("#followup-withdraw");
      assertThat(scene.getFocusOwner()).isSameAs(focused);
      assertThat(seen.contains(focused.localToScene(focused.getLayoutBounds()))).isTrue();
    }
  }

  private void prepare(String what) {
    switch (what) {
      case "calls" -> {}
      case "refusal" -> {
        fire("followup-command-PAUSE");
        fire("followup-confirm");
        desk.refusal = Optional.of(new CommandResult.PbxNotReady(PbxHealth.State.DIALPLAN_MISSING));
        fire("followup-command-RESUME");
        fire("followup-confirm");
      }
      case "aborted" -> {
        fire("followup-command-ABORT");
        fire("followup-confirm");
        tasks.step();
      }
      case "RETRY" -> {
        fire("followup-command-ABORT");
        fire("followup-confirm");
        tasks.step();
        fire("followup-command-RETRY");
      }
      case "lifted" -> {
        message = wav();
        fire("followup-command-LIFT");
        fire("followup-choose-fr");
        fire("followup-confirm");
        tasks.step();
      }
      case "RESUME" -> {
        fire("followup-command-PAUSE");
        fire("followup-confirm");
        fire("followup-command-RESUME");
      }
      default -> fire("followup-command-" + what);
    }
  }

  private void fire(String id) {
    view.root().applyCss();
    view.root().layout();
    ((Button) view.root().lookup("#" + id)).fire();
  }

  @Test
  void residencesThatTheAbortStoppedAreCounted(FxRobot robot) {
    assertThat(robot.lookup("#followup-figure-stopped").query().isVisible()).isFalse();

    robot.clickOn("#followup-command-ABORT").clickOn("#followup-confirm");
    robot.interact(tasks::step);

    var stopped = robot.lookup("#followup-figure-stopped").query();
    assertThat(stopped.isVisible()).isTrue();
    assertThat(stopped.getAccessibleText()).startsWith("1\u00a0674");
  }

  @Test
  void commandsStayWhereTheyAreWhateverComesAndGoes(FxRobot robot) {
    var abort = robot.lookup("#followup-command-ABORT").query();
    var place = robot.bounds(abort).query();

    robot.interact(() -> {
      for (var outcome : CallOutcome.values()) {
        desk.put(Samples.ended(400 + outcome.ordinal(), outcome));
      }
      tasks.step();
      desk.broken = true;
      tasks.step();
    });
    robot.clickOn("#followup-command-PAUSE");

    assertThat(robot.bounds(abort).query()).isEqualTo(place);
  }
}
