package org.tocsin.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.tocsin.support.SteppedTasks;
import org.tocsin.ui.common.BackgroundTasks;
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
  void namesTheEmergenciesThatRun() {
    source.running =
        List.of(
            new StatusSource.Running("Bris d’aqueduc", StatusSource.Kind.EMERGENCY),
            new StatusSource.Running("Collecte", StatusSource.Kind.OTHER));
    var model = model();
    tasks.step();

    assertThat(model.emergencies()).containsExactly("Bris d’aqueduc");
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
    var late = new LateTasks();
    var model = new ShellViewModel(source, typed -> List.of(hit(typed)), late);
    model.query().set("t");
    model.query().set("tr");

    late.deliver(1);
    late.deliver(0);

    assertThat(model.hits()).containsExactly(hit("tr"));
  }

  @Test
  void stopsWatchingWhenItIsClosed() {
    var model = model();
    model.close();

    assertThat(tasks.running()).isZero();
  }

  /// Answers come when, and in the order in which, the test wants them.
  private static final class LateTasks implements BackgroundTasks {
    private final List<Runnable> answers = new ArrayList<>();

    void deliver(int question) {
      answers.get(question).run();
    }

    @Override
    public <T> Pending run(Callable<T> work, Consumer<T> onSuccess, Consumer<Exception> onFailure) {
      answers.add(() -> {
        try {
          onSuccess.accept(work.call());
        } catch (Exception e) {
          onFailure.accept(e);
        }
      });
      return () -> {};
    }

    @Override
    public <T> Pending every(
        Duration period, Callable<T> work, Consumer<T> onSuccess, Consumer<Exception> onFailure) {
      return () -> {};
    }
  }
}
