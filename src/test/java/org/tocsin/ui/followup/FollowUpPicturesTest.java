package org.tocsin.ui.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.tocsin.campaign.CampaignState;
import org.tocsin.campaign.Pace;
import org.tocsin.dispatch.AttemptState;
import org.tocsin.shared.Language;
import org.tocsin.support.Pictures;
import org.tocsin.support.RememberedPreferences;
import org.tocsin.support.SteppedTasks;
import org.tocsin.support.Wavs;
import org.tocsin.telephony.CallOutcome;
import org.tocsin.telephony.PbxHealth;
import org.tocsin.ui.common.ThemeChoice;
import org.tocsin.ui.shell.ConsoleWindow;
import org.tocsin.ui.shell.DeskSource;
import org.tocsin.ui.shell.RoomNavigator;
import org.tocsin.ui.shell.StatusSource;

/// The room in its window at its worst: below both bands of the shell, paused with nobody to make
/// the calls, lifted, called again.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class FollowUpPicturesTest {
  private static final ZoneId TOWN = ZoneId.of("America/Toronto");

  @TempDir Path folder;
  private final FakeDesk desk = new FakeDesk(Samples.NOW);
  private final SteppedTasks tasks = new SteppedTasks();
  private final RememberedPreferences chosen = new RememberedPreferences();
  private final List<String> cut = new ArrayList<>();
  private Stage stage;
  private Parent root;
  private String name;
  private boolean callsAreMade = true;

  FollowUpPicturesTest() {
    desk.campaigns.add(
        Samples.campaign(1, "Bris d’aqueduc, secteur des Érables", CampaignState.RUNNING));
    var outcomes = CallOutcome.values();
    for (int i = 0; i < 320; i++) {
      desk.put(
          i < 308
              ? Samples.ended(i, outcomes[i % (outcomes.length - 1)])
              : Samples.row(i, AttemptState.RINGING, Optional.empty()));
    }
    desk.decide("campaign.create", Map.of());
    desk.decide("campaign.launch", Map.of("residences", "2000"));
    desk.decide("campaign.pace", Map.of("channels", "20", "callsPerSecond", "5.0"));
  }

  @Start
  void start(Stage shown) {
    stage = shown;
  }

  @ParameterizedTest
  @CsvSource({
    "FRENCH, LIGHT, 1280, 800",
    "FRENCH, DARK, 1280, 800",
    "ENGLISH, LIGHT, 1280, 800",
    "ENGLISH, DARK, 1280, 800",
    "FRENCH, LIGHT, 1920, 1080",
    "FRENCH, DARK, 1920, 1080",
    "ENGLISH, LIGHT, 1920, 1080",
    "ENGLISH, DARK, 1920, 1080"
  })
  void nothingIsCutShort(Language language, ThemeChoice theme, int width, int height, FxRobot robot)
      throws IOException {
    var message = Files.write(folder.resolve("fin.wav"), Wavs.telephone(Duration.ofSeconds(3)));
    name =
        "%s-%s-%d".formatted(language.code(), theme == ThemeChoice.DARK ? "dark" : "light", width);
    robot.interact(() -> open(language, theme, width, height, message));

    picture(robot, "running");
    robot.interact(() -> fire("#shell-pbx"));
    picture(robot, "pbxs");
    robot.interact(() -> fire("#shell-panel-close"));
    robot.interact(() -> fire("#followup-command-LIFT"));
    picture(robot, "lifting");
    assertThat(isSeen("#followup-withdraw")).isTrue();
    robot.interact(() -> {
      fire("#followup-withdraw");
      fire("#followup-command-PAUSE");
      fire("#followup-confirm");
      callsAreMade = false;
      desk.callers = new Callers(List.of(), List.of());
      tasks.step();
      tasks.step();
    });
    picture(robot, "paused");
    robot.interact(() -> {
      fire("#followup-command-ABORT");
      fire("#followup-confirm");
      tasks.step();
      fire("#followup-command-RETRY");
    });
    picture(robot, "again");
    robot.interact(() -> {
      fire("#followup-withdraw");
      tasks.step();
      fire("#followup-command-LIFT");
      fire("#followup-choose-fr");
      fire("#followup-confirm");
      tasks.step();
    });
    picture(robot, "lifted");

    assertThat(cut).isEmpty();
  }

  private void open(Language language, ThemeChoice theme, int width, int height, Path message) {
    chosen.keep(language, theme);
    var room =
        new FollowUpRoom(
            desk,
            tasks,
            new SilentPlayer(),
            (_, _, _) -> Optional.of(message),
            Optional.of(new Pace(12, 6)),
            Clock.fixed(Samples.NOW, ZoneOffset.UTC),
            TOWN);
    new ConsoleWindow(
            List.of(room),
            new RoomNavigator(),
            this::status,
            _ -> List.of(),
            DeskSource.NONE,
            tasks,
            chosen,
            TOWN)
        .show(stage);
    root = stage.getScene().getRoot();
    // Without the window: the headless screen is smaller than the desks that this is for.
    stage.getScene().setRoot(new VBox());
    theme.apply(new Scene(root, width, height));
    tasks.step();
    tasks.step();
  }

  private StatusSource.ConsoleStatus status() {
    var state = callsAreMade ? PbxHealth.State.CONNECTED : PbxHealth.State.UNREACHABLE;
    var health = new PbxHealth(state, true, callsAreMade ? "22.5.1" : "", 12, 0);
    var trunks =
        List.of(
            new StatusSource.TrunkStatus("vidéotron", true, 12, 12),
            new StatusSource.TrunkStatus("bell", !callsAreMade, 0, 8));
    var name = "Bris d’aqueduc, secteur des Érables";
    return new StatusSource.ConsoleStatus(
        health,
        List.of(new StatusSource.PbxStatus("central", health, 12, 20, 14, trunks)),
        12,
        20,
        "PostgreSQL",
        List.of(new StatusSource.Running(name, StatusSource.Kind.EMERGENCY, !callsAreMade)),
        "m.tremblay",
        callsAreMade,
        12,
        callsAreMade
            ? List.of(new StatusSource.Caller("SERVEUR1", true, true, "central", 20, 12))
            : List.of());
  }

  private void fire(String query) {
    root.applyCss();
    root.layout();
    ((ButtonBase) root.lookup(query)).fire();
  }

  private void picture(FxRobot robot, String what) {
    var picture = "suivi-" + what + "-" + name;
    Pictures.take(robot, root, picture);
    Pictures.truncated(robot, root).forEach(words -> cut.add(picture + ": " + words));
  }

  /// Whether the whole of it is within the commands' part of the window.
  private boolean isSeen(String query) {
    return inScene(root.lookup("#followup-commands")).contains(inScene(root.lookup(query)));
  }

  private static Bounds inScene(Node node) {
    return node.localToScene(node.getLayoutBounds());
  }
}
