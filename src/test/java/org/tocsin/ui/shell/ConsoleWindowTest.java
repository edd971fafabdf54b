package org.tocsin.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tocsin.support.SampleFiles.address;
import static org.tocsin.support.SampleFiles.file;
import static org.tocsin.support.SampleFiles.phone;
import static org.tocsin.support.SampleFiles.with;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
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
import org.testfx.util.WaitForAsyncUtils;
import org.tocsin.desk.Incoming;
import org.tocsin.registry.AccountNumber;
import org.tocsin.registry.Consent;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.FileId;
import org.tocsin.registry.Particulars;
import org.tocsin.registry.ResidentFile;
import org.tocsin.shared.Language;
import org.tocsin.support.Pictures;
import org.tocsin.support.RememberedPreferences;
import org.tocsin.support.SteppedTasks;
import org.tocsin.telephony.DeskRing;
import org.tocsin.telephony.PbxHealth;
import org.tocsin.ui.common.KeyHelp;
import org.tocsin.ui.common.QuickSearch;
import org.tocsin.ui.common.Room;
import org.tocsin.ui.common.RoomKey;
import org.tocsin.ui.common.Texts;
import org.tocsin.ui.common.ThemeChoice;
import org.tocsin.ui.shell.StatusSource.Caller;
import org.tocsin.ui.shell.StatusSource.PbxStatus;
import org.tocsin.ui.shell.StatusSource.TrunkStatus;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class ConsoleWindowTest {
  private final FixedStatus status = new FixedStatus();
  private final SteppedTasks tasks = new SteppedTasks();
  private final RememberedPreferences preferences = new RememberedPreferences();
  private final FakeRoom registry = new FakeRoom(RoomKey.REGISTRY);
  private final FakeRoom alerts = new FakeRoom(RoomKey.ALERTS);
  private final FakeRoom followUp = new FakeRoom(RoomKey.FOLLOW_UP);
  private final List<Incoming> calls = new ArrayList<>();
  private List<QuickSearch.Hit> hits =
      List.of(
          hit(42, "Tremblay, Julie", "418 555-0123 · 710, rue des Érables"),
          hit(43, "Tremblay, Marc", "418 555-0124 · 712, rue des Érables"));
  private Stage stage;

  @Start
  void start(Stage shown) {
    stage = shown;
    QuickSearch search = _ -> hits;
    var window =
        new ConsoleWindow(
            List.of(followUp, registry, alerts, new FakeRoom(RoomKey.ADMINISTRATION)),
            new RoomNavigator(),
            status,
            search,
            (extension, after) ->
                calls.stream()
                    .filter(call -> call.ring().extension().equals(extension))
                    .filter(call -> call.number() > after)
                    .findFirst(),
            tasks,
            preferences,
            ZoneId.of("America/Toronto"));
    stage.setX(0);
    stage.setY(0);
    window.show(stage);
    tasks.step();
  }

  private static QuickSearch.Hit hit(long file, String name, String detail) {
    return new QuickSearch.Hit(RoomKey.REGISTRY, file, name, detail);
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
  void theFocusComesIntoTheRoomThatAKeyOpens(FxRobot robot) {
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);

    assertThat(robot.lookup("#typed").query().isFocused()).isTrue();
  }

  @Test
  void theFocusComesBackToWhereOneWasWhenWhatHadItGoesAway(FxRobot robot) {
    var notice = new VBox(new Button("Non"), new Button("Oui"));
    robot.interact(() -> {
      robot.lookup("#typed").query().requestFocus();
      ((VBox) robot.lookup("#typed").query().getParent()).getChildren().add(notice);
      notice.getChildren().getFirst().requestFocus();
      notice.getChildren().getLast().requestFocus();
    });

    robot.interact(() -> notice.getChildren().clear());
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(robot.lookup("#typed").query().isFocused()).isTrue();

    robot.push(KeyCode.CONTROL, KeyCode.K);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(robot.lookup("#shell-search").query().isFocused()).isTrue();
  }

  @Test
  void keepsWhatWasTypedWhenTheLanguageChanges(FxRobot robot) {
    robot.interact(() -> robot.lookup("#typed").queryAs(TextField.class).setText("Bélanger"));
    robot.clickOn("#shell-language");

    assertThat(robot.lookup("#typed").queryAs(TextField.class).getText()).isEqualTo("Bélanger");
    assertThat(words(robot, "#shell-room-ALERTS")).isEqualTo("Alerts");
    assertThat(preferences.language()).isEqualTo(Language.ENGLISH);
    assertThat(registry.open).isEqualTo(1);
  }

  @Test
  void remembersTheLook(FxRobot robot) {
    robot.clickOn("#shell-theme");

    assertThat(preferences.theme()).isEqualTo(ThemeChoice.DARK);
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
  void enterOpensWhatTheArrowsChoseWhileTheAnswersAreShown(FxRobot robot) {
    robot.push(KeyCode.CONTROL, KeyCode.K);
    robot.write("tremblay");
    assertThat(answers(robot)).containsExactly("Tremblay, Julie", "Tremblay, Marc");
    robot.push(KeyCode.DOWN).push(KeyCode.DOWN).push(KeyCode.ENTER);

    assertThat(registry.shown).containsExactly(43L);
    assertThat(robot.lookup("#shell-answers").queryAll()).isEmpty();
  }

  @Test
  void enterThatComesBeforeTheAnswerIsToldAndKept(FxRobot robot) {
    robot.push(KeyCode.CONTROL, KeyCode.K);
    robot.write("tremblay ");
    robot.interact(tasks::hold);
    robot.write("m").push(KeyCode.ENTER);
    assertThat(words(robot, ".answers-words")).isEqualTo("Recherche en cours…");

    robot.interact(tasks::release);
    assertThat(registry.shown).containsExactly(42L);
  }

  @Test
  void aSearchThatFindsNobodySaysSo(FxRobot robot) {
    hits = List.of();
    robot.push(KeyCode.CONTROL, KeyCode.K);
    robot.write("heronx").push(KeyCode.ENTER);
    assertThat(words(robot, ".answers-words")).startsWith("Aucun dossier ne correspond.");

    robot.push(KeyCode.ESCAPE);
    assertThat(robot.lookup("#shell-answers").queryAll()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"false,false", "true,true"})
  void theAnswersStandBelowTheirFieldAndAreNotCutShort(
      boolean english, boolean dark, FxRobot robot) {
    dress(robot, english, dark);
    robot.push(KeyCode.CONTROL, KeyCode.K);
    robot.write("tremblay");
    status.simulated = true;
    robot.interact(tasks::step);
    var root = stage.getScene().getRoot();
    Pictures.take(robot, root, picture("answers", 1280, english, dark));

    assertThat(Pictures.truncated(robot, root)).isEmpty();
    var field = bounds(root, "#shell-search");
    var answers = bounds(root, "#shell-answers");
    assertThat(answers.getMinY()).isBetween(field.getMaxY(), field.getMaxY() + 8);
    assertThat(answers.getMaxX()).isCloseTo(field.getMaxX(), within(1.0));
  }

  private static Bounds bounds(Parent root, String query) {
    var node = root.lookup(query);
    return node.localToScene(node.getLayoutBounds());
  }

  @Test
  void theRailKeepsItsWidthInEachRoomAndInBothLanguages(FxRobot robot) {
    var widths = new HashSet<Double>();
    for (var room : List.of(KeyCode.DIGIT1, KeyCode.DIGIT4)) {
      robot.push(KeyCode.CONTROL, room);
      widths.add(bounds(stage.getScene().getRoot(), ".shell-rail").getWidth());
      robot.clickOn("#shell-language");
      widths.add(bounds(stage.getScene().getRoot(), ".shell-rail").getWidth());
    }

    assertThat(widths).hasSize(1);
    assertThat(Pictures.truncated(robot, stage.getScene().getRoot())).isEmpty();
  }

  private static List<String> answers(FxRobot robot) {
    return robot.lookup("#shell-answers .hit-title").queryAllAs(Labeled.class).stream()
        .map(Labeled::getText)
        .toList();
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
      preferences.theme().apply(new Scene(root, width, height));
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
    assertThat(words(robot, "#shell-callers")).isEqualTo("Appels faits par 2 postes");
    assertThat(robot.lookup("#shell-callers").queryLabeled().getTooltip().getText())
        .startsWith(
            "Service sur SERVEUR1. central, relève – 12 appels en cours, 40 lignes permises");

    status.callers = List.of();
    robot.interact(tasks::step);
    assertThat(words(robot, "#shell-callers")).isEqualTo("Personne ne fait les appels");
  }

  private static PbxStatus pbx(
      String name, PbxHealth.State state, int ceiling, TrunkStatus... trunks) {
    var version = state == PbxHealth.State.CONNECTED ? "22.5.1" : "";
    return new PbxStatus(
        name, new PbxHealth(state, false, version, 5, 0), 5, 20, ceiling, List.of(trunks));
  }

  private void severalPbxs(FxRobot robot) {
    status.pbxs =
        List.of(
            pbx(
                "central",
                PbxHealth.State.CONNECTED,
                20,
                new TrunkStatus("vidéotron", true, 5, 12),
                new TrunkStatus("bell", false, 0, 8)),
            pbx("relève", PbxHealth.State.UNREACHABLE, 20, new TrunkStatus("", true, 0, 20)));
    robot.interact(tasks::step);
  }

  @Test
  void tellsByKeyboardHowEachPbxAndTrunkIs(FxRobot robot) {
    severalPbxs(robot);
    assertThat(words(robot, "#shell-pbx")).isEqualTo("1 central prêt sur 2");
    assertThat(robot.lookup("#shell-pbx").query().getAccessibleHelp()).contains("F8");
    robot.interact(() -> robot.lookup("#shell-pbx").query().requestFocus());
    robot.push(KeyCode.SPACE);

    var read = new ArrayList<String>();
    for (int line = 0; line < 4; line++) {
      read.add(stage.getScene().getFocusOwner().getAccessibleText());
      robot.push(KeyCode.TAB);
    }
    assertThat(read)
        .containsExactly(
            "central (version 22.5.1). Central connecté – 5 appels, 20 lignes permises",
            "Liaison vidéotron. En service – 5 appels, 12 lignes permises",
            "Liaison bell. Hors service – aucun appel, 8 lignes permises. Aucun appel n’y passe"
                + " tant que le central la dit hors service. Vérifiez-la sur le central ou auprès"
                + " du fournisseur.",
            "relève. Central injoignable – 5 appels, 20 lignes permises. Le central ne répond pas"
                + " à son adresse. Vérifiez le réseau et l’adresse dans les réglages. La console"
                + " essaie toujours.");
    assertThat(stage.getScene().getFocusOwner().getAccessibleText())
        .startsWith("Cette console. pbx – aucun appel en cours");

    robot.push(KeyCode.ESCAPE);
    assertThat(robot.lookup("#shell-panel").queryAll()).isEmpty();
    assertThat(stage.getScene().getFocusOwner().getId()).isEqualTo("shell-pbx");
  }

  @Test
  void theDetailsOfThePbxsFollowWhatChangesAndKeepTheKeyboard(FxRobot robot) {
    severalPbxs(robot);
    robot.push(KeyCode.F8).push(KeyCode.TAB);
    var line = stage.getScene().getFocusOwner();

    status.pbxs =
        List.of(
            pbx(
                "central",
                PbxHealth.State.CONNECTED,
                14,
                new TrunkStatus("vidéotron", true, 9, 12)),
            pbx("relève", PbxHealth.State.CONNECTED, 20));
    status.callers = List.of();
    robot.interact(tasks::step);

    assertThat(stage.getScene().getFocusOwner()).isSameAs(line);
    assertThat(line.getAccessibleText()).contains("9 appels");
    assertThat(words(robot, "#shell-pbx")).isEqualTo("2 centraux connectés");
    assertThat(spoken(robot, "#shell-panel-pbxs"))
        .hasSize(3)
        .first()
        .asString()
        .contains("s’en tient à 14 appels à la fois");
    assertThat(spoken(robot, "#shell-panel-callers"))
        .singleElement()
        .asString()
        .startsWith("Personne ne fait les appels. Aucun appel ne partira");
    robot.push(KeyCode.F8);
    assertThat(robot.lookup("#shell-panel").queryAll()).isEmpty();
  }

  private static List<String> spoken(FxRobot robot, String group) {
    return robot.lookup(group).queryAs(VBox.class).getChildren().stream()
        .map(Node::getAccessibleText)
        .toList();
  }

  @Test
  void theDetailsOfThePbxsAreOpenedAndLeftByMouse(FxRobot robot) {
    robot.clickOn("#shell-pbx");
    assertThat(spoken(robot, "#shell-panel-pbxs"))
        .containsExactly("pbx (version 22.5.1). Central connecté – 7 appels, 20 lignes permises");

    robot.clickOn("#shell-room-ALERTS");
    assertThat(robot.lookup("#shell-panel").queryAll()).isEmpty();
  }

  private void ring(FxRobot robot, long number, String extension, ResidentFile... files) {
    var ring =
        new DeskRing(extension, Optional.of(phone(23)), Instant.parse("2026-11-22T15:04:00Z"));
    calls.add(new Incoming(number, ring, List.of(files)));
    robot.interact(tasks::step);
  }

  private static ResidentFile tremblay() {
    var plain =
        file(
            "Tremblay",
            "Julie",
            address("rue des Érables", 710, "app. 3"),
            ContactPoint.voice(phone(23)),
            ContactPoint.sms(phone(24)));
    var content = with(plain, new Particulars(true, "Sonner deux fois", Optional.empty()));
    var account = AccountNumber.of(phone(23));
    var now = Instant.parse("2026-11-01T12:00:00Z");
    return new ResidentFile(new FileId(42), account, content, Consent.unknown(), 1, now, now);
  }

  @Test
  void whoeverCallsOnesOwnPhoneIsShownBesideTheWorkAndTakesNoKeyboard(FxRobot robot) {
    preferences.keepExtension("2001");
    var typing = stage.getScene().getFocusOwner();

    ring(robot, 1, "2002", tremblay());
    assertThat(robot.lookup("#shell-caller").queryAll()).isEmpty();
    ring(robot, 2, "2001", tremblay());

    assertThat(shownOfCaller(robot))
        .contains(
            "Appel au poste 2001",
            phone(23).display(),
            "Reçu à 10 h 04".replace(" h ", "\u00a0h\u00a0"),
            "Tremblay, Julie",
            "710, rue des Érables, app. 3, Saint-Évrard",
            "Mobilité réduite",
            "Sonner deux fois");
    assertThat(stage.getScene().getFocusOwner()).isSameAs(typing);
    assertThat(registry.shown).isEmpty();

    robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
    robot.push(KeyCode.F9);
    assertThat(registry.shown).containsExactly(42L);
    assertThat(registry.open).isEqualTo(1);

    robot.interact(() -> robot.lookup("#shell-caller-close").queryButton().fire());
    assertThat(robot.lookup("#shell-caller").queryAll()).isEmpty();
  }

  @Test
  void aCallerWithoutAFileIsSaidToHaveNoneAndTheNextCallTakesItsPlace(FxRobot robot) {
    preferences.keepExtension("2001");
    ring(robot, 1, "2001");
    assertThat(shownOfCaller(robot)).contains("Aucun dossier n’a ce numéro.");

    ring(robot, 2, "2001", tremblay());
    robot.clickOn("#shell-language");

    assertThat(shownOfCaller(robot)).contains("Call to extension 2001", "Reduced mobility");
    robot.push(KeyCode.F9);
    assertThat(registry.shown).containsExactly(42L);
  }

  private static List<String> shownOfCaller(FxRobot robot) {
    return robot.lookup("#shell-caller").query().lookupAll(".label").stream()
        .map(node -> ((Labeled) node).getText())
        .toList();
  }

  @Test
  void onesOwnPhoneIsSaidInTheDetailsAndWhatIsNoExtensionIsRefused(FxRobot robot) {
    robot.push(KeyCode.F8);
    robot.interact(() -> robot.lookup("#shell-extension").query().requestFocus());
    robot.write("20 01").push(KeyCode.ENTER);
    assertThat(preferences.extension()).isEmpty();
    assertThat(words(robot, ".pbx-panel .danger")).contains("corrigez-le");

    robot.eraseText(5).write("2001").push(KeyCode.ENTER);
    assertThat(preferences.extension()).isEqualTo("2001");
    assertThat(robot.lookup(".pbx-panel .danger").query().isVisible()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "1280,800,false,false",
    "1280,800,true,true",
    "1920,1080,true,false",
    "1920,1080,false,true"
  })
  void nothingOfTheCallerIsCutShort(
      int width, int height, boolean english, boolean dark, FxRobot robot) {
    preferences.keepExtension("2001");
    ring(robot, 1, "2001", tremblay());
    dress(robot, english, dark);
    var root = stage.getScene().getRoot();
    layOut(robot, root, width, height);
    Pictures.take(robot, root, picture("caller", width, english, dark));

    assertThat(Pictures.truncated(robot, root)).isEmpty();
  }

  @Test
  void theKeysOfTheRoomAndOfTheConsoleAreReadByKeyboardAlone(FxRobot robot) {
    registry.keys = List.of(new KeyHelp("Ctrl+H", "montrer l’historique"));
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
    robot.push(KeyCode.F1);

    assertThat(focused()).isEqualTo("Ctrl+H. montrer l’historique");
    robot.push(KeyCode.TAB);
    assertThat(focused()).startsWith("Ctrl+1 à Ctrl+4. aller au Registre");
    robot.push(KeyCode.TAB);
    assertThat(focused()).isEqualTo("Ctrl+K. chercher dans toute la console");

    robot.push(KeyCode.ESCAPE);
    assertThat(robot.lookup("#shell-keys-sheet").queryAll()).isEmpty();
    assertThat(stage.getScene().getFocusOwner().getId()).isEqualTo("typed");
    robot.push(KeyCode.F1).push(KeyCode.F1);
    assertThat(robot.lookup("#shell-keys-sheet").queryAll()).isEmpty();
    assertThat(stage.getScene().getFocusOwner().getId()).isEqualTo("typed");

    robot.push(KeyCode.F1).push(KeyCode.CONTROL, KeyCode.DIGIT2);
    assertThat(robot.lookup("#shell-keys-sheet").queryAll()).isEmpty();
    assertThat(alerts.open).isEqualTo(1);
  }

  private String focused() {
    return stage.getScene().getFocusOwner().getAccessibleText();
  }

  @Test
  void theSheetNamesEachKeyOfTheConsoleAndNoOther() {
    var shell = Texts.of("shell", Language.FRENCH, ZoneId.of("America/Toronto"));
    var named =
        Stream.of("search", "help", "details", "caller")
            .map(key -> shell.get("shell.keys." + key).split("\\h–\\h")[0]);

    assertThat(stage.getScene().getAccelerators().keySet())
        .extracting(KeyCombination::getDisplayText)
        .filteredOn(key -> !key.matches("Ctrl\\+[1-4]"))
        .containsExactlyInAnyOrderElementsOf(named.toList());
    assertThat(shell.get("shell.keys.rooms")).startsWith("Ctrl+1 à Ctrl+4");
  }

  @ParameterizedTest
  @CsvSource({"1280,800,false,false", "1280,800,true,true"})
  void theKeysAreNotCutShort(int width, int height, boolean english, boolean dark, FxRobot robot) {
    var texts =
        Texts.of(
            "registry", english ? Language.ENGLISH : Language.FRENCH, ZoneId.of("America/Toronto"));
    registry.keys =
        KeyHelp.list(
            texts,
            texts.bundle().keySet().stream()
                .filter(name -> name.startsWith("registry.keys."))
                .toArray(String[]::new));
    dress(robot, english, dark);
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
    var root = stage.getScene().getRoot();
    layOut(robot, root, width, height);
    robot.interact(() -> ((Button) root.lookup("#shell-keys")).fire());
    Pictures.take(robot, root, picture("keys", width, english, dark));

    assertThat(Pictures.truncated(robot, root)).isEmpty();
    var sheet = root.lookup("#shell-keys-sheet");
    var bottom = sheet.localToScene(sheet.getLayoutBounds()).getMaxY();
    assertThat(bottom).isLessThan(height);
    var last = List.copyOf(root.lookupAll(".keys-row")).getLast();
    assertThat(last.localToScene(last.getLayoutBounds()).getMaxY()).isLessThan(bottom);
  }

  @Test
  void aTrunkThatIsDownIsSeenInTheBar(FxRobot robot) {
    status.pbxs =
        List.of(pbx("central", PbxHealth.State.CONNECTED, 20, new TrunkStatus("", false, 0, 20)));
    robot.interact(tasks::step);

    assertThat(words(robot, "#shell-pbx")).isEqualTo("Une liaison est hors service");
  }

  @ParameterizedTest
  @CsvSource({
    "1280,800,false,false",
    "1280,800,true,true",
    "1920,1080,true,false",
    "1920,1080,false,true"
  })
  void theDetailsOfThePbxsAreNotCutShort(
      int width, int height, boolean english, boolean dark, FxRobot robot) {
    severalPbxs(robot);
    status.callers =
        List.of(
            new Caller("SERVEUR1", true, false, "central,relève", 40, 12),
            new Caller("POSTE-2", false, false, "central", 10, 1));
    callTheTown(robot);
    dress(robot, english, dark);
    var root = stage.getScene().getRoot();
    layOut(robot, root, width, height);
    robot.interact(() -> ((Button) root.lookup("#shell-pbx")).fire());
    Pictures.take(robot, root, picture("pbxs", width, english, dark));

    assertThat(Pictures.truncated(robot, root)).isEmpty();
    var panel = root.lookup("#shell-panel");
    assertThat(panel.localToScene(panel.getLayoutBounds()).getMinY()).isPositive();
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
    private List<KeyHelp> keys = List.of();
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
      var root = key == RoomKey.ADMINISTRATION ? new ScrollPane(field) : new VBox(field);
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
    public List<KeyHelp> keys(Language language) {
      return keys;
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
}
