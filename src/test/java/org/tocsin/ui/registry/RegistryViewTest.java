package org.tocsin.ui.registry;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.tocsin.exchange.ImportOutcome;
import org.tocsin.exchange.ImportPreview;
import org.tocsin.exchange.ImportReport;
import org.tocsin.exchange.ListColumn;
import org.tocsin.exchange.ResidentColumn;
import org.tocsin.exchange.RowChange;
import org.tocsin.exchange.RowFault;
import org.tocsin.exchange.RowReject;
import org.tocsin.registry.Consent;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.FileContent;
import org.tocsin.registry.FileId;
import org.tocsin.registry.FileSummary;
import org.tocsin.registry.Street;
import org.tocsin.shared.Channel;
import org.tocsin.shared.Language;
import org.tocsin.support.Pictures;
import org.tocsin.support.SteppedTasks;
import org.tocsin.ui.common.Room;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class RegistryViewTest {
  private static final List<String> FAMILIES =
      List.of(
          "Gagnon", "Roy", "Bélanger-Côté", "Lebœuf", "Tremblay", "Nguyen", "Jutras", "Rousseau");
  private static final List<String> GIVEN =
      List.of("Étienne", "Sylvie", "Geneviève", "Luc", "Aïcha", "Minh", "Nicole", "William");

  private final FakeRegistryDesk desk = new FakeRegistryDesk();
  private final SteppedTasks tasks = new SteppedTasks();
  private final RegistryRoom room =
      new RegistryRoom(
          desk,
          tasks,
          ZoneId.of("America/Toronto"),
          (_, _, _) -> Optional.of(Path.of("residences.csv")));
  private Stage stage;
  private Room.View view;

  RegistryViewTest() {
    for (int i = 0; i < 64; i++) {
      var number = FakeRegistryDesk.number(100 + i);
      var contacts = new ArrayList<ContactPoint>();
      contacts.add(new ContactPoint(Channel.VOICE, number, "Maison", "", 0, true, false));
      if (i == 3) {
        var work = FakeRegistryDesk.number(180);
        contacts.add(new ContactPoint(Channel.VOICE, work, "Garage", "204", 3, true, true));
        contacts.add(
            new ContactPoint(Channel.SMS, number, "Cellulaire de Luc", "", 0, true, false));
      }
      desk.add(sample(i, contacts), number);
    }
  }

  private static FileContent sample(int i, List<ContactPoint> contacts) {
    var states = Consent.State.values();
    var content =
        FakeRegistryDesk.content(
            FAMILIES.get(i % 8), GIVEN.get((i + i / 8) % 8), 101 + i, contacts);
    return new FileContent(
        content.familyName(),
        content.givenName(),
        content.language(),
        content.address(),
        content.location(),
        i % 9 != 7,
        i % 7 == 5 ? states[1 + i % 2] : states[0],
        contacts,
        content.particulars());
  }

  @Start
  void start(Stage shown) {
    stage = shown;
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    view = room.open(Language.FRENCH);
    stage.setX(0);
    stage.setY(0);
    stage.setScene(new Scene(view.root(), 1010, 740));
    stage.show();
    view.focus();
  }

  private static TextField field(FxRobot robot, String name) {
    return robot.lookup("#registry-" + name).query();
  }

  private static void press(FxRobot robot, KeyCode... keys) {
    robot.push(keys);
  }

  @Test
  void closingTheWindowWouldLoseChangesThatAreNotSaved(FxRobot robot) {
    robot.write("418 555 0103");
    press(robot, KeyCode.ENTER);
    assertThat(room.unfinished(Language.FRENCH)).isEmpty();
    robot.write("s");

    assertThat(room.unfinished(Language.FRENCH))
        .singleElement()
        .asString()
        .contains("pas enregistrés");
  }

  @Test
  void closingTheWindowWouldStopAnImport(FxRobot robot) {
    robot.interact(() -> robot.lookup("#registry-import").queryButton().fire());
    robot.interact(() -> robot.lookup("#registry-import-choose").queryButton().fire());
    tasks.hold();
    robot.interact(() -> robot.lookup("#registry-import-run").queryButton().fire());
    assertThat(room.unfinished(Language.ENGLISH))
        .singleElement()
        .asString()
        .contains("an import is under way");

    robot.interact(tasks::release);
    assertThat(room.unfinished(Language.ENGLISH)).isEmpty();
  }

  @Test
  void findsByNumberAndEditsAndSavesByKeyboardAlone(FxRobot robot) {
    robot.write("418 555 0103");
    assertThat(robot.lookup("#registry-table").<TableView<FileSummary>>query().getItems())
        .extracting(FileSummary::familyName)
        .containsExactly("Lebœuf");

    press(robot, KeyCode.ENTER);
    assertThat(field(robot, "FAMILY_NAME").isFocused()).isTrue();
    press(robot, KeyCode.TAB);
    press(robot, KeyCode.END);
    robot.write("as");
    press(robot, KeyCode.CONTROL, KeyCode.ENTER);

    assertThat(desk.find(new FileId(4)).orElseThrow().content().givenName()).isEqualTo("Lucas");
    assertThat(robot.lookup("#registry-notice").<Labeled>query().getText())
        .isEqualTo("Dossier enregistré.");
  }

  @Test
  void refusesABadNumberWithTheFocusOnIt(FxRobot robot) {
    robot.interact(() -> room.show(1));
    robot.clickOn("#registry-add-SMS");
    assertThat(field(robot, "contact-VOICE").isFocused()).isTrue();
    robot.write("555-01");
    press(robot, KeyCode.TAB);
    assertThat(robot.lookup("#registry-contact-fault-VOICE").<Labeled>query().getText())
        .startsWith("Il faut dix chiffres");

    robot.clickOn("#registry-contact-DESCRIPTION");
    press(robot, KeyCode.ENTER);

    assertThat(field(robot, "contact-VOICE").isFocused()).isTrue();
    assertThat(robot.lookup("#registry-editor").query().isVisible()).isTrue();
  }

  @Test
  void marksAFieldThatIsLeftAndPutsTheFocusThereOnSaving(FxRobot robot) {
    robot.interact(() -> room.show(1));
    robot.doubleClickOn("#registry-POSTAL_CODE").push(KeyCode.CONTROL, KeyCode.A).write("12");
    robot.clickOn("#registry-GIVEN_NAME");
    assertThat(robot.lookup("#registry-fault-POSTAL_CODE").<Labeled>query().isVisible()).isTrue();

    press(robot, KeyCode.CONTROL, KeyCode.ENTER);

    assertThat(field(robot, "POSTAL_CODE").isFocused()).isTrue();
  }

  @Test
  void proposesTheNearestOfTheCitysStreets(FxRobot robot) {
    robot.interact(() -> room.show(1));
    robot.clickOn("#registry-STREET").push(KeyCode.CONTROL, KeyCode.A).write("rue du Couvant");
    press(robot, KeyCode.TAB);
    assertThat(robot.lookup("#registry-nearest .hyperlink").<Labeled>query().getText())
        .isEqualTo("rue du Couvent");
    press(robot, KeyCode.F2);
    assertThat(field(robot, "STREET").getText()).isEqualTo("rue du Couvent");
    assertThat(robot.lookup("#registry-nearest").query().isVisible()).isFalse();

    robot.clickOn("#registry-STREET").push(KeyCode.CONTROL, KeyCode.A).write("rue des Erabls");
    press(robot, KeyCode.TAB);
    robot.clickOn("#registry-nearest .hyperlink");
    assertThat(field(robot, "STREET").getText()).isEqualTo("rue des Érables");
    assertThat(field(robot, "STREET").isFocused()).isTrue();

    robot.push(KeyCode.CONTROL, KeyCode.A).write("grande cote");
    press(robot, KeyCode.TAB);
    assertThat(field(robot, "STREET").getText()).isEqualTo("chemin du Lac-Bleu");
    assertThat(robot.lookup("#registry-replaced").<Labeled>query().getText())
        .isEqualTo("Aussi «\u00a0Grande Côte\u00a0»\u00a0: voici son nom officiel.");
    robot.clickOn("#registry-STREET");

    robot.push(KeyCode.CONTROL, KeyCode.A).write("rue Wilfrid");
    press(robot, KeyCode.TAB);
    assertThat(robot.lookup("#registry-fault-STREET").query().isVisible()).isTrue();
    assertThat(robot.lookup("#registry-nearest").query().isVisible()).isFalse();
    press(robot, KeyCode.F2);
    assertThat(field(robot, "STREET").getText()).isEqualTo("rue Wilfrid");
  }

  @Test
  void aNumberThatTheCitysListDoesNotGiveItsStreetIsToldAndMayStay(FxRobot robot) {
    robot.interact(() -> room.show(1));
    robot.clickOn("#registry-CIVIC_NUMBER").push(KeyCode.CONTROL, KeyCode.A).write("1200");
    press(robot, KeyCode.TAB);
    var told = robot.lookup("#registry-passed").<Labeled>query();
    assertThat(told.getText()).contains("numéros 1 à 999");
    assertThat(told.isVisible()).isTrue();
    assertThat(robot.lookup("#registry-fault-CIVIC_NUMBER").query().isVisible()).isFalse();

    robot.clickOn("#registry-CIVIC_NUMBER").push(KeyCode.CONTROL, KeyCode.A).write("120");
    press(robot, KeyCode.TAB);
    assertThat(told.isVisible()).isFalse();
  }

  @Test
  void keepsWhatIsTypedWhenTheLanguageChanges(FxRobot robot) {
    robot.interact(() -> room.show(1));
    robot.clickOn("#registry-FAMILY_NAME").push(KeyCode.END).write("-Morin");

    robot.interact(() -> {
      var english = room.open(Language.ENGLISH);
      stage.getScene().setRoot(english.root());
      view.close();
      view = english;
    });

    assertThat(field(robot, "FAMILY_NAME").getText()).isEqualTo("Gagnon-Morin");
    assertThat(robot.lookup("#registry-save").<Labeled>query().getText())
        .isEqualTo("Confirm (Ctrl+Enter)");
  }

  @Test
  void findsEverythingAsItWasLeftOnComingBackToTheRoom(FxRobot robot) {
    robot.interact(() -> room.show(1));
    robot.clickOn("#registry-add-SMS").write("418 555-01");
    robot.interact(() -> room.show(2));

    robot.interact(() -> {
      view.close();
      stage.getScene().setRoot(new StackPane());
      view = room.open(Language.FRENCH);
      stage.getScene().setRoot(view.root());
    });

    assertThat(field(robot, "contact-VOICE").getText()).isEqualTo("418 555-01");
    assertThat(robot.lookup("#registry-question").query().isVisible()).isTrue();
    robot.clickOn("#registry-answer-stay");
    assertThat(field(robot, "FAMILY_NAME").getText()).isEqualTo("Gagnon");
    assertThat(robot.lookup("#registry-editor").query().isVisible()).isTrue();
  }

  @Test
  void typingGoesOnWhileTheFileIsBeingSaved(FxRobot robot) {
    robot.interact(() -> room.show(1));
    robot.clickOn("#registry-GIVEN_NAME").push(KeyCode.END).write("ne");
    tasks.hold();
    press(robot, KeyCode.CONTROL, KeyCode.ENTER);
    robot.write("tte");
    robot.clickOn("#registry-table").push(KeyCode.DOWN);
    robot.clickOn("#registry-GIVEN_NAME").push(KeyCode.END).write("s");
    robot.interact(tasks::release);

    assertThat(desk.find(new FileId(1)).orElseThrow().content().givenName()).isEqualTo("Étiennene");
    assertThat(field(robot, "GIVEN_NAME").getText()).isEqualTo("Étiennenettes");
    assertThat(robot.lookup("#registry-question").query().isVisible()).isTrue();
    assertThat(
            robot
                .lookup("#registry-table")
                .<TableView<FileSummary>>query()
                .getSelectionModel()
                .getSelectedItem()
                .id())
        .isEqualTo(new FileId(1));
  }

  @Test
  void opensNoFileThatNobodyChoseWhenTheListChanges(FxRobot robot) {
    robot.interact(() -> room.show(4));
    robot.clickOn("#registry-import");
    robot.interact(() -> room.search("Roy"));

    assertThat(robot.lookup("#registry-import-choose").query().isVisible()).isTrue();
    assertThat(robot.lookup("#registry-title").<Labeled>query().getText()).isEqualTo("Lebœuf Luc");
  }

  @Test
  void enterOpensWhatIsTypedThoughTheAnswerIsStillOnItsWay(FxRobot robot) {
    tasks.hold();
    robot.write("418 555 0103");
    press(robot, KeyCode.ENTER);
    assertThat(robot.lookup("#registry-title").<Labeled>query().getText()).isNotEqualTo("Gagnon");

    robot.interact(tasks::release);

    assertThat(robot.lookup("#registry-title").<Labeled>query().getText()).isEqualTo("Lebœuf Luc");
  }

  @Test
  void asksInThePageBeforeChangesAreLost(FxRobot robot) {
    robot.interact(() -> room.show(1));
    robot.clickOn("#registry-FAMILY_NAME").write("X");
    robot.interact(() -> room.show(2));
    assertThat(robot.lookup("#registry-question").query().isVisible()).isTrue();

    robot.clickOn("#registry-answer-drop");

    assertThat(field(robot, "FAMILY_NAME").getText()).isEqualTo("Roy");
    assertThat(desk.find(new FileId(1)).orElseThrow().content().familyName()).isEqualTo("Gagnon");
  }

  @ParameterizedTest
  @CsvSource({
    "file, FRENCH, light, 1072, 690",
    "file, ENGLISH, dark, 1072, 690",
    "file, ENGLISH, light, 1712, 970",
    "file, FRENCH, dark, 1712, 970",
    "editor, FRENCH, light, 1072, 690",
    "stale, FRENCH, light, 1072, 690",
    "filters, FRENCH, light, 1072, 690",
    "filters, ENGLISH, dark, 1072, 690",
    "preview, FRENCH, light, 1072, 690",
    "preview, ENGLISH, dark, 1712, 970",
    "import, FRENCH, light, 1072, 690",
    "import, ENGLISH, dark, 1712, 970"
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
      new Scene(view.root(), width, height);
      room.show(4);
      view.root().applyCss();
      view.root().layout();
    });
    robot.interact(() -> prepare(what));

    var name = "registry-" + what + "-" + language.code() + "-" + theme + "-" + width;
    var picture = Pictures.take(robot, view.root(), name);

    assertThat(picture.getWidth()).isEqualTo(width);
    assertThat(Pictures.truncated(robot, view.root())).isEmpty();
  }

  private void prepare(String what) {
    switch (what) {
      case "editor" -> {
        fire("registry-add-SMS");
        field("registry-contact-VOICE").setText("555-01");
        fire("registry-contact-ok");
      }
      case "filters" -> {
        ((ToggleButton) view.root().lookup("#registry-filters")).fire();
        field("registry-filter-street").setText(FakeRegistryDesk.STREETS.getFirst());
        for (var box : view.root().lookupAll(".filter-signs .check-box")) {
          ((CheckBox) box).fire();
        }
        chooseLast("registry-filter-language");
        chooseLast("registry-filter-recent");
      }
      case "stale" -> {
        var old = desk.find(new FileId(4)).orElseThrow().content();
        desk.change(new FileId(4), FakeRegistryDesk.content("Lebœuf", "Ève", 7, old.contacts()));
        field("registry-GIVEN_NAME").setText("Lucas");
        fire("registry-save");
      }
      case "import" -> {
        desk.importOutcome = new ImportOutcome.Done(report(), Optional.empty());
        fire("registry-import");
        view.root().applyCss();
        fire("registry-import-choose");
        view.root().applyCss();
        fire("registry-import-run");
      }
      case "preview" -> {
        desk.previewOutcome = new ImportOutcome.Previewed(preview());
        fire("registry-import");
        view.root().applyCss();
        fire("registry-import-choose");
      }
      default -> {}
    }
  }

  private void chooseLast(String id) {
    ((ComboBox<?>) view.root().lookup("#" + id)).getSelectionModel().selectLast();
  }

  private void fire(String id) {
    ((Button) view.root().lookup("#" + id)).fire();
  }

  private TextField field(String id) {
    return (TextField) view.root().lookup("#" + id);
  }

  private static ImportPreview preview() {
    var before = FakeRegistryDesk.content("Roy", "", 10, List.of());
    var after = FakeRegistryDesk.content("Roy", "Ève", 10, List.of());
    return new ImportPreview(
        List.of(
            new ListColumn("nom", Optional.of(ResidentColumn.FAMILY_NAME), false, "Roy"),
            new ListColumn("prenom", Optional.of(ResidentColumn.GIVEN_NAME), false, "Ève"),
            new ListColumn("Où joindre", Optional.of(ResidentColumn.VOICE), true, "418 555-0101"),
            new ListColumn("remarques", Optional.empty(), false, "sonnette brisée")),
        List.of(),
        List.of(),
        Optional.of(report()),
        false,
        List.of(
            new RowChange(2, Optional.of(before), after),
            new RowChange(3, Optional.empty(), after)));
  }

  private static ImportReport report() {
    var number = new RowFault(Optional.of("voix"), RowFault.Reason.NOT_A_PHONE_NUMBER, "");
    var street = new RowFault(Optional.of("rue"), RowFault.Reason.UNKNOWN_STREET, "");
    return new ImportReport(
        1_984,
        12,
        0,
        3,
        2,
        Duration.ofSeconds(4),
        List.of(new Street(9, FakeRegistryDesk.CITY, "chemin du Moulin", false)),
        List.of(new RowReject(18, List.of(number)), new RowReject(1_204, List.of(number, street))));
  }
}
