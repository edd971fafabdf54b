package org.tocsin.ui.registry;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javafx.application.Application;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.tocsin.audit.Actor;
import org.tocsin.exchange.ImportTarget;
import org.tocsin.exchange.ImportUndoService;
import org.tocsin.exchange.ResidentExportService;
import org.tocsin.exchange.ResidentImportService;
import org.tocsin.registry.Consent;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.DuplicateService;
import org.tocsin.registry.FileId;
import org.tocsin.registry.FileSummary;
import org.tocsin.registry.FileWatch;
import org.tocsin.registry.MergeService;
import org.tocsin.registry.RegistryService;
import org.tocsin.registry.ResidentFile;
import org.tocsin.registry.SaveOutcome;
import org.tocsin.shared.Language;
import org.tocsin.store.Database;
import org.tocsin.store.audit.AuditTable;
import org.tocsin.store.exchange.ImportTable;
import org.tocsin.store.registry.DuplicateTables;
import org.tocsin.store.registry.MergeTables;
import org.tocsin.store.registry.RegistryTables;
import org.tocsin.support.Engine;
import org.tocsin.support.Pictures;
import org.tocsin.support.SampleFiles;
import org.tocsin.support.SteppedTasks;
import org.tocsin.support.TestDatabases;
import org.tocsin.ui.common.Room;

/// A clerk who makes one file of two on the real services, by keyboard alone.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class DuplicatesViewTest {
  private static final Actor CLERK = new Actor("jtremblay", "comptoir-2");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T13:00:00Z"), ZoneOffset.UTC);

  private final Database database = TestDatabases.fresh(Engine.H2);
  private final RegistryTables store = new RegistryTables(database);
  private final AuditTable audit = new AuditTable(database);
  private final RegistryService registry = new RegistryService(store, audit, database, CLOCK);
  private ResidentFile first;
  private ResidentFile second;
  private Room.View view;
  private int keystrokes;

  @Start
  void start(Stage stage) {
    database.writeVoid(() -> store.addStreet(SampleFiles.CITY, "rue des Érables", true));
    first = opened("Tremblay", "Eric", "2", 1);
    second = opened("Tremblay", "Éric", "app. 02", 2);
    opened("Roy", "Anne", "3", 3);
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    view = room().open(Language.FRENCH);
    stage.setX(0);
    stage.setY(0);
    stage.setScene(new Scene(view.root(), 1110, 740));
    stage.show();
    view.focus();
  }

  private RegistryRoom room() {
    var duplicates =
        new ServiceDuplicateDesk(
            new DuplicateService(new DuplicateTables(database), audit, database, CLOCK),
            new MergeService(new MergeTables(database), store, audit, database, CLOCK),
            () -> CLERK);
    var target = ImportTarget.of(store);
    var batches = new ImportTable(database);
    var imports = new ResidentImportService(target, batches, audit, database, CLOCK);
    var undo = new ImportUndoService(target, batches, audit, database, CLOCK);
    return new RegistryRoom(
        new ServiceRegistryDesk(
            registry,
            new FileWatch(store, database),
            imports,
            undo,
            new ResidentExportService(store, audit, database, CLOCK),
            (_, _) -> {
              throw new AssertionError("Nobody calls");
            },
            duplicates,
            () -> CLERK,
            CLOCK),
        new SteppedTasks(),
        ZoneId.of("America/Toronto"),
        (_, _, _) -> Optional.<Path>empty());
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(view::close);
    database.close();
  }

  private ResidentFile opened(String family, String given, String apartment, int number) {
    var content =
        SampleFiles.file(
            family,
            given,
            SampleFiles.address("rue des Érables", 710, apartment),
            ContactPoint.voice(SampleFiles.phone(number)));
    var outcome = registry.open(CLERK, Optional.empty(), content, Consent.Means.COUNTER);
    return ((SaveOutcome.Saved) outcome).file();
  }

  private void press(FxRobot robot, KeyCode... keys) {
    robot.push(keys);
    keystrokes++;
  }

  private static String text(FxRobot robot, String id) {
    return robot.lookup("#" + id).queryAs(Labeled.class).getText();
  }

  /// In the height that a small screen leaves.
  private List<String> cutShort(FxRobot robot) {
    robot.interact(() -> view.root().getScene().getWindow().setHeight(560));
    return Pictures.truncated(robot, robot.lookup("#registry-duplicates-pane").<Parent>query());
  }

  private List<FileId> found(String query) {
    return registry.search(query, 0, 10).rows().stream().map(FileSummary::id).toList();
  }

  @Test
  void twoFilesBecomeOneAndTwoAgainByKeyboardAlone(FxRobot robot) {
    press(robot, KeyCode.CONTROL, KeyCode.B);
    press(robot, KeyCode.SPACE);
    assertThat(text(robot, "registry-duplicates-notice")).contains("1");
    press(robot, KeyCode.ENTER);
    press(robot, KeyCode.TAB);
    press(robot, KeyCode.RIGHT);
    press(robot, KeyCode.CONTROL, KeyCode.ENTER);

    assertThat(keystrokes).isEqualTo(6);
    assertThat(text(robot, "registry-duplicates-notice")).contains("n’en font plus qu’un");
    assertThat(cutShort(robot)).isEmpty();
    var kept = registry.find(second.id()).orElseThrow();
    assertThat(kept.id()).isEqualTo(first.id());
    assertThat(kept.content().givenName()).isEqualTo("Éric");
    assertThat(kept.content().contacts()).hasSize(2);
    assertThat(found("4185550102")).containsExactly(first.id());

    keystrokes = 0;
    while (!robot.lookup("#registry-undo-4185550102").query().isFocused() && keystrokes < 10) {
      press(robot, KeyCode.TAB);
    }
    press(robot, KeyCode.SPACE);

    assertThat(keystrokes).isLessThanOrEqualTo(5);
    assertThat(text(robot, "registry-duplicates-notice")).contains("comme avant");
    assertThat(cutShort(robot)).isEmpty();
    assertThat(registry.find(first.id()).orElseThrow().content()).isEqualTo(first.content());
    assertThat(registry.find(second.id()).orElseThrow().content()).isEqualTo(second.content());
    assertThat(found("4185550102")).containsExactly(second.id());
  }

  @Test
  void twoResidencesAreSaidToBeTwoAndTheListIsLeft(FxRobot robot) {
    press(robot, KeyCode.CONTROL, KeyCode.B);
    press(robot, KeyCode.SPACE);
    press(robot, KeyCode.ENTER);
    robot.interact(() -> robot.lookup("#registry-compare-distinct").queryButton().fire());
    assertThat(text(robot, "registry-duplicates-notice")).contains("ne seront plus montrés");

    press(robot, KeyCode.ESCAPE);

    assertThat(robot.lookup("#registry-query").query().isFocused()).isTrue();
    assertThat(registry.find(second.id())).contains(second);
  }

  @Test
  void whoeverFillsInAFileIsToldOfItsLikelyDuplicateAndSeesItByAKey(FxRobot robot) {
    robot.interact(() -> robot.lookup("#registry-new").queryButton().fire());
    robot.interact(() -> {
      var fields = robot.lookup("#registry-CIVIC_NUMBER").queryTextInputControl();
      robot.lookup("#registry-CITY").queryTextInputControl().setText(SampleFiles.CITY);
      robot.lookup("#registry-STREET").queryTextInputControl().setText("erables");
      robot.lookup("#registry-FAMILY_NAME").queryTextInputControl().setText("Roy");
      robot.lookup("#registry-GIVEN_NAME").queryTextInputControl().setText("Ann");
      robot.lookup("#registry-STREET").queryTextInputControl().setText("rue des Erables");
      fields.setText("710");
    });

    assertThat(text(robot, "registry-likely-text")).contains("Roy Anne", "Noms proches");
    press(robot, KeyCode.F4);

    assertThat(robot.lookup("#registry-question").query().isVisible()).isTrue();
  }
}
