package org.tocsin.app.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.support.Eventually.eventually;
import static org.tocsin.support.Eventually.until;
import static org.tocsin.support.Eventually.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.tocsin.board.CallRow;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.ReachGrade;
import org.tocsin.campaign.TargetReason;
import org.tocsin.telephony.simulator.SimulatorSettings;

/// One evening of the coordinator's, from the list of residents to the last call.
///
/// The last two digits of a number say what becomes of a call to it.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class WindowJourneyTest {
  private static final double SPEED = 40;
  private static final int RESIDENCES = 45;
  private static final int CALLABLE = 42;

  @TempDir Path folder;
  private TownHall hall;

  @Start
  void start(Stage stage) throws IOException {
    stage.setX(0);
    stage.setY(0);
    hall = TownHall.open(folder, stage, secret -> SimulatorSettings.scripted(0, secret, SPEED));
  }

  @AfterEach
  void close(FxRobot robot) {
    hall.close(robot);
  }

  @Test
  void aTownIsImportedCalledAndAccountedFor(FxRobot robot) throws IOException {
    hall.importList(robot, town());
    assertThat(hall.words(".import .figure-value")).isEqualTo("45");
    findsAResident(robot);

    hall.write(robot, "Bris d’aqueduc");
    paces(robot);
    until("the audience", () -> hall.words("#alerts-reason").contains("45"));
    var campaign = hall.launch(robot, RESIDENCES);
    until("the first rows", () -> !rows().isEmpty());
    assertThat(hall.focused()).contains("followup-campaign");
    until("the red band", () -> hall.words(".band-emergency").contains("Bris d’aqueduc"));

    var quiet = pauses(robot, campaign);
    var resumed = hall.clock().instant();
    hall.press(robot, "#followup-command-RESUME");
    hall.press(robot, "#followup-confirm");

    within(Duration.ofSeconds(30), () -> assertThat(state()).isEqualTo("Terminée"));
    everyResidenceIsAccountedFor(campaign);
    assertThat(calls(campaign).stream().flatMap(call -> call.begun().stream()))
        .noneMatch(begun -> begun.isAfter(quiet) && begun.isBefore(resumed))
        .anyMatch(begun -> begun.isAfter(resumed));
  }

  private void findsAResident(FxRobot robot) {
    robot.push(KeyCode.CONTROL, KeyCode.K);
    robot.write("leboeuf zoe 17");
    robot.push(KeyCode.ENTER);
    until("the file", () -> hall.words("#registry-title").contains("Zoé 17"));
  }

  /// As many calls as may be, and no waiting between tries.
  private void paces(FxRobot robot) {
    hall.type(robot, "#alerts-CALLS_PER_SECOND", "10");
    for (var wait : List.of("BUSY", "NO_ANSWER", "CONGESTION", "HEARD_IN_PART")) {
      hall.type(robot, "#alerts-" + wait + "_WAIT", "0");
    }
  }

  /// @return when nothing was in progress any more
  private Instant pauses(FxRobot robot, CampaignId campaign) {
    hall.press(robot, "#followup-command-PAUSE");
    hall.press(robot, "#followup-confirm");
    until("the pause", () -> state().equals("Suspendue"));
    until("the end of the calls in progress", () -> hall.figures(campaign).inProgress() == 0);
    var quiet = hall.clock().instant();
    assertThat(hall.figures(campaign).queued()).isPositive();

    hall.press(robot, "#shell-language");
    until("the pause in English", () -> state().equals("Paused"));
    hall.press(robot, "#shell-language");
    until("the pause in French", () -> state().equals("Suspendue"));
    return quiet;
  }

  private void everyResidenceIsAccountedFor(CampaignId campaign) {
    var figures = hall.figures(campaign);
    assertThat(figures.grades())
        .isEqualTo(
            Map.of(ReachGrade.CONFIRMED, 30, ReachGrade.LEFT_ON_MACHINE, 6, ReachGrade.NONE, 9));
    assertThat(figures.neverAttempted())
        .isEqualTo(Map.of(TargetReason.NO_CONSENT, 2, TargetReason.INACTIVE, 1));
    eventually(() -> {
      assertThat(
              List.of(
                  figure("reached"),
                  figure("inProgress"),
                  figure("remaining"),
                  figure("unreachable"),
                  figure("notCalled")))
          .containsExactly("36", "0", "0", "6", "3");
      assertThat(rows().stream().map(CallRow::id))
          .containsExactlyInAnyOrderElementsOf(calls(campaign).stream().map(CallRow::id).toList());
    });
    assertThat(calls(campaign).stream().map(CallRow::number).distinct()).hasSize(CALLABLE);
  }

  private List<CallRow> calls(CampaignId campaign) {
    return hall.core().boards().getBoard(campaign).refresh().changed();
  }

  private List<CallRow> rows() {
    var table = (TableView<?>) hall.node("#followup-calls");
    return IntStream.range(0, table.getItems().size())
        .mapToObj(i -> (CallRow) table.getColumns().getFirst().getCellData(i))
        .toList();
  }

  private String state() {
    return hall.words("#followup-state");
  }

  private String figure(String name) {
    return hall.words("#followup-figure-" + name + " .figure-value");
  }

  /// 45 residences, of which 42 may be called, and three that no list may bring in without a
  /// number.
  private Path town() throws IOException {
    var rows = new ArrayList<String>();
    rows.add("nom,prenom,langue,ville,rue,no_civique,code_postal,voix,actif,consentement");
    var numbers = new ArrayList<Integer>();
    addRange(numbers, 0, 29);
    addRange(numbers, 57, 62);
    addRange(numbers, 70, 73);
    addRange(numbers, 88, 89);
    numbers.forEach(
        number -> rows.add(row(rows.size(), "41855501%02d".formatted(number), "oui,oui")));
    for (int i = 0; i < 3; i++) {
      rows.add(row(rows.size(), "", "oui,oui"));
    }
    rows.add(row(rows.size(), "4185550195", "oui,non"));
    rows.add(row(rows.size(), "4185550196", "oui,non"));
    rows.add(row(rows.size(), "4185550197", "non,oui"));
    return Files.writeString(folder.resolve("residences.csv"), String.join("\n", rows) + "\n");
  }

  private static void addRange(List<Integer> numbers, int from, int to) {
    for (int number = from; number <= to; number++) {
      numbers.add(number);
    }
  }

  private static String row(int civic, String number, String flags) {
    return "Lebœuf,Zoé %d,français,Saint-Évrard,rue des Érables,%d,,%s,%s"
        .formatted(civic, civic, number, flags);
  }
}
