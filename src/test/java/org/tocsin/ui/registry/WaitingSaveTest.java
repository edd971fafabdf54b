package org.tocsin.ui.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.FileFault.Field;
import org.tocsin.registry.MergeOutcome;
import org.tocsin.registry.ResidentFile;
import org.tocsin.shared.LongWork;
import org.tocsin.store.StoreException;
import org.tocsin.support.SteppedTasks;

/// A change that an import holds up: told, kept, made by itself, given up.
class WaitingSaveTest {
  private static final LongWork IMPORT =
      new LongWork(LongWork.Kind.IMPORT, "residents.csv", "gbeaulieu");

  private final FakeRegistryDesk desk = new FakeRegistryDesk();
  private final SteppedTasks tasks = new SteppedTasks();
  private final ResidentFile gagnon = file("Gagnon", 10, 110);
  private final ResidentFile cote = file("Côté", 11, 111);
  private final RegistryViewModel room = new RegistryViewModel(desk, tasks);
  private final FileModel model = room.file();

  private ResidentFile file(String family, int house, int number) {
    var voice = ContactPoint.voice(FakeRegistryDesk.number(number));
    return desk.add(FakeRegistryDesk.content(family, "Luc", house, List.of(voice)), voice.number());
  }

  @BeforeEach
  void aFileIsOnScreen() {
    room.attach();
    room.choose(gagnon.id());
  }

  private void type(String givenName) {
    model.form().text(Field.GIVEN_NAME).set(givenName);
  }

  private String typed() {
    return model.form().text(Field.GIVEN_NAME).get();
  }

  private String kept() {
    return desk.find(gagnon.id()).orElseThrow().content().givenName();
  }

  private void held(Optional<LongWork> by) {
    desk.longWork = by;
    var cause = new IllegalStateException();
    desk.failure = Optional.of(StoreException.busy(by, cause));
  }

  private void over() {
    desk.longWork = Optional.empty();
    desk.failure = Optional.empty();
  }

  private void isWaiting(Optional<LongWork> holder) {
    assertThat(model.waiting().get()).contains(new PatientChange.Wait(holder));
    assertThat(model.busy().get()).isFalse();
  }

  @Test
  void aSaveThatAnImportHoldsUpIsMadeByItselfWhenTheImportIsOver() {
    type("Étienne");
    held(Optional.of(IMPORT));
    model.save();
    isWaiting(Optional.of(IMPORT));
    assertThat(model.notice().get()).isEmpty();

    tasks.step();
    tasks.step();
    isWaiting(Optional.of(IMPORT));
    assertThat(desk.means).as("it is not tried while the import is known to last").hasSize(1);
    assertThat(typed()).isEqualTo("Étienne");
    over();
    tasks.step();

    assertThat(kept()).isEqualTo("Étienne");
    assertThat(model.waiting().get()).isEmpty();
    assertThat(model.notice().get()).contains(Notice.good("registry.saved"));
    assertThat(tasks.running()).as("only the watch of the room goes on").isEqualTo(1);
  }

  @Test
  void whatNobodyKnowsOfIsTriedAgainAtEachTurn() {
    type("Étienne");
    held(Optional.empty());
    model.save();
    isWaiting(Optional.empty());

    // The first look comes at once.
    tasks.step();
    assertThat(desk.means).hasSize(1);
    tasks.step();
    assertThat(desk.means).hasSize(2);
    isWaiting(Optional.empty());
    over();
    tasks.step();
    tasks.step();

    assertThat(kept()).isEqualTo("Étienne");
    assertThat(model.waiting().get()).isEmpty();
  }

  @Test
  void whatIsTypedWhileASaveWaitsStaysToBeSaved() {
    type("Étienne");
    held(Optional.of(IMPORT));
    model.save();
    type("Étienne-Marie");
    over();
    tasks.step();

    assertThat(kept()).isEqualTo("Étienne");
    assertThat(typed()).isEqualTo("Étienne-Marie");
    assertThat(model.notice().get()).contains(Notice.good("registry.savedInPart"));
  }

  @Test
  void whoConfirmsAgainSavesWhatIsOnScreenThen() {
    type("Étienne");
    held(Optional.of(IMPORT));
    model.save();
    type("Marie");
    model.save();
    over();
    tasks.step();

    assertThat(kept()).isEqualTo("Marie");
    assertThat(model.isChanged()).isFalse();
    assertThat(tasks.running()).isEqualTo(1);
  }

  @Test
  void escapeGivesTheWaitUpAndKeepsWhatWasTyped() {
    type("Étienne");
    held(Optional.of(IMPORT));
    model.save();
    model.cancel();

    assertThat(model.waiting().get()).isEmpty();
    assertThat(model.notice().get()).contains(Notice.good("registry.wait.ended"));
    over();
    tasks.step();
    tasks.step();
    assertThat(kept()).isEqualTo("Luc");
    assertThat(typed()).isEqualTo("Étienne");
    assertThat(model.isChanged()).isTrue();
  }

  @Test
  void aTryThatIsUnderWayWhenTheWaitIsGivenUpBringsItNotBack() {
    type("Étienne");
    held(Optional.of(IMPORT));
    model.save();
    desk.longWork = Optional.empty();
    tasks.hold();
    tasks.step();
    assertThat(model.busy().get()).isTrue();

    model.stopWaiting();
    tasks.release();

    assertThat(model.waiting().get()).isEmpty();
    assertThat(model.busy().get()).isFalse();
    assertThat(typed()).isEqualTo("Étienne");
  }

  @Test
  void whoLeavesTheFileIsAskedAndDroppingItDropsTheSave() {
    type("Étienne");
    held(Optional.of(IMPORT));
    model.save();
    room.choose(cote.id());
    assertThat(model.question().get()).get().isInstanceOf(Question.Unsaved.class);
    model.dropAndGo();
    over();
    tasks.step();
    tasks.step();

    assertThat(model.shown().get()).contains(cote);
    assertThat(kept()).isEqualTo("Luc");
    assertThat(model.waiting().get()).isEmpty();
  }

  @Test
  void whoSavesAndLeavesLeavesOnceItIsSaved() {
    type("Étienne");
    room.choose(cote.id());
    held(Optional.of(IMPORT));
    model.saveAndGo();
    isWaiting(Optional.of(IMPORT));
    over();
    tasks.step();

    assertThat(kept()).isEqualTo("Étienne");
    assertThat(model.shown().get()).contains(cote);
  }

  @Test
  void aMergeWaitsInTheSameWay() {
    var duplicates = room.duplicates();
    room.openDuplicates();
    duplicates.compare(gagnon, cote);
    held(Optional.of(IMPORT));
    desk.duplicates.failure = desk.failure;
    duplicates.merge();
    assertThat(duplicates.waiting().get()).contains(new PatientChange.Wait(Optional.of(IMPORT)));
    assertThat(duplicates.choice().get()).isPresent();
    over();
    desk.duplicates.failure = Optional.empty();
    desk.duplicates.merged = Optional.of(new MergeOutcome.AlreadyMerged(cote));
    tasks.step();

    assertThat(duplicates.waiting().get()).isEmpty();
    assertThat(duplicates.notice().get())
        .contains(Notice.bad("registry.merge.already", cote.account().display()));
  }
}
