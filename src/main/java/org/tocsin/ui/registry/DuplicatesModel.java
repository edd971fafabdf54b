package org.tocsin.ui.registry;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.tocsin.registry.FilePair;
import org.tocsin.registry.MergeOutcome;
import org.tocsin.registry.RecentMerge;
import org.tocsin.registry.ResidentFile;
import org.tocsin.registry.SuspectedPair;
import org.tocsin.registry.SweepOutcome;
import org.tocsin.registry.SweepProgress;
import org.tocsin.registry.UndoOutcome;
import org.tocsin.ui.common.BackgroundTasks;

/// The work list of files that seem to be of one residence, and what becomes of a pair. FX thread.
final class DuplicatesModel {
  private static final Duration PACE = Duration.ofMillis(250);
  private static final int MOST_PAIRS = 200;
  private static final int MOST_MERGES = 10;

  private final DuplicateDesk desk;
  private final BackgroundTasks tasks;
  private final Runnable onChanged;
  private final ObservableList<SuspectedPair> pairs = FXCollections.observableArrayList();
  private final ObservableList<RecentMerge> merges = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<MergeChoice>> choice =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Integer>> sweeping =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Notice>> notice =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<MergeOutcome.Invalid>> refused =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<UndoOutcome.Changed>> changedSince =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final PatientChange change;
  private AtomicBoolean cancelled = new AtomicBoolean();

  /// @param onChanged called after each change of the registry
  DuplicatesModel(
      DuplicateDesk desk, BackgroundTasks tasks, PatientChange change, Runnable onChanged) {
    this.desk = desk;
    this.change = change;
    this.tasks = tasks;
    this.onChanged = onChanged;
  }

  /// Shows the list as it stands.
  void open() {
    notice.set(Optional.empty());
    load();
  }

  private void load() {
    choice.set(Optional.empty());
    changedSince.set(Optional.empty());
    tasks.run(
        () -> desk.listSuspected(MOST_PAIRS), page -> pairs.setAll(page.rows()), this::failed);
    tasks.run(() -> desk.listRecent(MOST_MERGES), merges::setAll, this::failed);
  }

  private void failed(Exception fault) {
    tell(Notice.bad("registry.trouble.read"));
  }

  private void tell(Notice told) {
    notice.set(Optional.of(told));
  }

  /// Looks at the whole registry anew.
  void sweep() {
    if (sweeping.get().isPresent()) {
      return;
    }
    var stop = new AtomicBoolean();
    var percent = new AtomicInteger();
    cancelled = stop;
    notice.set(Optional.empty());
    sweeping.set(Optional.of(0));
    var following = tasks.every(PACE, percent::get, this::follow, _ -> {});
    tasks.run(
        () -> desk.sweep(new Watch(percent, stop)),
        outcome -> {
          following.cancel();
          sweeping.set(Optional.empty());
          swept(outcome);
        },
        fault -> {
          following.cancel();
          sweeping.set(Optional.empty());
          failed(fault);
        });
  }

  private void follow(int percent) {
    if (sweeping.get().isPresent()) {
      sweeping.set(Optional.of(percent));
    }
  }

  /// Ends the search; the list stays as it was.
  void stopSweep() {
    cancelled.set(true);
  }

  private void swept(SweepOutcome outcome) {
    switch (outcome) {
      case SweepOutcome.Cancelled _ -> tell(Notice.good("registry.duplicates.stopped"));
      case SweepOutcome.Swept swept -> {
        tell(
            Notice.good(
                swept.truncated()
                    ? "registry.duplicates.truncated"
                    : swept.crowdedNumbers() > 0
                        ? "registry.duplicates.crowded"
                        : "registry.duplicates.swept",
                swept.pairs(),
                swept.crowdedNumbers()));
        if (choice.get().isEmpty()) {
          load();
        }
      }
    }
  }

  /// Puts two files side by side.
  void compare(ResidentFile one, ResidentFile other) {
    notice.set(Optional.empty());
    refused.set(Optional.empty());
    change.giveUp();
    boolean ordered = one.id().number() < other.id().number();
    choice.set(Optional.of(ordered ? new MergeChoice(one, other) : new MergeChoice(other, one)));
  }

  /// Makes one file of the two, as chosen.
  void merge() {
    var chosen = choice.get();
    if (change.busy().get() || chosen.isEmpty()) {
      return;
    }
    var what = chosen.get();
    notice.set(Optional.empty());
    refused.set(Optional.empty());
    change.make(
        () -> desk.merge(what.kept(), what.closed(), what.content()), this::merged, this::failed);
  }

  private void merged(MergeOutcome outcome) {
    switch (outcome) {
      case MergeOutcome.Merged merged -> {
        load();
        onChanged.run();
        tell(Notice.good("registry.merge.done", merged.kept().account().display()));
      }
      case MergeOutcome.Invalid invalid -> {
        refused.set(Optional.of(invalid));
        tell(Notice.bad("registry.merge.faulty"));
      }
      case MergeOutcome.ResidenceTaken taken ->
          tell(Notice.bad("registry.merge.taken", taken.existing().account().display()));
      case MergeOutcome.Stale stale -> {
        compare(stale.keep(), stale.other());
        tell(Notice.bad("registry.merge.stale"));
      }
      case MergeOutcome.Gone _ -> {
        load();
        tell(Notice.bad("registry.merge.gone"));
      }
      case MergeOutcome.AlreadyMerged already -> {
        load();
        tell(Notice.bad("registry.merge.already", already.kept().account().display()));
      }
    }
  }

  /// The two are of two residences: they are not shown again.
  void notDuplicate() {
    var chosen = choice.get();
    if (change.busy().get() || chosen.isEmpty()) {
      return;
    }
    var pair = FilePair.of(chosen.get().kept().id(), chosen.get().closed().id());
    change.make(
        () -> {
          desk.setDistinct(pair);
          return pair;
        },
        _ -> {
          load();
          tell(Notice.good("registry.duplicates.distinct"));
        },
        this::failed);
  }

  /// Goes back to the list; nothing is changed.
  void back() {
    change.giveUp();
    choice.set(Optional.empty());
    notice.set(Optional.empty());
  }

  /// What waits to be changed is not changed.
  void stopWaiting() {
    change.giveUp();
    tell(Notice.good("registry.duplicates.waitEnded"));
  }

  /// Makes two files of one again.
  void undo(RecentMerge merge) {
    if (change.busy().get()) {
      return;
    }
    notice.set(Optional.empty());
    change.make(() -> desk.undo(merge.merge()), this::undone, this::failed);
  }

  private void undone(UndoOutcome outcome) {
    load();
    switch (outcome) {
      case UndoOutcome.Undone _ -> {
        onChanged.run();
        tell(Notice.good("registry.undo.done"));
      }
      case UndoOutcome.AlreadyUndone how ->
          tell(Notice.bad("registry.undo.already", how.how().by()));
      case UndoOutcome.Changed changed -> {
        changedSince.set(Optional.of(changed));
        tell(Notice.bad("registry.undo.changed", changed.current().account().display()));
      }
      case UndoOutcome.AnotherSince since ->
          tell(Notice.bad("registry.undo.anotherSince", since.other().account().display()));
      case UndoOutcome.MergedSince since ->
          tell(Notice.bad("registry.undo.mergedSince", since.into().account().display()));
      case UndoOutcome.Gone _ -> tell(Notice.bad("registry.undo.gone"));
      case UndoOutcome.Taken taken ->
          tell(Notice.bad("registry.undo.taken", taken.by().account().display()));
    }
  }

  ObservableList<SuspectedPair> pairs() {
    return pairs;
  }

  ObservableList<RecentMerge> merges() {
    return merges;
  }

  /// The two files that are side by side; none while the list is shown.
  ReadOnlyObjectProperty<Optional<MergeChoice>> choice() {
    return choice.getReadOnlyProperty();
  }

  /// How far a search of the whole registry is, in hundredths; none while there is none.
  ReadOnlyObjectProperty<Optional<Integer>> sweeping() {
    return sweeping.getReadOnlyProperty();
  }

  /// What a change waits for, if it does.
  ReadOnlyObjectProperty<Optional<PatientChange.Wait>> waiting() {
    return change.waiting();
  }

  ReadOnlyObjectProperty<Optional<Notice>> notice() {
    return notice.getReadOnlyProperty();
  }

  /// What is to be corrected before the two can be one.
  ReadOnlyObjectProperty<Optional<MergeOutcome.Invalid>> refused() {
    return refused.getReadOnlyProperty();
  }

  /// What an undo would lose, which is why it was refused.
  ReadOnlyObjectProperty<Optional<UndoOutcome.Changed>> changedSince() {
    return changedSince.getReadOnlyProperty();
  }

  /// Called on the thread that sweeps.
  private record Watch(AtomicInteger percent, AtomicBoolean stop) implements SweepProgress {
    @Override
    public void report(int percentDone) {
      percent.set(percentDone);
    }

    @Override
    public boolean isCancelled() {
      return stop.get();
    }
  }
}
