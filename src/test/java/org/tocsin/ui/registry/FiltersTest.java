package org.tocsin.ui.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.event.ActionEvent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.FileFilter;
import org.tocsin.registry.FileFilter.Sign;
import org.tocsin.registry.FileSummary;
import org.tocsin.shared.Language;
import org.tocsin.ui.common.Room;

/// The filters beside the search, by keyboard.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class FiltersTest {
  private final RegistryStage house = new RegistryStage();
  private Stage stage;
  private Room.View view;

  FiltersTest() {
    for (int i = 0; i < 8; i++) {
      var number = FakeRegistryDesk.number(100 + i);
      var contacts = i == 5 ? List.<ContactPoint>of() : List.of(ContactPoint.voice(number));
      house.desk.add(
          FakeRegistryDesk.content("Roy " + "ABCDEFGH".charAt(i), "Luc", 101 + i, contacts),
          number);
    }
  }

  @Start
  void start(Stage shown) {
    stage = shown;
    view = house.show(shown);
  }

  private static List<String> listed(FxRobot robot) {
    return robot.lookup("#registry-table").<TableView<FileSummary>>query().getItems().stream()
        .map(FileSummary::familyName)
        .toList();
  }

  private FileFilter last() {
    return house.desk.filters.getLast();
  }

  private static boolean isShown(FxRobot robot, String name) {
    return robot.lookup("#registry-" + name).tryQuery().filter(it -> it.isVisible()).isPresent();
  }

  @Test
  void aStreetIsChosenByItsBeginningAndTakenAwayByItsChip(FxRobot robot) {
    robot.push(KeyCode.CONTROL, KeyCode.F);
    assertThat(RegistryStage.field(robot, "filter-street").isFocused()).isTrue();
    robot.write("couv");
    assertThat(last().isNone()).isTrue();
    robot.interact(() -> {
      var street = RegistryStage.field(robot, "filter-street");
      street.fireEvent(new ActionEvent());
    });

    assertThat(last().street()).contains("rue du Couvent");
    assertThat(listed(robot)).containsExactly("Roy A", "Roy E");
    assertThat(RegistryStage.words(robot, "count")).isEqualTo("2 dossiers");
    assertThat(RegistryStage.words(robot, "filters")).isEqualTo("Filtres (1)");

    robot.push(KeyCode.ESCAPE);
    assertThat(RegistryStage.field(robot, "query").isFocused()).isTrue();
    assertThat(RegistryStage.node(robot, "filter-street").getParent().getParent().isVisible())
        .isTrue();
    var chip = robot.lookup("#registry-chip-street").<Button>query();
    assertThat(chip.getText()).isEqualTo("Rue\u00a0: rue du Couvent");
    assertThat(chip.getAccessibleText()).contains("Enlever", "rue du Couvent");
    robot.interact(chip::fire);

    assertThat(listed(robot)).hasSize(8);
    assertThat(isShown(robot, "chip-street")).isFalse();
    assertThat(RegistryStage.node(robot, "filters").isFocused()).isTrue();
  }

  @Test
  void aStreetThatIsNoneIsSaidToBeNoneAndFiltersNothing(FxRobot robot) {
    robot.push(KeyCode.CONTROL, KeyCode.F);
    robot.write("zzz");

    assertThat(RegistryStage.words(robot, "filter-fault")).contains("zzz", "choisissez-en une");
    assertThat(listed(robot)).hasSize(8);
    assertThat(isShown(robot, "chip-street")).isFalse();
  }

  @Test
  void filtersAddUpBesideWhatIsTyped(FxRobot robot) {
    robot.write("roy f");
    robot.push(KeyCode.CONTROL, KeyCode.F);
    robot.interact(() -> {
      for (var sign : Sign.values()) {
        robot.lookup("#registry-filter-" + sign.name()).<CheckBox>query().fire();
      }
      choose(robot, "language", Optional.of(Language.FRENCH));
      choose(robot, "recent", Optional.of(Filters.Recent.WEEK));
    });

    assertThat(last())
        .isEqualTo(
            new FileFilter(
                Optional.empty(),
                Optional.of(Language.FRENCH),
                Set.of(Sign.values()),
                Optional.of(FakeRegistryDesk.NOW.minus(Duration.ofDays(7)))));
    assertThat(RegistryStage.words(robot, "filters")).isEqualTo("Filtres (5)");
    assertThat(RegistryStage.words(robot, "chip-recent"))
        .isEqualTo("Modifiés depuis\u00a0: 7 jours");
  }

  private static <T> void choose(FxRobot robot, String name, T choice) {
    robot.lookup("#registry-filter-" + name).<ComboBox<T>>query().setValue(choice);
  }

  @Test
  void anEmptyListSaysWhichFiltersAreOnAndTakesThemAway(FxRobot robot) {
    robot.push(KeyCode.CONTROL, KeyCode.F);
    robot.interact(() -> {
      choose(robot, "recent", Optional.of(Filters.Recent.DAY));
      choose(robot, "language", Optional.of(Language.ENGLISH));
    });

    assertThat(RegistryStage.words(robot, "none")).contains("aux filtres", "Langue\u00a0: Anglais");
    int asked = house.desk.filters.size();
    robot.interact(() -> robot.lookup("#registry-filters-clear").queryButton().fire());

    assertThat(listed(robot)).hasSize(8);
    assertThat(house.desk.filters).hasSize(asked + 1);
    assertThat(RegistryStage.field(robot, "query").isFocused()).isTrue();
    assertThat(isShown(robot, "chip-language")).isFalse();
  }

  @Test
  void theKeyOpensThemAndShutsThemAgain(FxRobot robot) {
    robot.push(KeyCode.CONTROL, KeyCode.F);
    robot.push(KeyCode.CONTROL, KeyCode.F);
    assertThat(RegistryStage.field(robot, "query").isFocused()).isTrue();
    assertThat(robot.lookup("#registry-filters").<ToggleButton>query().isSelected()).isFalse();
  }

  @Test
  void theyStayWhenTheRoomIsLeft(FxRobot robot) {
    robot.push(KeyCode.CONTROL, KeyCode.F);
    robot.interact(() -> {
      robot.lookup("#registry-filter-NO_USABLE_NUMBER").<CheckBox>query().fire();
      view.close();
      view = house.show(stage);
    });

    assertThat(robot.lookup("#registry-filter-NO_USABLE_NUMBER").<CheckBox>query().isSelected())
        .isTrue();
    assertThat(isShown(robot, "chip-NO_USABLE_NUMBER")).isTrue();
    assertThat(listed(robot)).containsExactly("Roy F");
  }

  @Test
  void anAnswerToAnEarlierFilterIsDropped(FxRobot robot) {
    robot.interact(() -> {
      house.tasks.hold();
      robot.lookup("#registry-filters").<ToggleButton>query().fire();
      choose(robot, "language", Optional.of(Language.ENGLISH));
      choose(robot, "language", Optional.empty());
      house.tasks.releaseLatestFirst();
    });

    assertThat(listed(robot)).hasSize(8);
  }

  @Test
  void whatIsShownIsExported(FxRobot robot) {
    robot.push(KeyCode.CONTROL, KeyCode.F);
    robot.interact(() -> {
      robot.lookup("#registry-filter-CONSENT_MISSING").<CheckBox>query().fire();
      robot.lookup("#registry-export").queryButton().fire();
    });

    assertThat(house.desk.exported)
        .singleElement()
        .satisfies(
            options -> assertThat(options.filter().signs()).containsExactly(Sign.CONSENT_MISSING));
  }

  @Test
  void aSearchOfTheWholeConsoleIsAmongAllFiles(FxRobot robot) {
    robot.interact(() -> {
      robot.lookup("#registry-filters").<ToggleButton>query().fire();
      choose(robot, "language", Optional.of(Language.ENGLISH));
      house.room.search("roy f");
    });

    assertThat(listed(robot)).containsExactly("Roy F");
  }
}
