package org.tocsin.app.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.support.Eventually.until;
import static org.tocsin.support.Eventually.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.tocsin.support.Pictures;
import org.tocsin.telephony.simulator.SimulatorSettings;
import org.tocsin.ui.common.ThemeChoice;

/// Every screen of the window while the invented town is called, in both languages and looks, on a
/// small and a large desk.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class WindowPicturesTest {
  private static final double SPEED = 20;
  private static final long SEED = 7;

  @TempDir Path folder;
  private TownHall hall;
  private Stage stage;
  private int rowsShown;

  @Start
  void start(Stage shown) throws IOException {
    stage = shown;
    stage.setX(0);
    stage.setY(0);
    hall = TownHall.open(folder, stage, secret -> SimulatorSettings.mixed(0, secret, SEED, SPEED));
  }

  @AfterEach
  void close(FxRobot robot) {
    hall.close(robot);
  }

  @Test
  void nothingIsCutShortWhileATownIsCalled(FxRobot robot) throws IOException {
    var list = Files.copy(TownHall.SAMPLE.resolve("residences.csv"), folder.resolve("ville.csv"));
    hall.importList(robot, list);
    var cut = new ArrayList<>(pictures(robot, "import"));
    hall.write(robot, "Bris d’aqueduc, secteur des Érables");
    hall.type(robot, "#alerts-CHANNELS", "12");
    hall.type(robot, "#alerts-CALLS_PER_SECOND", "15");
    until("the audience", () -> hall.words("#alerts-reason").contains("2\u00a0000"));
    var campaign = hall.launch(robot, 2_000);
    within(
        Duration.ofSeconds(40),
        () -> assertThat(hall.figures(campaign).attempts()).isGreaterThan(250));

    cut.addAll(pictures(robot, "followup"));
    assertThat(rowsShown).as("calls seen at once on a small desk").isGreaterThanOrEqualTo(12);
    hall.write(robot, "Évacuation, place du Marché");
    until("the audience", () -> hall.words("#alerts-reason").contains("2\u00a0000"));
    cut.addAll(pictures(robot, "alerts"));
    robot.interact(() -> ((ScrollPane) hall.node("#alerts-page")).setVvalue(1));
    cut.addAll(pictures(robot, "alerts-end"));
    hall.press(robot, "#shell-room-REGISTRY");
    hall.focus(robot, "#registry-table");
    robot.push(KeyCode.DOWN);
    until("a file", () -> !hall.words("#registry-title").isBlank());
    cut.addAll(pictures(robot, "registry"));

    assertThat(cut).isEmpty();
  }

  /// Each language and each look on one of the desks.
  ///
  /// @return words that are cut short, with where
  private List<String> pictures(FxRobot robot, String screen) {
    var cut = new ArrayList<String>();
    for (var language : List.of("fr", "en")) {
      for (var theme : ThemeChoice.values()) {
        boolean small = language.equals("fr") == (theme == ThemeChoice.LIGHT);
        cut.addAll(
            small
                ? picture(robot, screen, language, theme, 1280, 800)
                : picture(robot, screen, language, theme, 1920, 1080));
        hall.press(robot, "#shell-theme");
      }
      hall.press(robot, "#shell-language");
    }
    return cut;
  }

  private static int wholeRows(TableView<?> table) {
    var flow = (VirtualFlow<?>) table.lookup(".virtual-flow");
    return (int)
        (flow.lookup(".clipped-container").getLayoutBounds().getHeight()
            / table.getFixedCellSize());
  }

  /// In a scene without a window: the headless screen is smaller than the desks that this is for.
  private List<String> picture(
      FxRobot robot, String screen, String language, ThemeChoice theme, int width, int height) {
    var name =
        "window-%s-%s-%s-%d"
            .formatted(screen, language, theme == ThemeChoice.DARK ? "dark" : "light", width);
    var scene = stage.getScene();
    var root = new Parent[1];
    robot.interact(() -> {
      root[0] = scene.getRoot();
      scene.setRoot(new VBox());
      theme.apply(new Scene(root[0], width, height));
    });
    Pictures.take(robot, root[0], name);
    if (width == 1280 && root[0].lookup("#followup-calls") instanceof TableView<?> calls) {
      robot.interact(() -> rowsShown = wholeRows(calls));
    }
    var cut =
        Pictures.truncated(robot, root[0]).stream().map(words -> name + ": " + words).toList();
    robot.interact(() -> {
      root[0].getScene().setRoot(new VBox());
      scene.setRoot(root[0]);
    });
    return cut;
  }
}
