package org.tocsin.ui.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tocsin.registry.CardNumber;
import org.tocsin.registry.CityPolicy;
import org.tocsin.registry.Consent;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.FileFault.Field;
import org.tocsin.registry.FileFault.Reason;
import org.tocsin.registry.Particulars;
import org.tocsin.registry.ResidentFile;
import org.tocsin.support.SampleFiles;
import org.tocsin.support.SteppedTasks;

/// The citizen card, the reduced mobility and the note of a file.
class ParticularsTest {
  private static final CardNumber CARD = new CardNumber("SEV12345");

  private final FakeRegistryDesk desk = new FakeRegistryDesk();
  private final ResidentFile gagnon = file("Gagnon", 10, 110);
  private final ResidentFile roy = file("Roy", 11, 111);
  private final RegistryViewModel room = new RegistryViewModel(desk, new SteppedTasks());
  private final FileModel model = room.file();

  private ResidentFile file(String family, int house, int number) {
    var voice = ContactPoint.voice(FakeRegistryDesk.number(number));
    var content = FakeRegistryDesk.content(family, "Luc", house, List.of(voice));
    return desk.add(content, voice.number());
  }

  @BeforeEach
  void aFileIsOnScreen() {
    desk.policy = new CityPolicy(true, Set.of("418"), Set.of("SEV"), true);
    room.attach();
    room.choose(gagnon.id());
  }

  private void fill(String card, String note, boolean mobility) {
    model.form().text(Field.CARD).set(card);
    model.form().text(Field.NOTE).set(note);
    model.form().reducedMobility().set(mobility);
  }

  private Particulars stored(ResidentFile file) {
    return desk.find(file.id()).orElseThrow().content().particulars();
  }

  @Test
  void areSavedAndReadBack() {
    fill("sev 123-45", " Deux chiens.\nSonner deux fois. ", true);
    assertThat(model.isChanged()).isTrue();
    model.save();

    assertThat(stored(gagnon))
        .isEqualTo(new Particulars(true, "Deux chiens.\nSonner deux fois.", Optional.of(CARD)));
    assertThat(model.isChanged()).isFalse();
    room.choose(roy.id());
    assertThat(model.form().text(Field.NOTE).get()).isEmpty();
    assertThat(model.form().reducedMobility().get()).isFalse();
    room.choose(gagnon.id());
    assertThat(model.form().text(Field.CARD).get()).isEqualTo("SEV12345");
    assertThat(model.form().text(Field.NOTE).get()).isEqualTo("Deux chiens.\nSonner deux fois.");
    assertThat(model.form().reducedMobility().get()).isTrue();
    assertThat(model.isChanged()).isFalse();
  }

  @Test
  void eachAloneIsAChange() {
    model.form().reducedMobility().set(true);
    assertThat(model.isChanged()).isTrue();
    model.form().reducedMobility().set(false);
    assertThat(model.isChanged()).isFalse();
    model.form().text(Field.NOTE).set("x");
    assertThat(model.isChanged()).isTrue();
  }

  @Test
  void saysWhatIsWrongWithACardAsItsFieldIsLeft() {
    model.form().text(Field.CARD).set("MAG 12345");
    model.form().leave(Field.CARD);
    assertThat(model.form().faults()).containsEntry(Field.CARD, Reason.CARD_OF_ANOTHER_CITY);

    model.form().text(Field.CARD).set("12");
    assertThat(model.form().faults()).doesNotContainKey(Field.CARD);
    model.form().leave(Field.CARD);
    assertThat(model.form().faults()).containsEntry(Field.CARD, Reason.MALFORMED);

    model.form().text(Field.CARD).set("");
    model.form().leave(Field.CARD);
    assertThat(model.form().faults()).isEmpty();
  }

  @Test
  void saysAtOnceThatANoteIsTooLong() {
    model.form().text(Field.NOTE).set("a".repeat(2_001));
    model.form().leave(Field.NOTE);

    assertThat(model.form().faults()).containsEntry(Field.NOTE, Reason.TOO_LONG);
  }

  @Test
  void aCardOfAnotherFileIsRefusedWithTheFocusOnIt() {
    var own = new Particulars(false, "", Optional.of(CARD));
    desk.change(roy.id(), SampleFiles.with(roy.content(), own));
    fill("SEV12345", "", false);
    model.save();

    assertThat(model.form().faults()).containsEntry(Field.CARD, Reason.CARD_TAKEN);
    assertThat(model.aim().get()).contains(new Aim(Aim.Place.FORM, Field.CARD, 0));
  }

  @Test
  void areAmongTheDifferencesOfTwoPeople() {
    fill("SEV12345", "Mienne", true);
    var theirs = new Particulars(false, "Leur", Optional.empty());
    desk.change(gagnon.id(), SampleFiles.with(gagnon.content(), theirs));
    model.save();

    assertThat(model.question().get())
        .get()
        .extracting(question -> ((Question.Stale) question).differences())
        .asInstanceOf(list(Question.Difference.class))
        .containsExactly(
            new Question.Difference("reducedMobility", "false", "true"),
            new Question.Difference("card", "", "SEV12345"),
            new Question.Difference("note", "Leur", "Mienne"));
  }

  @Test
  void aCardThatWasThereIsNotInTheWayOfARefusal() {
    fill("sev 12345", "", false);
    model.save();
    desk.policy = new CityPolicy(true, Set.of("819"), Set.of("MAG"), true);
    room.attach();

    model.form().consent().set(Consent.State.WITHDRAWN);
    model.save();

    assertThat(desk.find(gagnon.id()).orElseThrow().content().consent())
        .isEqualTo(Consent.State.WITHDRAWN);
    model.form().text(Field.CARD).set("SEV54321");
    model.form().leave(Field.CARD);
    assertThat(model.form().faults()).containsEntry(Field.CARD, Reason.CARD_OF_ANOTHER_CITY);
  }
}
