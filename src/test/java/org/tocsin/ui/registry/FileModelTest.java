package org.tocsin.ui.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tocsin.registry.Consent;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.FileContent;
import org.tocsin.registry.FileFault.Field;
import org.tocsin.registry.ResidentFile;
import org.tocsin.shared.Channel;
import org.tocsin.support.SteppedTasks;

/// Nothing that is typed is lost, whatever happens in the meantime.
class FileModelTest {
  private final FakeRegistryDesk desk = new FakeRegistryDesk();
  private final SteppedTasks tasks = new SteppedTasks();
  private final ResidentFile gagnon = file("Gagnon", "Étienne", 10, 110);
  private final ResidentFile roy = file("Roy", "Aïcha", 11, 111);
  private final RegistryViewModel room = new RegistryViewModel(desk, tasks);
  private final FileModel model = room.file();

  private ResidentFile file(String family, String given, int house, int number) {
    var voice = ContactPoint.voice(FakeRegistryDesk.number(number));
    return desk.add(FakeRegistryDesk.content(family, given, house, List.of(voice)), voice.number());
  }

  @BeforeEach
  void aFileIsOnScreen() {
    room.attach();
    room.choose(gagnon.id());
  }

  private void type(Field field, String text) {
    model.form().text(field).set(text);
  }

  private String typed(Field field) {
    return model.form().text(field).get();
  }

  private ResidentFile stored(ResidentFile file) {
    return desk.find(file.id()).orElseThrow();
  }

  private void saveSlowly() {
    tasks.hold();
    model.save();
    assertThat(model.busy().get()).isTrue();
  }

  @Test
  void keepsWhatIsTypedWhileTheFileIsBeingSaved() {
    type(Field.GIVEN_NAME, " Étienne-Luc ");
    saveSlowly();
    type(Field.FAMILY_NAME, "Gagnon-Roy");
    model.contacts().add(Channel.SMS);
    model.contacts().editor().number().set("418 555-01");
    tasks.release();

    assertThat(stored(gagnon).content().familyName()).isEqualTo("Gagnon");
    assertThat(typed(Field.GIVEN_NAME)).isEqualTo("Étienne-Luc");
    assertThat(typed(Field.FAMILY_NAME)).isEqualTo("Gagnon-Roy");
    assertThat(model.form().dirty().get()).isTrue();
    assertThat(model.contacts().open().get()).isTrue();
    assertThat(model.contacts().editor().number().get()).isEqualTo("418 555-01");
    assertThat(model.notice().get()).contains(Notice.good("registry.savedInPart"));

    model.contacts().editor().number().set("418 555-0133");
    model.save();

    assertThat(stored(gagnon).content().familyName()).isEqualTo("Gagnon-Roy");
    assertThat(stored(gagnon).content().contacts(Channel.SMS)).hasSize(1);
    assertThat(model.notice().get()).contains(Notice.good("registry.saved"));
  }

  @Test
  void saysNoLongerThatTheFileIsSavedOnceItIsChanged() {
    type(Field.GIVEN_NAME, "Luc");
    model.save();
    assertThat(model.notice().get()).contains(Notice.good("registry.saved"));

    model.form().active().set(false);

    assertThat(model.notice().get()).isEmpty();
  }

  @Test
  void opensAnotherFileOnlyOnceTheSaveIsOver() {
    type(Field.GIVEN_NAME, "Luc");
    saveSlowly();
    room.choose(roy.id());
    assertThat(model.shown().get()).contains(gagnon);
    tasks.release();

    assertThat(model.shown().get()).contains(roy);
    assertThat(typed(Field.GIVEN_NAME)).isEqualTo("Aïcha");
    assertThat(stored(gagnon).content().givenName()).isEqualTo("Luc");
    assertThat(stored(roy)).isEqualTo(roy);
    assertThat(model.form().dirty().get()).isFalse();
  }

  @Test
  void asksAboutWhatWasTypedWhileTheFileWasBeingSaved() {
    type(Field.GIVEN_NAME, "Luc");
    saveSlowly();
    type(Field.GIVEN_NAME, "Luc-André");
    room.begin();
    tasks.release();

    assertThat(model.question().get()).get().isInstanceOf(Question.Unsaved.class);
    assertThat(typed(Field.GIVEN_NAME)).isEqualTo("Luc-André");
    model.saveAndGo();
    assertThat(stored(gagnon).content().givenName()).isEqualTo("Luc-André");
    assertThat(model.shown().get()).isEmpty();
  }

  @Test
  void goesNowhereWhenTheSaveUnderWayIsRefused() {
    type(Field.GIVEN_NAME, "Luc");
    desk.change(
        gagnon.id(), FakeRegistryDesk.content("Gagnon", "Ève", 10, gagnon.content().contacts()));
    saveSlowly();
    room.choose(roy.id());
    tasks.release();
    assertThat(model.question().get()).get().isInstanceOf(Question.Stale.class);

    model.keep(Set.of());

    assertThat(model.shown().get()).contains(stored(gagnon));
    assertThat(stored(gagnon).content().givenName()).isEqualTo("Luc");
  }

  /// As calls leave it: the number does not exist, and the resident pressed 9.
  private void callsChange(ResidentFile file) {
    var read = file.content();
    var dead =
        new ContactPoint(Channel.VOICE, read.contacts().getFirst().number(), "", "", 0, true, true);
    desk.change(
        file.id(),
        new FileContent(
            read.familyName(),
            read.givenName(),
            read.language(),
            read.address(),
            read.location(),
            read.active(),
            Consent.State.WITHDRAWN,
            List.of(dead),
            read.particulars()));
  }

  private List<Question.Difference> differences() {
    return model.question().get().stream()
        .map(Question.Stale.class::cast)
        .flatMap(asked -> asked.differences().stream())
        .toList();
  }

  @Test
  void keepingMineUndoesNothingThatCallsChangedMeanwhile() {
    type(Field.GIVEN_NAME, "Luc");
    callsChange(gagnon);
    model.save();
    assertThat(differences()).extracting(Question.Difference::field).containsExactly("givenName");

    model.keep(Set.of());

    var kept = stored(gagnon).content();
    assertThat(kept.givenName()).isEqualTo("Luc");
    assertThat(kept.consent()).isEqualTo(Consent.State.WITHDRAWN);
    assertThat(kept.contacts()).extracting(ContactPoint::invalid).containsExactly(true);
    assertThat(model.form().consent().get()).isEqualTo(Consent.State.WITHDRAWN);
    assertThat(model.form().dirty().get()).isFalse();
  }

  @Test
  void aNumberFoundInvalidMeanwhileStaysSoInAListThatWasChanged() {
    model.contacts().edit(model.form().list(Channel.VOICE).getFirst());
    model.contacts().editor().description().set("Maison");
    model.contacts().accept();
    callsChange(gagnon);
    model.save();
    assertThat(differences())
        .containsExactly(new Question.Difference("voice", "4185550110 ×", "4185550110 (Maison) ×"));

    model.keep(Set.of());

    assertThat(stored(gagnon).content().contacts())
        .singleElement()
        .satisfies(contact -> {
          assertThat(contact.description()).isEqualTo("Maison");
          assertThat(contact.invalid()).isTrue();
        });
  }

  @Test
  void keepingMineStillSavesTheAnswerThatThePersonTook() {
    desk.change(gagnon.id(), gagnon.content().withConsent(Consent.State.WITHDRAWN));
    room.choose(roy.id());
    room.choose(gagnon.id());
    model.form().consent().set(Consent.State.GIVEN);
    callsChange(stored(gagnon));
    model.save();
    assertThat(differences()).extracting(Question.Difference::field).contains("consent");

    model.keep(Set.of());

    assertThat(stored(gagnon).content().consent()).isEqualTo(Consent.State.GIVEN);
  }

  @Test
  void marksOnlyWhatStillStandsAsItWasSent() {
    model.contacts().add(Channel.VOICE);
    model.contacts().editor().number().set("514 555-0123");
    model.contacts().accept();
    saveSlowly();
    model.contacts().remove(model.form().list(Channel.VOICE).getLast());
    tasks.release();

    assertThat(model.form().list(Channel.VOICE)).noneMatch(row -> row.fault().isPresent());
    assertThat(model.notice().get()).contains(Notice.bad("registry.faulty"));
  }

  @Test
  void escapeDuringASaveTakesNothingBack() {
    type(Field.GIVEN_NAME, "Luc");
    saveSlowly();
    model.cancel();
    tasks.release();

    assertThat(typed(Field.GIVEN_NAME)).isEqualTo("Luc");
    assertThat(model.form().dirty().get()).isFalse();
  }

  @Test
  void savesTheAnswerToTheConsentAsItWasWhenSent() {
    model.form().means().set(Consent.Means.COUNTER);
    saveSlowly();
    model.form().means().set(Consent.Means.PHONE);
    tasks.release();

    assertThat(desk.means).containsExactly(Consent.Means.COUNTER);
  }

  @Test
  void asksWhenTheOtherFileComesOnceTypingHasBegun() {
    tasks.hold();
    room.choose(roy.id());
    type(Field.GIVEN_NAME, "Luc");
    tasks.release();
    assertThat(model.shown().get()).contains(gagnon);
    assertThat(model.question().get()).get().isInstanceOf(Question.Unsaved.class);

    model.dropAndGo();

    assertThat(model.shown().get()).contains(roy);
    assertThat(stored(gagnon)).isEqualTo(gagnon);
  }

  @Test
  void asksOnceAboutChangesThatAreGivenUp() {
    type(Field.GIVEN_NAME, "Luc");
    room.choose(roy.id());
    tasks.hold();
    model.dropAndGo();
    tasks.release();

    assertThat(model.question().get()).isEmpty();
    assertThat(model.shown().get()).contains(roy);
  }

  @Test
  void aFileThatComesLateDoesNotCloseTheImport() {
    tasks.hold();
    room.choose(roy.id());
    room.openImport();
    tasks.release();

    assertThat(room.page().get()).isEqualTo(RegistryViewModel.Page.IMPORT);
  }

  @Test
  void staysAfterASaveThatBeganByRefusingANumber() {
    model.contacts().add(Channel.SMS);
    model.contacts().editor().number().set("418");
    room.choose(roy.id());
    model.saveAndGo();
    model.contacts().editor().number().set("418 555-0133");
    model.save();

    assertThat(model.shown().get()).contains(stored(gagnon));
    assertThat(stored(gagnon).content().contacts(Channel.SMS)).hasSize(1);
  }

  @Test
  void opensAFileThatWasRefusedForWantOfANumber() {
    room.begin();
    type(Field.FAMILY_NAME, "Côté");
    type(Field.STREET, "rue du Couvent");
    type(Field.CIVIC_NUMBER, "99");
    model.save();
    assertThat(model.form().faults()).containsOnlyKeys(Field.ACCOUNT);

    model.contacts().add(Channel.VOICE);
    model.contacts().editor().number().set("418 555-0144");
    model.save();

    assertThat(model.notice().get()).contains(Notice.good("registry.saved"));
    assertThat(model.shown().get()).isPresent();
  }
}
