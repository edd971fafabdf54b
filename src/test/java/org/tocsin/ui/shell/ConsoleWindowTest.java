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
import javafx.stage.WindowEvent;
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
import org.tocsin.ui.shell.StatusSource.Caller;

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

  @Test
  void closesWithoutAQuestionWhenNothingIsUnfinished(FxRobot robot) {
    requestClose(robot);

    assertThat(stage.isShowing()).isFalse();
  }

  @Test
  void asksBeforeWhatIsUnfinishedIsLostAndEscapeStays(FxRobot robot) {
    alerts.unfinished = List.of("Alertes : une alerte est écrite à moitié.");
    callTheTown(robot);
    robot.interact(() -> robot.lookup("#typed").query().requestFocus());

    requestClose(robot);
    assertThat(sentences(robot))
        .hasSize(2)
        .first()
        .asString()
        .contains("Bris d’aqueduc", "aucun nouvel appel ne partira");
    assertThat(stage.getScene().getFocusOwner().getId()).isEqualTo("shell-closing-stay");
    robot.push(KeyCode.ESCAPE);

    assertThat(stage.isShowing()).isTrue();
    assertThat(robot.lookup("#shell-closing").queryAll()).isEmpty();
    assertThat(stage.getScene().getFocusOwner().getId()).isEqualTo("typed");
  }

  @Test
  void closesWhenToldTo(FxRobot robot) {
    registry.unfinished = List.of("Registre : une importation est en cours.");
    requestClose(robot);
    requestClose(robot);
    assertThat(stage.isShowing()).isTrue();

    robot.clickOn("#shell-closing-close");
    assertThat(stage.isShowing()).isFalse();
    assertThat(registry.open).isZero();
  }

  @Test
  void asksNothingAboutCallsThatAnotherProcessMakes(FxRobot robot) {
    callTheTown(robot);
    status.makesCalls = false;
    robot.interact(tasks::step);

    requestClose(robot);

    assertThat(stage.isShowing()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"1280,800,false,false", "1280,800,true,true", "1920,1080,false,true"})
  void theClosingQuestionIsNotCutShort(
      int width, int height, boolean english, boolean dark, FxRobot robot) {
    alerts.unfinished =
        List.of(
            "Alertes : ce qui est écrit de l’alerte n’est gardé dans aucun brouillon et sera"
                + " perdu.");
    callTheTown(robot);
    dress(robot, english, dark);
    requestClose(robot);
    var root = stage.getScene().getRoot();
    layOut(robot, root, width, height);
    Pictures.take(robot, root, picture("closing", width, english, dark));

    assertThat(Pictures.truncated(robot, root)).isEmpty();
  }

  private void requestClose(FxRobot robot) {
    robot.interact(() -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
  }

  private void callTheTown(FxRobot robot) {
    status.makesCalls = true;
    status.running =
        List.of(
            new StatusSource.Running("Bris d’aqueduc", StatusSource.Kind.EMERGENCY, false),
            new StatusSource.Running("Rinçage du réseau", StatusSource.Kind.OTHER, true));
    robot.interact(tasks::step);
  }

  private static List<String> sentences(FxRobot robot) {
    return robot.lookup(".closing-lines .label").queryAllAs(Labeled.class).stream()
        .map(Labeled::getText)
        .toList();
  }

  private static void dress(FxRobot robot, boolean english, boolean dark) {
    if (english) {
      robot.interact(() -> robot.lookup("#shell-language").queryButton().fire());
    }
    if (dark) {
      robot.interact(() -> robot.lookup("#shell-theme").queryButton().fire());
    }
  }

  /// Without a window: the headless screen is smaller than the desks that this is for.
  private void layOut(FxRobot robot, Parent root, int width, int height) {
    robot.interact(() -> {
      stage.getScene().setRoot(new VBox());
      preferences.theme.apply(new Scene(root, width, height));
    });
  }

  private static String picture(String what, int width, boolean english, boolean dark) {
    return "%s-%d-%s-%s".formatted(what, width, english ? "en" : "fr", dark ? "dark" : "light");
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

  @Test
  void saysInWordsWhoMakesTheCalls(FxRobot robot) {
    robot.interact(tasks::step);
    assertThat(words(robot, "#shell-callers")).isEqualTo("Appels faits par\u00a0: cette console");

    status.callers =
        List.of(
            new Caller("SERVEUR1", true, false, "central,relève", 40, 12),
            new Caller("POSTE-2", false, false, "central", 10, 1));
    robot.interact(tasks::step);
    assertThat(words(robot, "#shell-callers"))
        .isEqualTo("Appels faits par\u00a0: service sur SERVEUR1, console sur POSTE-2");
    assertThat(robot.lookup("#shell-callers").queryLabeled().getTooltip().getText())
        .startsWith("service sur SERVEUR1 – central,relève\u00a0: 12 appels en cours, 40 lignes");

    status.callers = List.of();
    robot.interact(tasks::step);
    assertThat(words(robot, "#shell-callers")).isEqualTo("Personne ne fait les appels");
  }

  @Test
  void saysThatItsOwnCallsGoOnAlsoWhenAServiceHasTakenOver(FxRobot robot) {
    callTheTown(robot);
    status.makesCalls = false;
    status.ownCalls = 2;
    robot.interact(tasks::step);

    requestClose(robot);

    assertThat(sentences(robot))
        .containsExactly("2 appels sont encore en cours et seront menés à leur fin.");
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
                "Bris d’aqueduc, secteur des Érables", StatusSource.Kind.EMERGENCY, false));
    robot.interact(tasks::step);
    dress(robot, english, dark);
    var root = stage.getScene().getRoot();
    layOut(robot, root, width, height);
    Pictures.take(robot, root, picture("shell", width, english, dark));

    assertThat(Pictures.truncated(robot, root)).isEmpty();
  }

  /// A room with one field, whose text it keeps.
  private static final class FakeRoom implements Room {
    private final RoomKey key;
    private final StringProperty typed = new SimpleStringProperty("");
    private final List<Long> shown = new ArrayList<>();
    private List<String> unfinished = List.of();
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
    public List<String> unfinished(Language language) {
      return unfinished;
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
