package org.tocsin.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.tocsin.shared.Language;
import org.tocsin.support.Pictures;
import org.tocsin.support.SteppedTasks;
import org.tocsin.telephony.PbxHealth;
import org.tocsin.ui.common.QuickSearch;
import org.tocsin.ui.common.Room;
import org.tocsin.ui.common.RoomKey;
import org.tocsin.ui.common.ThemeChoice;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class ConsoleWindowTest {
  private final FixedStatus status = new FixedStatus();
  private final SteppedTasks tasks = new SteppedTasks();
  private final RememberedPreferences preferences = new RememberedPreferences();
  private final FakeRoom registry = new FakeRoom(RoomKey.REGISTRY);
  private final FakeRoom alerts = new FakeRoom(RoomKey.ALERTS);
  private final FakeRoom followUp = new FakeRoom(RoomKey.FOLLOW_UP);
  private Stage stage;

  @Start
  void start(Stage shown) {
    stage = shown;
    QuickSearch search =
        typed ->
            List.of(
                new QuickSearch.Hit(
                    RoomKey.REGISTRY,
                    42,
                    "Tremblay, Julie",
                    "418 555-0123 · 710, rue des Érables"));
    var window =
        new ConsoleWindow(
            List.of(followUp, registry, alerts),
            new RoomNavigator(),
            status,
            search,
            tasks,
            preferences,
            ZoneId.of("America/Toronto"));
    stage.setX(0);
    stage.setY(0);
    window.show(stage);
    tasks.step();
  }

  private static String words(FxRobot robot, String query) {
    return robot.lookup(query).queryAs(Labeled.class).getText();
  }

  @Test
  void opensTheFirstRoomOfTheRail() {
    assertThat(registry.open).isEqualTo(1);
    assertThat(alerts.open).isZero();
  }

  @Test
  void goesFromRoomToRoomByKeyAndLeavesNoViewBehind(FxRobot robot) {
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);

    assertThat(List.of(registry.open, alerts.open, followUp.open)).containsExactly(0, 0, 1);
  }

  @Test
  void keepsWhatWasTypedWhenTheLanguageChanges(FxRobot robot) {
    robot.interact(() -> robot.lookup("#typed").queryAs(TextField.class).setText("Bélanger"));
    robot.clickOn("#shell-language");

    assertThat(robot.lookup("#typed").queryAs(TextField.class).getText()).isEqualTo("Bélanger");
    assertThat(words(robot, "#shell-room-ALERTS")).isEqualTo("Alerts");
    assertThat(preferences.language).isEqualTo(Language.ENGLISH);
    assertThat(registry.open).isEqualTo(1);
  }

  @Test
  void remembersTheLook(FxRobot robot) {
    robot.clickOn("#shell-theme");

    assertThat(preferences.theme).isEqualTo(ThemeChoice.DARK);
  }

  @Test
  void opensWhatTheSearchFoundByKeyboardAlone(FxRobot robot) {
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
    robot.push(KeyCode.CONTROL, KeyCode.K);
    robot.write("tremblay").push(KeyCode.ENTER);

    assertThat(registry.shown).containsExactly(42L);
    assertThat(registry.open).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "CONNECTED,false,Central connecté",
    "CONNECTED,true,Simulateur – aucun appel réel",
    "UNREACHABLE,false,Central injoignable",
    "REFUSED,false,Accès refusé par le central",
    "DIALPLAN_MISSING,false,Plan d’appel absent du central"
  })
  void saysInWordsHowThePbxIs(
      PbxHealth.State state, boolean simulated, String words, FxRobot robot) {
    status.pbx = state;
    status.simulated = simulated;
    robot.interact(tasks::step);

    assertThat(words(robot, "#shell-pbx")).isEqualTo(words);
    assertThat(robot.lookup(".band-exercise").query().isVisible()).isEqualTo(simulated);
  }

  @ParameterizedTest
  @CsvSource({
    "1280,800,false,false",
    "1280,800,true,true",
    "1920,1080,true,false",
    "1920,1080,false,true"
  })
  void nothingIsCutShort(int width, int height, boolean english, boolean dark, FxRobot robot) {
    status.simulated = true;
    status.running =
        List.of(
            new StatusSource.Running(
                "Bris d’aqueduc, secteur des Érables", StatusSource.Kind.EMERGENCY));
    robot.interact(tasks::step);
    if (english) {
      robot.interact(() -> robot.lookup("#shell-language").queryButton().fire());
    }
    if (dark) {
      robot.interact(() -> robot.lookup("#shell-theme").queryButton().fire());
    }
    var root = stage.getScene().getRoot();
    robot.interact(() -> {
      // Without a window: the headless screen is smaller than the desks that this is for.
      stage.getScene().setRoot(new VBox());
      preferences.theme.apply(new Scene(root, width, height));
    });
    Pictures.take(
        robot,
        root,
        "shell-%d-%s-%s".formatted(width, english ? "en" : "fr", dark ? "dark" : "light"));

    assertThat(Pictures.truncated(robot, root)).isEmpty();
  }

  /// A room with one field, whose text it keeps.
  private static final class FakeRoom implements Room {
    private final RoomKey key;
    private final StringProperty typed = new SimpleStringProperty("");
    private final List<Long> shown = new ArrayList<>();
    private int open;

    FakeRoom(RoomKey key) {
      this.key = key;
    }

    @Override
    public RoomKey key() {
      return key;
    }

    @Override
    public View open(Language language) {
      open++;
      var field = new TextField();
      field.setId("typed");
      field.textProperty().bindBidirectional(typed);
      var root = new VBox(field);
      return new View() {
        @Override
        public Parent root() {
          return root;
        }

        @Override
        public void focus() {
          field.requestFocus();
        }

        @Override
        public void close() {
          open--;
        }
      };
    }

    @Override
    public void show(long id) {
      shown.add(id);
    }
  }

  private static final class RememberedPreferences implements Preferences {
    private Language language = Language.FRENCH;
    private ThemeChoice theme = ThemeChoice.LIGHT;

    @Override
    public Language language() {
      return language;
    }

    @Override
    public ThemeChoice theme() {
      return theme;
    }

    @Override
    public void keep(Language chosenLanguage, ThemeChoice chosenTheme) {
      language = chosenLanguage;
      theme = chosenTheme;
    }
  }
}
