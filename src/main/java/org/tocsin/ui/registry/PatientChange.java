package org.tocsin.ui.registry;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.tocsin.shared.LongWork;
import org.tocsin.shared.StorageException;
import org.tocsin.shared.StorageException.Trouble;
import org.tocsin.ui.common.BackgroundTasks;
import org.tocsin.ui.common.BackgroundTasks.Pending;

/// A change of the registry, made again by itself once what kept it from being made is over. FX
/// thread.
final class PatientChange {
  private static final Duration PACE = Duration.ofSeconds(2);

  private final Callable<Optional<LongWork>> holder;
  private final BackgroundTasks tasks;
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<Wait>> wait =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Pending watching = () -> {};
  private boolean givenUp;

  /// @param holder what it is that is waited for, where the database knows
  PatientChange(Callable<Optional<LongWork>> holder, BackgroundTasks tasks) {
    this.holder = holder;
    this.tasks = tasks;
  }

  /// That a change waits, and what for where that is known.
  record Wait(Optional<LongWork> holder) {}

  /// Makes a change, in the place of one that waits.
  <T> void make(Callable<T> change, Consumer<T> done, Consumer<Exception> failed) {
    stopWaiting();
    givenUp = false;
    attempt(change, done, failed);
  }

  private <T> void attempt(Callable<T> change, Consumer<T> done, Consumer<Exception> failed) {
    busy.set(true);
    tasks.run(
        change,
        outcome -> {
          over();
          done.accept(outcome);
        },
        failure -> {
          if (failure instanceof StorageException storage && storage.trouble() == Trouble.BUSY) {
            busy.set(false);
            await(storage.holder(), () -> attempt(change, done, failed));
          } else {
            over();
            failed.accept(failure);
          }
        });
  }

  private void over() {
    busy.set(false);
    stopWaiting();
  }

  private void await(Optional<LongWork> told, Runnable again) {
    if (!givenUp) {
      stopWaiting();
      wait.set(Optional.of(new Wait(told)));
      watching = tasks.every(PACE, holder, new Look(again), _ -> {});
    }
  }

  /// Has the change made again as soon as what was known to hold it is over; every time but the
  /// first, which comes at once, where nothing is known.
  private final class Look implements Consumer<Optional<LongWork>> {
    private final Runnable again;
    private boolean first = true;

    Look(Runnable again) {
      this.again = again;
    }

    @Override
    public void accept(Optional<LongWork> found) {
      boolean known = wait.get().flatMap(Wait::holder).isPresent();
      if (found.isPresent()) {
        wait.set(Optional.of(new Wait(found)));
      } else if (known || !first) {
        watching.cancel();
        again.run();
      }
      first = false;
    }
  }

  /// The change that waits is not made. One that is being tried again at this moment may still be.
  void giveUp() {
    givenUp = true;
    stopWaiting();
  }

  private void stopWaiting() {
    watching.cancel();
    wait.set(Optional.empty());
  }

  /// Whether the change is being made at this moment; not while it waits.
  ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<Wait>> waiting() {
    return wait.getReadOnlyProperty();
  }
}
