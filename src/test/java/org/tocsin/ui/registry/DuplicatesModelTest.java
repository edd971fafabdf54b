package org.tocsin.ui.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.DuplicateReason;
import org.tocsin.registry.FileFault;
import org.tocsin.registry.FileMerge;
import org.tocsin.registry.FilePair;
import org.tocsin.registry.MergeOutcome;
import org.tocsin.registry.RecentMerge;
import org.tocsin.registry.Resemblance;
import org.tocsin.registry.ResidentFile;
import org.tocsin.registry.SuspectedPair;
import org.tocsin.registry.SweepOutcome;
import org.tocsin.registry.UndoOutcome;
import org.tocsin.support.SteppedTasks;

class DuplicatesModelTest {
  private final FakeDuplicateDesk desk = new FakeDuplicateDesk();
  private final FakeRegistryDesk registry = new FakeRegistryDesk();
  private final SteppedTasks tasks = new SteppedTasks();
  private int changes;
  private final DuplicatesModel model =
      new DuplicatesModel(desk, tasks, new PatientChange(Optional::empty, tasks), () -> changes++);
  private final ResidentFile first = file("Tremblay", 101);
  private final ResidentFile second = file("Tramblay", 102);

  private ResidentFile file(String family, int last) {
    var number = FakeRegistryDesk.number(last);
    return registry.add(
        FakeRegistryDesk.content(family, "Éric", 110, List.of(ContactPoint.voice(number))), number);
  }

  private static String told(DuplicatesModel model) {
    return model.notice().get().map(Notice::key).orElse("");
  }

  private FileMerge merge() {
    return new FileMerge(
        7,
        first.id(),
        second.id(),
        first.content(),
        first.content(),
        2,
        "jtremblay",
        Instant.parse("2026-11-21T13:00:00Z"),
        Optional.empty());
  }

  @Test
  void aSearchOfTheRegistryIsFollowedAndFillsTheList() {
    model.open();
    tasks.hold();
    model.sweep();
    assertThat(model.sweeping().get()).contains(0);
    model.sweep();
    desk.swept = new SweepOutcome.Swept(1, 2, false);
    desk.suspected.add(
        new SuspectedPair(first, second, new Resemblance(Set.of(DuplicateReason.NEAR_NAME), 94)));

    tasks.release();

    assertThat(model.sweeping().get()).isEmpty();
    assertThat(model.pairs()).hasSize(1);
    assertThat(told(model)).isEqualTo("registry.duplicates.crowded");
    assertThat(tasks.running()).isZero();
  }

  @Test
  void aSearchThatIsStoppedSaysSo() {
    tasks.hold();
    model.sweep();
    model.stopSweep();

    tasks.release();

    assertThat(told(model)).isEqualTo("registry.duplicates.stopped");
  }

  @Test
  void theOlderFileIsOnTheLeftAndKeptUnlessChosenOtherwise() {
    model.compare(second, first);

    var choice = model.choice().get().orElseThrow();
    assertThat(choice.file(MergeChoice.Side.LEFT)).isEqualTo(first);
    assertThat(choice.kept()).isEqualTo(first);
    assertThat(choice.differs(MergeChoice.Part.FAMILY_NAME)).isTrue();
    assertThat(choice.differs(MergeChoice.Part.ADDRESS)).isFalse();
    choice.choose(MergeChoice.Part.ACCOUNT, MergeChoice.Side.RIGHT);
    assertThat(choice.kept()).isEqualTo(second);
    assertThat(choice.closed()).isEqualTo(first);
    assertThat(choice.content().familyName()).isEqualTo("Tremblay");
    assertThat(choice.content().contacts()).hasSize(2);
    choice.take(choice.lines().getFirst(), false);
    assertThat(choice.content().contacts()).isEqualTo(second.content().contacts());
  }

  @Test
  void whatIsRefusedIsSaidAndTheChoiceStays() {
    model.compare(first, second);
    var invalid =
        new MergeOutcome.Invalid(
            List.of(
                new FileFault(FileFault.Field.VOICE, FileFault.Reason.SEVERAL_VOICE_NUMBERS, 1)));
    desk.merged = Optional.of(invalid);

    model.merge();

    assertThat(model.choice().get()).isPresent();
    assertThat(model.refused().get()).contains(invalid);
    assertThat(told(model)).isEqualTo("registry.merge.faulty");
    assertThat(changes).isZero();
  }

  @Test
  void filesThatSomebodyElseChangedAreComparedAnewAsTheyStand() {
    model.compare(first, second);
    registry.change(second.id(), first.content());
    var changed = registry.find(second.id()).orElseThrow();
    desk.merged = Optional.of(new MergeOutcome.Stale(first, changed));

    model.merge();

    assertThat(model.choice().get().orElseThrow().closed()).isEqualTo(changed);
    assertThat(told(model)).isEqualTo("registry.merge.stale");
  }

  @Test
  void aMergeGoesBackToTheListAndTellsTheRoom() {
    model.compare(first, second);
    desk.merged = Optional.of(new MergeOutcome.Merged(merge(), first));

    model.merge();

    assertThat(model.choice().get()).isEmpty();
    assertThat(changes).isEqualTo(1);
    assertThat(told(model)).isEqualTo("registry.merge.done");
  }

  @Test
  void twoResidencesAreNotShownTogetherAgain() {
    model.compare(first, second);

    model.notDuplicate();

    assertThat(desk.distinct).containsExactly(FilePair.of(first.id(), second.id()));
    assertThat(model.choice().get()).isEmpty();
    assertThat(changes).isZero();
  }

  @Test
  void anUndoThatWaitsForALaterOneNamesTheFileOfThat() {
    desk.undone = Optional.of(new UndoOutcome.AnotherSince(second));

    model.undo(new RecentMerge(merge(), Optional.of(first), second));

    assertThat(told(model)).isEqualTo("registry.undo.anotherSince");
    assertThat(changes).isZero();
  }

  @Test
  void anUndoThatIsRefusedSaysWhatItWouldLose() {
    var recent = new RecentMerge(merge(), Optional.of(first), second);
    var changed =
        new UndoOutcome.Changed(first, new TreeMap<>(Map.of("familyName", "Tremblay → Roy")));
    desk.undone = Optional.of(changed);

    model.undo(recent);

    assertThat(model.changedSince().get()).contains(changed);
    assertThat(told(model)).isEqualTo("registry.undo.changed");
    assertThat(changes).isZero();
  }
}
