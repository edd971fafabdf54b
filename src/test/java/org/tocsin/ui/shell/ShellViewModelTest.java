package org.tocsin.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.tocsin.support.SteppedTasks;
import org.tocsin.ui.common.QuickSearch;
import org.tocsin.ui.common.RoomKey;

class ShellViewModelTest {
  private final FixedStatus source = new FixedStatus();
  private final SteppedTasks tasks = new SteppedTasks();

  private static QuickSearch.Hit hit(String title) {
    return new QuickSearch.Hit(RoomKey.REGISTRY, 1, title, "");
  }

  private ShellViewModel model() {
    return new ShellViewModel(source, typed -> List.of(hit(typed)), tasks);
  }

  @Test
  void namesTheEmergenciesThatCallAndThoseThatWait() {
    source.running =
        List.of(
            new StatusSource.Running("Bris d’aqueduc", StatusSource.Kind.EMERGENCY, false),
            new StatusSource.Running("Fuite de gaz", StatusSource.Kind.EMERGENCY, true),
            new StatusSource.Running("Collecte", StatusSource.Kind.OTHER, false));
    var model = model();
    tasks.step();

    assertThat(model.emergencies()).containsExactly("Bris d’aqueduc");
    assertThat(model.pausedEmergencies()).containsExactly("Fuite de gaz");
    assertThat(model.exercising()).isFalse();
  }

  @Test
  void tellsThatTheStatusCannotBeReadAndRecovers() {
    var model = model();
    tasks.step();
    source.silent = true;
    tasks.step();
    assertThat(model.trouble().get()).isTrue();
    assertThat(model.status().get()).isPresent();

    source.silent = false;
    tasks.step();
    assertThat(model.trouble().get()).isFalse();
  }

  @Test
  void forgetsWhatWasFoundWhenTheFieldIsEmptied() {
    var model = model();
    model.query().set("tremblay");
    assertThat(model.hits()).containsExactly(hit("tremblay"));

    model.query().set(" ");
    assertThat(model.hits()).isEmpty();
  }

  @Test
  void dropsTheAnswerOfAnOutdatedSearch() {
    var model = model();
    tasks.hold();
    model.query().set("t");
    model.query().set("tr");

    tasks.releaseLatestFirst();

    assertThat(model.hits()).containsExactly(hit("tr"));
  }

  @Test
  void whoeverPressesEnterBeforeTheAnswerGetsTheOneToWhatIsTyped() {
    var model = model();
    model.query().set("r");
    tasks.hold();
    var opened = new ArrayList<QuickSearch.Hit>();
    model.query().set("roy");
    model.whenFound(opened::add);
    assertThat(opened).isEmpty();

    tasks.release();

    assertThat(opened).containsExactly(hit("roy"));
  }

  @Test
  void aSearchThatFailsIsNotTakenForNobodyAndIsMadeOnceMore() {
    var away = new AtomicBoolean(true);
    var model =
        new ShellViewModel(
            source,
            typed -> {
              if (away.get()) {
                throw new IllegalStateException("The database is away");
              }
              return typed.equals("roy") ? List.of(hit(typed)) : List.of();
            },
            tasks);
    model.query().set("heronx");
    assertThat(model.search().get()).isEqualTo(ShellViewModel.Search.FAILED);

    away.set(false);
    model.query().set("heronx ");
    assertThat(model.search().get()).isEqualTo(ShellViewModel.Search.NOTHING);

    away.set(true);
    model.query().set("roy");
    away.set(false);
    var opened = new ArrayList<QuickSearch.Hit>();
    model.whenFound(opened::add);
    assertThat(opened).containsExactly(hit("roy"));
  }

  @Test
  void enterIsForgottenWhenSomethingElseIsTyped() {
    var model = model();
    tasks.hold();
    var opened = new ArrayList<QuickSearch.Hit>();
    model.query().set("ro");
    model.whenFound(opened::add);
    model.query().set("roy");

    tasks.release();

    assertThat(opened).isEmpty();
  }

  @Test
  void stopsWatchingWhenItIsClosed() {
    var model = model();
    model.close();

    assertThat(tasks.running()).isZero();
  }
}
