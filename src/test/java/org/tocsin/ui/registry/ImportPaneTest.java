package org.tocsin.ui.registry;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.application.Application;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.tocsin.exchange.ExportOptions;
import org.tocsin.exchange.ImportChanges;
import org.tocsin.exchange.ImportOutcome;
import org.tocsin.exchange.ImportPreview;
import org.tocsin.exchange.ImportReport;
import org.tocsin.exchange.ResidentColumn;
import org.tocsin.exchange.RowFault;
import org.tocsin.exchange.RowReject;
import org.tocsin.exchange.UndoOutcome;
import org.tocsin.registry.AccountNumber;
import org.tocsin.registry.FileFilter;
import org.tocsin.registry.FileId;
import org.tocsin.shared.Language;
import org.tocsin.support.Pictures;
import org.tocsin.support.SteppedTasks;

@ExtendWith(ApplicationExtension.class)
class ImportPaneTest {
  private final FakeRegistryDesk desk = new FakeRegistryDesk();
  private final RegistryRoom room =
      new RegistryRoom(
          desk,
          new SteppedTasks(),
          ZoneId.of("America/Toronto"),
          (_, _, _) -> Optional.of(Path.of("liste.csv")));

  @Start
  void start(Stage stage) {
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    stage.setScene(new Scene(room.open(Language.FRENCH).root(), 1010, 740));
    stage.show();
  }

  private static void fire(FxRobot robot, String id) {
    robot.interact(() -> robot.lookup("#registry-" + id).queryButton().fire());
  }

  private static ComboBox<Optional<ResidentColumn>> choice(FxRobot robot) {
    return robot.lookup("#registry-import-column-1").<ComboBox<Optional<ResidentColumn>>>query();
  }

  @Test
  void aListIsLookedAtThenImportedWithItsColumnsAsThePersonSays(FxRobot robot) {
    fire(robot, "import");
    fire(robot, "import-choose");
    assertThat(desk.assigned).containsExactly(Map.of());
    assertThat(choice(robot).getItems())
        .contains(Optional.empty(), Optional.of(ResidentColumn.VOICE))
        .doesNotContain(Optional.of(ResidentColumn.FAMILY_NAME));

    robot.interact(() -> choice(robot).setValue(Optional.of(ResidentColumn.VOICE)));
    assertThat(robot.lookup("#registry-import-run").query().isFocused()).isTrue();
    robot.push(KeyCode.ENTER);

    var assigned = Map.of(1, ResidentColumn.VOICE);
    assertThat(desk.assigned).containsExactly(Map.of(), assigned, assigned);
    assertThat(robot.lookup(".figure").queryAll()).isNotEmpty();
  }

  @Test
  void nothingIsImportedWhileANeededColumnIsMissing(FxRobot robot) {
    desk.previewOutcome =
        new ImportOutcome.Previewed(
            new ImportPreview(
                List.of(),
                List.of(ResidentColumn.VOICE),
                List.of(),
                Optional.empty(),
                true,
                List.of()));
    fire(robot, "import");
    fire(robot, "import-choose");

    assertThat(robot.lookup("#registry-import-run").query().isDisabled()).isTrue();
    assertThat(robot.lookup(".trouble").<Labeled>query().getText())
        .contains("Il manque des colonnes", "voix");
  }

  @Test
  void theReasonsOfRefusedRowsGoOnBelowAndAreReadWhole(FxRobot robot) {
    var number = new RowFault(Optional.of("voix"), RowFault.Reason.NOT_A_PHONE_NUMBER, "");
    var rejects =
        IntStream.rangeClosed(17, 62)
            .mapToObj(line -> new RowReject(line, List.of(number, number)))
            .toList();
    desk.previewOutcome =
        new ImportOutcome.Previewed(
            new ImportPreview(
                List.of(),
                List.of(),
                List.of(),
                Optional.of(
                    new ImportReport(1, 1, 0, 0, 46, Duration.ofSeconds(1), List.of(), rejects)),
                true,
                List.of()));
    fire(robot, "import");
    fire(robot, "import-choose");

    var list = robot.lookup("#registry-import-faults").<ListView<String>>query();
    assertThat(Pictures.truncated(robot, list)).isEmpty();
    assertThat(list.lookupAll(".scroll-bar"))
        .filteredOn(bar -> ((ScrollBar) bar).getOrientation() == Orientation.HORIZONTAL)
        .noneMatch(Node::isVisible);
    assertThat(robot.lookup(".figure .hint").queryAllAs(Labeled.class))
        .extracting(Labeled::getText)
        .contains("nouveau dossier", "lignes refusées");
  }

  @Test
  void anImportIsUndoneOnceThePersonMeansItAndWhatIsLeftIsTold(FxRobot robot) {
    desk.imports =
        List.of(
            new ImportChanges.Past(
                7, "liste.csv", "admin", FakeRegistryDesk.NOW, 10, 2, 0, 0, Optional.empty()));
    var account = AccountNumber.of(FakeRegistryDesk.number(101));
    desk.undoOutcome =
        new UndoOutcome.Done(
            9,
            2,
            1,
            List.of(new UndoOutcome.Left(new FileId(3), account, UndoOutcome.Why.CHANGED)));
    fire(robot, "import");
    fire(robot, "undo-7");
    assertThat(robot.lookup("#registry-undo-keep").query().isFocused()).isTrue();

    fire(robot, "undo-yes");

    assertThat(robot.lookup("#registry-undo-left").<ListView<String>>query().getItems())
        .containsExactly("Compte 418\u00a0555-0101\u00a0: modifié depuis");
  }

  @Test
  void whatIsFoundIsExportedInTheLanguageOfTheScreen(FxRobot robot) {
    robot.interact(() -> room.search("roy"));
    fire(robot, "export");

    assertThat(desk.exported)
        .containsExactly(new ExportOptions("roy", FileFilter.none(), true, Language.FRENCH));
    assertThat(robot.lookup("#registry-export-said").<Labeled>query().getText())
        .isEqualTo("Dossiers exportés dans liste.csv : 64");
  }
}
