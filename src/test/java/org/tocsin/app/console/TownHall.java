package org.tocsin.app.console;

import static org.tocsin.support.Eventually.until;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.tocsin.app.wiring.Calling;
import org.tocsin.app.wiring.Core;
import org.tocsin.app.wiring.Surroundings;
import org.tocsin.board.CampaignFigures;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.Pace;
import org.tocsin.settings.Settings;
import org.tocsin.settings.Settings.CallingSettings;
import org.tocsin.settings.Settings.PbxSettings;
import org.tocsin.shared.Language;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.shared.Ticks;
import org.tocsin.support.RememberedPreferences;
import org.tocsin.telephony.simulator.SimulatedPbx;
import org.tocsin.telephony.simulator.SimulatorSettings;

/// The whole product in its window: database, dispatcher, AMI, every room; only the far end of the
/// calls is simulated, and files are chosen by the test.
final class TownHall {
  static final Path SAMPLE = Path.of("sample-data");
  private static final ZoneId ZONE = ZoneId.of("America/Toronto");
  private static final int CHANNELS = 30;

  private final Clock clock = Ticks.microseconds(Clock.system(ZONE));
  private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final SimulatedPbx pbx;
  private final Core core;
  private final Calling calling;
  private final Stage stage;
  private Optional<Path> chosen = Optional.empty();

  private TownHall(Path folder, Stage stage, Function<String, SimulatorSettings> simulator)
      throws IOException {
    this.stage = stage;
    var secret = "sésame";
    pbx = SimulatedPbx.start(simulator.apply(secret), clock, timers, workers);
    var messages = Files.createDirectories(folder.resolve("messages"));
    var link =
        new PbxSettings(
            "simulateur",
            "127.0.0.1",
            pbx.port(),
            "tocsin",
            secret,
            false,
            Optional.empty(),
            SimulatedPbx.DIAL_TEMPLATE,
            messages,
            messages.toString());
    var settings =
        new Settings(
            Language.FRENCH,
            Optional.of(
                new CallingSettings(link, new PhoneNumber("+14185550100"), CHANNELS, CHANNELS)),
            Optional.empty());
    var surroundings =
        new Surroundings(
            Map.of(),
            name -> "user.name".equals(name) ? "m.tremblay" : System.getProperty(name),
            clock);
    var data = folder.resolve("data");
    core = Core.open(settings, data, clock);
    calling = Calling.start(core, settings, data, surroundings);
    var pace = Optional.of(new Pace(CHANNELS, CHANNELS));
    new RoomsOfTheHouse(core, calling, surroundings, pace, ZONE, (_, _, _) -> chosen)
        .window(new RememberedPreferences(), surroundings.actor().name())
        .show(stage);
  }

  /// FX thread.
  static TownHall open(Path folder, Stage stage, Function<String, SimulatorSettings> simulator)
      throws IOException {
    return new TownHall(folder, stage, simulator);
  }

  Core core() {
    return core;
  }

  Clock clock() {
    return clock;
  }

  /// What the next dialog answers.
  void choose(Path file) {
    chosen = Optional.of(file);
  }

  CampaignFigures figures(CampaignId campaign) {
    return core.boards().getBoard(campaign).refresh().figures();
  }

  Node node(String query) {
    return Objects.requireNonNull(stage.getScene().lookup(query), query);
  }

  String words(String query) {
    return ((Labeled) node(query)).getText();
  }

  /// Presses a button as soon as it may be pressed.
  void press(FxRobot robot, String query) {
    until(query, () -> stage.getScene().lookup(query) != null && !node(query).isDisabled());
    robot.interact(() -> ((ButtonBase) node(query)).fire());
  }

  /// Puts the focus on what stands there after the next layout, if not yet now.
  void focus(FxRobot robot, String query) {
    until(query, () -> stage.getScene().lookup(query) != null);
    robot.interact(() -> node(query).requestFocus());
  }

  /// The id of what has the keyboard.
  Optional<String> focused() {
    return Optional.ofNullable(stage.getScene().getFocusOwner()).map(Node::getId);
  }

  void type(FxRobot robot, String query, String text) {
    robot.interact(() -> ((TextInputControl) node(query)).setText(text));
  }

  void importList(FxRobot robot, Path list) {
    choose(list);
    press(robot, "#shell-room-REGISTRY");
    press(robot, "#registry-import");
    press(robot, "#registry-import-choose");
    until("the preview", () -> stage.getScene().lookup("#registry-import-run") != null);
    press(robot, "#registry-import-run");
    until(
        "the import's figures",
        () ->
            stage.getScene().lookup("#registry-import-run") == null
                && stage.getScene().lookup(".import .figures") != null);
  }

  /// An emergency to everyone, with the invented town's message.
  void write(FxRobot robot, String name) {
    press(robot, "#shell-room-ALERTS");
    type(robot, "#alerts-name", name);
    press(robot, "#alerts-purpose-EMERGENCY");
    choose(SAMPLE.resolve("alerte-fr.wav"));
    press(robot, "#alerts-choose-fr");
    press(robot, "#alerts-everyone");
  }

  CampaignId launch(FxRobot robot, int residences) {
    type(robot, "#alerts-typed", String.valueOf(residences));
    press(robot, "#alerts-launch");
    until("the room Suivi", () -> stage.getScene().lookup("#followup-calls") != null);
    return core.campaigns().list(1).getFirst().id();
  }

  void close(FxRobot robot) {
    robot.interact(stage::hide);
    calling.close();
    core.close();
    pbx.close();
    timers.shutdownNow();
    workers.shutdownNow();
  }
}
