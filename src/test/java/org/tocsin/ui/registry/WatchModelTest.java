package org.tocsin.ui.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.collections.ListChangeListener;
import javafx.util.Subscription;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.FileContent;
import org.tocsin.registry.FileFault.Field;
import org.tocsin.registry.FileSummary;
import org.tocsin.registry.Particulars;
import org.tocsin.registry.ResidentFile;
import org.tocsin.shared.Channel;
import org.tocsin.support.SampleFiles;
import org.tocsin.support.SteppedTasks;

/// What others change comes to the screen without touching what is typed.
class WatchModelTest {
  private final FakeRegistryDesk desk = new FakeRegistryDesk();
  private final SteppedTasks tasks = new SteppedTasks();
  private final ResidentFile gagnon = file("Gagnon", 10, 110);
  private final ResidentFile roy = file("Roy", 11, 111);
  private final RegistryViewModel room = new RegistryViewModel(desk, tasks);
  private final FileModel model = room.file();
  private Subscription attached = Subscription.EMPTY;

  private ResidentFile file(String family, int house, int number) {
    var voice = ContactPoint.voice(FakeRegistryDesk.number(number));
    return desk.add(FakeRegistryDesk.content(family, "Luc", house, List.of(voice)), voice.number());
  }

  @BeforeEach
  void aFileIsOnScreen() {
    attached = room.attach();
    room.choose(gagnon.id());
  }

  private static FileContent named(ResidentFile file, String family, String given) {
    return FakeRegistryDesk.content(
        family, given, file.content().address().civicNumber().number(), file.content().contacts());
  }

  private ResidentFile stored(ResidentFile file) {
    return desk.find(file.id()).orElseThrow();
  }

  private void type(Field field, String text) {
    model.form().text(field).set(text);
  }

  private String typed(Field field) {
    return model.form().text(field).get();
  }

  @Test
  void aRowThatChangedIsReplacedAndTheOthersStay() {
    var touched = new ArrayList<Integer>();
    room.search()
        .rows()
        .addListener(
            (ListChangeListener<FileSummary>)
                change -> {
                  while (change.next()) {
                    touched.add(change.getFrom());
                  }
                });
    desk.change(roy.id(), named(roy, "Roy", "Sylvie"));
    tasks.step();

    assertThat(room.search().rows())
        .extracting(FileSummary::givenName)
        .containsExactly("Luc", "Sylvie");
    assertThat(touched).containsExactly(1);
    assertThat(model.shown().get()).contains(gagnon);
    assertThat(model.notice().get()).isEmpty();
  }

  @Test
  void filesThatCameWentAndMovedAreInTheirPlace() {
    var tremblay = file("Tremblay", 12, 112);
    tasks.hold();
    room.search().refresh();
    desk.files.removeFirst();
    desk.files.add(desk.files.removeFirst());
    tasks.release();

    assertThat(room.search().rows())
        .extracting(FileSummary::id)
        .containsExactly(tremblay.id(), roy.id());
  }

  @Test
  void aFileThatNobodyChangesHereIsShownAsItIsNow() {
    desk.change(gagnon.id(), named(gagnon, "Gagnon", "Ève"));
    tasks.step();

    assertThat(typed(Field.GIVEN_NAME)).isEqualTo("Ève");
    assertThat(model.notice().get()).contains(Notice.good("registry.elsewhere.shown"));
    assertThat(room.elsewhere().theirs().get()).isEmpty();
  }

  @Test
  void aFileThatIsBeingChangedStaysAsItIsAndSaysSo() {
    type(Field.GIVEN_NAME, "Lucas");
    desk.change(gagnon.id(), named(gagnon, "Gagnon", "Ève"));
    tasks.step();

    assertThat(typed(Field.GIVEN_NAME)).isEqualTo("Lucas");
    assertThat(room.elsewhere().theirs().get()).contains(stored(gagnon));
    assertThat(model.question().get()).isEmpty();

    room.elsewhere().compare();
    assertThat(model.question().get()).get().isInstanceOf(Question.Stale.class);
    model.stay();
    room.elsewhere().take();
    assertThat(typed(Field.GIVEN_NAME)).isEqualTo("Ève");
    assertThat(room.elsewhere().theirs().get()).isEmpty();
    assertThat(model.isChanged()).isFalse();
  }

  @Test
  void onesOwnSaveIsNoNews() {
    type(Field.GIVEN_NAME, "Lucas");
    model.save();
    type(Field.GIVEN_NAME, "Lucas-André");
    tasks.step();

    assertThat(room.elsewhere().theirs().get()).isEmpty();
    assertThat(typed(Field.GIVEN_NAME)).isEqualTo("Lucas-André");
  }

  @Test
  void anotherFileThatIsOpenedHasNoNews() {
    type(Field.GIVEN_NAME, "Lucas");
    desk.change(gagnon.id(), named(gagnon, "Gagnon", "Ève"));
    tasks.step();
    room.choose(roy.id());
    model.dropAndGo();

    assertThat(model.shown().get()).contains(roy);
    assertThat(room.elsewhere().theirs().get()).isEmpty();
  }

  @Test
  void nothingIsWatchedOnceTheRoomIsClosed() {
    assertThat(tasks.running()).isEqualTo(1);
    attached.unsubscribe();

    assertThat(tasks.running()).isZero();
  }

  @Test
  void theSecondToSaveChoosesFieldByField() {
    type(Field.FAMILY_NAME, "Gagnon-Roy");
    type(Field.GIVEN_NAME, "Lucas");
    type(Field.NOTE, "Mienne");
    type(Field.CIVIC_NUMBER, "14");
    var theirs =
        SampleFiles.with(
            named(gagnon, "Gagné", "Ève"), new Particulars(true, "Leur", Optional.empty()));
    desk.change(gagnon.id(), theirs);
    model.save();
    assertThat(model.question().get()).get().isInstanceOf(Question.Stale.class);

    model.keep(Set.of("familyName", "note", "address"));

    var kept = stored(gagnon).content();
    assertThat(kept.familyName()).isEqualTo("Gagné");
    assertThat(kept.givenName()).isEqualTo("Lucas");
    assertThat(kept.particulars()).isEqualTo(new Particulars(true, "Leur", Optional.empty()));
    assertThat(kept.address()).isEqualTo(gagnon.content().address());
    assertThat(typed(Field.CIVIC_NUMBER)).isEqualTo("10");
    assertThat(model.notice().get()).contains(Notice.good("registry.saved"));
    assertThat(model.isChanged()).isFalse();
  }

  @Test
  void listsAreChosenEachForItself() {
    model
        .form()
        .list(Channel.SMS)
        .add(ContactRow.of(ContactPoint.sms(FakeRegistryDesk.number(190))));
    model.form().list(Channel.VOICE).clear();
    desk.change(gagnon.id(), named(gagnon, "Gagné", "Luc"));
    model.save();
    model.keep(Set.of("voice"));

    var kept = stored(gagnon).content();
    assertThat(kept.familyName()).isEqualTo("Gagné");
    assertThat(kept.contacts(Channel.VOICE)).isEqualTo(gagnon.content().contacts());
    assertThat(kept.contacts(Channel.SMS)).hasSize(1);
  }

  @Test
  void anAddressIsOneDifference() {
    type(Field.CIVIC_NUMBER, "14");
    type(Field.APARTMENT, "7");
    desk.change(gagnon.id(), named(gagnon, "Gagné", "Luc"));
    model.save();

    assertThat(model.question().get().map(asked -> ((Question.Stale) asked).differences()))
        .get()
        .satisfies(differences ->
            assertThat(differences)
                .extracting(Question.Difference::field)
                .containsExactly("address"));
  }
}
