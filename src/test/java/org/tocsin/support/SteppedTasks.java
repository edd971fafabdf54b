package org.tocsin.support;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.tocsin.ui.common.BackgroundTasks;

/// Work is done at once on the calling thread, unless it is held back; repeated work is done once
/// for each step.
public final class SteppedTasks implements BackgroundTasks {
  private final List<Repeated> repeated = new ArrayList<>();
  private final List<Runnable> held = new ArrayList<>();
  private boolean holding;

  @Override
  public <T> Pending run(Callable<T> work, Consumer<T> onSuccess, Consumer<Exception> onFailure) {
    if (!holding) {
      perform(work, onSuccess, onFailure);
      return () -> {};
    }
    Runnable late = () -> perform(work, onSuccess, onFailure);
    held.add(late);
    return () -> held.remove(late);
  }

  @Override
  public <T> Pending every(
      Duration period, Callable<T> work, Consumer<T> onSuccess, Consumer<Exception> onFailure) {
    var task = new Repeated(() -> perform(work, onSuccess, onFailure));
    repeated.add(task);
    return () -> repeated.remove(task);
  }

  /// One round of all repeated work, the latest begun last.
  public void step() {
    List.copyOf(repeated)
        .forEach(task -> {
          if (repeated.contains(task)) {
            task.work().run();
          }
        });
  }

  /// Work takes its time from now on: it is under way until it is released.
  public void hold() {
    holding = true;
  }

  /// All that is under way comes to its end, in the order in which it was begun.
  public void release() {
    holding = false;
    while (!held.isEmpty()) {
      held.removeFirst().run();
    }
  }

  /// All that is under way comes to its end, the latest begun first.
  public void releaseLatestFirst() {
    holding = false;
    while (!held.isEmpty()) {
      held.removeLast().run();
    }
  }

  /// How many repeated tasks have not been cancelled.
  public int running() {
    return repeated.size();
  }

  private static <T> void perform(
      Callable<T> work, Consumer<T> onSuccess, Consumer<Exception> onFailure) {
    T result;
    try {
      result = work.call();
    } catch (Exception e) {
      onFailure.accept(e);
      return;
    }
    onSuccess.accept(result);
  }

  /// Told apart by identity: the same work may be asked for twice.
  private static final class Repeated {
    private final Runnable work;

    Repeated(Runnable work) {
      this.work = work;
    }

    Runnable work() {
      return work;
    }
  }
}
