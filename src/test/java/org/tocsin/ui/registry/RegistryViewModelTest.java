package org.tocsin.ui.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.FileFault;
import org.tocsin.registry.FileFault.Field;
import org.tocsin.registry.FileFault.Reason;
import org.tocsin.registry.FileSummary;
import org.tocsin.registry.ResidentFile;
import org.tocsin.registry.StreetAlias;
import org.tocsin.shared.Channel;
import org.tocsin.shared.Language;
import org.tocsin.support.SteppedTasks;
import org.tocsin.ui.common.BackgroundTasks;

class RegistryViewModelTest {
  private final FakeRegistryDesk desk = new FakeRegistryDesk();
  private final ResidentFile gagnon = file("Gagnon", "Étienne", 10, 110);
  private final ResidentFile roy = file("Roy", "Aïcha", 11, 111);
  private final RegistryViewModel model = attached(new SteppedTasks());

  private ResidentFile file(String family, String given, int house, int number) {
    var voice = ContactPoint.voice(FakeRegistryDesk.number(number));
    return desk.add(FakeRegistryDesk.content(family, given, house, List.of(voice)), voice.number());
  }

  private RegistryViewModel attached(BackgroundTasks tasks) {
    var attached = new RegistryViewModel(desk, tasks);
    attached.attach();
    return attached;
  }

  private void type(Field field, String text) {
    model.file().form().text(field).set(text);
  }

  @ParameterizedTest
  @CsvSource({"418 555-0111, Roy", "(418) 555.0110, Gagnon", "etienne, Gagnon"})
  void findsByNumberInAnySpellingAndByNameWithoutAccents(String query, String family) {
    model.search().query().set(query);

    assertThat(model.search().rows()).extracting(FileSummary::familyName).containsExactly(family);
  }

  @Test
  void dropsAnAnswerToAnOlderQuestion() {
    var waiting = new ArrayList<Runnable>();
    var slow = attached(new Waiting(waiting));
    slow.search().query().set("roy");
    slow.search().query().set("gagnon");

    for (var answer : waiting.reversed()) {
      answer.run();
    }

    assertThat(slow.search().rows()).extracting(FileSummary::familyName).containsExactly("Gagnon");
  }

  @Test
  void savesWhatWasTyped() {
    model.choose(gagnon.id());
    type(Field.GIVEN_NAME, " Étienne-Luc ");
    type(Field.STREET, "rue des erables");
    model.file().save();

    var saved = desk.find(gagnon.id()).orElseThrow();
    assertThat(saved.content().givenName()).isEqualTo("Étienne-Luc");
    assertThat(saved.content().address().street()).isEqualTo("rue des Érables");
    assertThat(model.file().notice().get()).contains(Notice.good("registry.saved"));
    assertThat(model.file().form().dirty().get()).isFalse();
  }

  @Test
  void writesAStreetByItsOwnNameAndSaysWhy() {
    var form = model.file().form();
    model.choose(gagnon.id());
    assertThat(model.streets().streets(FakeRegistryDesk.CITY, "moul"))
        .containsExactly("rue du Couvent");
    assertThat(model.streets().reason("moul", "rue du Couvent"))
        .map(StreetAlias::name)
        .contains("rue du Moulin");
    assertThat(model.streets().reason("couv", "rue du Couvent")).isEmpty();

    type(Field.STREET, "r. du moulin");
    form.leave(Field.STREET);
    assertThat(form.text(Field.STREET).get()).isEqualTo("rue du Couvent");
    assertThat(form.faults()).isEmpty();
    assertThat(form.streetHints().replaced().get().orElseThrow().former()).isTrue();
    form.leave(Field.STREET);
    assertThat(form.streetHints().replaced().get()).isPresent();

    type(Field.STREET, "rue du Molin");
    form.leave(Field.STREET);
    assertThat(form.streetHints().replaced().get()).isEmpty();
    assertThat(form.streetHints().nearest().get()).containsExactly("rue du Couvent");
  }

  @Test
  void completesACityThatIsBegunAndMarksOneThatIsNotKnown() {
    var form = model.file().form();
    model.choose(gagnon.id());
    type(Field.CITY, "saint-ev");
    form.leave(Field.CITY);
    assertThat(form.text(Field.CITY).get()).isEqualTo(FakeRegistryDesk.CITY);

    type(Field.CITY, "Ailleurs");
    form.leave(Field.CITY);
    form.leave(Field.STREET);
    assertThat(form.faults()).containsOnlyKeys(Field.CITY);

    type(Field.STREET, "rue Inconnue");
    type(Field.CITY, "saint evrard");
    form.leave(Field.CITY);
    assertThat(form.faults()).containsOnlyKeys(Field.STREET);
  }

  @Test
  void proposesTheStreetThatBeginsAsTyped() {
    var form = model.file().form();
    model.choose(gagnon.id());
    type(Field.STREET, "rue du couv");
    form.leave(Field.STREET);

    assertThat(form.streetHints().nearest().get()).containsExactly("rue du Couvent");
  }

  @Test
  void aNumberThatIsNotOfItsStreetIsStillToldAfterTheSave() {
    model.choose(gagnon.id());
    type(Field.CIVIC_NUMBER, "9999");
    model.file().save();

    assertThat(model.file().notice().get()).contains(Notice.good("registry.saved"));
    assertThat(model.file().form().streetHints().passed().get()).isPresent();
  }

  @Test
  void whatIsToBeCorrectedIsNoLongerToldOnceItIs() {
    model.choose(gagnon.id());
    type(Field.FAMILY_NAME, "");
    model.file().save();
    assertThat(model.file().notice().get()).contains(Notice.bad("registry.faulty"));

    type(Field.FAMILY_NAME, "Roy");

    assertThat(model.file().notice().get()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "FAMILY_NAME, '', MISSING",
    "STREET, rue Inconnue, UNKNOWN_STREET",
    "CIVIC_NUMBER, dix, MALFORMED",
    "POSTAL_CODE, D1D 1D1, MALFORMED"
  })
  void refusesAFaultyFieldAndAimsAtIt(Field field, String typed, Reason reason) {
    model.choose(gagnon.id());
    type(field, typed);
    model.file().save();

    assertThat(model.file().form().faults()).isEqualTo(Map.of(field, reason));
    assertThat(model.file().aim().get()).contains(new Aim(Aim.Place.FORM, field, 0));
    assertThat(desk.find(gagnon.id())).contains(gagnon);
  }

  @ParameterizedTest
  @CsvSource({"418 555-012, MALFORMED", "911, SERVICE_NUMBER", "'', MISSING"})
  void refusesABadNumberInTheEditor(String typed, Reason reason) {
    model.choose(gagnon.id());
    model.file().contacts().add(Channel.SMS);
    model.file().contacts().editor().number().set(typed);

    assertThat(model.file().contacts().accept()).isFalse();
    assertThat(model.file().contacts().editor().faults().get())
        .isEqualTo(List.of(FileFault.of(Field.VOICE, reason)));
    assertThat(model.file().contacts().open().get()).isTrue();
  }

  @Test
  void marksTheContactThatTheRegistryRefuses() {
    model.choose(gagnon.id());
    model.file().contacts().add(Channel.VOICE);
    model.file().contacts().editor().number().set("514 555-0123");
    model.file().contacts().accept();
    model.file().save();

    assertThat(model.file().form().list(Channel.VOICE).getLast().fault())
        .contains(new FileFault(Field.VOICE, Reason.AREA_CODE_NOT_ALLOWED, 1));
    assertThat(model.file().aim().get()).contains(new Aim(Aim.Place.LIST, Field.VOICE, 1));
  }

  @Test
  void movesEditsAndRemovesContacts() {
    model.choose(gagnon.id());
    model.file().contacts().add(Channel.VOICE);
    model.file().contacts().editor().number().set("1-418-555-0123");
    model.file().contacts().editor().extension().set("204");
    model.file().contacts().editor().delay().set("3");
    model.file().contacts().accept();
    var added = model.file().form().list(Channel.VOICE).getLast();
    model.file().contacts().move(added, 0);
    assertThat(model.file().form().list(Channel.VOICE).getFirst()).isEqualTo(added);

    model.file().contacts().edit(added);
    model.file().contacts().editor().channel().set(Channel.SMS);
    model.file().contacts().accept();
    assertThat(model.file().form().list(Channel.SMS))
        .containsExactly(ContactRow.of(ContactPoint.sms(FakeRegistryDesk.number(123))));

    model.file().contacts().remove(model.file().form().list(Channel.SMS).getFirst());
    assertThat(model.file().form().dirty().get()).isFalse();
  }

  @Test
  void aNumberThatIsRemovedWhileItIsEditedDoesNotComeBack() {
    model.choose(gagnon.id());
    model.file().contacts().editNext();
    model.file().contacts().remove(model.file().form().list(Channel.VOICE).getFirst());
    model.file().save();

    assertThat(desk.find(gagnon.id()).orElseThrow().content().contacts()).isEmpty();
  }

  @Test
  void whatIsForTheFileToComeIsNotDoneInTheOneThatIsBeingSaved() {
    var tasks = new SteppedTasks();
    var slow = attached(tasks);
    slow.choose(gagnon.id());
    slow.file().form().text(Field.GIVEN_NAME).set("Luc");
    tasks.hold();
    slow.file().save();
    slow.choose(roy.id());
    slow.wantFocus();
    slow.onNumbers(ContactsModel::editNext);
    tasks.release();

    assertThat(slow.file().shown().get()).contains(roy);
    assertThat(slow.file().contacts().editor().original())
        .contains(roy.content().contacts().getFirst());
    assertThat(slow.file().contacts().open().get()).isTrue();
  }

  @Test
  void asksBeforeChangesAreLeft() {
    model.choose(gagnon.id());
    type(Field.FAMILY_NAME, "Gagnon-Roy");
    model.choose(roy.id());
    assertThat(model.file().shown().get()).contains(gagnon);
    assertThat(model.file().question().get()).get().isInstanceOf(Question.Unsaved.class);

    model.file().saveAndGo();

    assertThat(model.file().shown().get()).contains(roy);
    assertThat(desk.find(gagnon.id()).orElseThrow().content().familyName()).isEqualTo("Gagnon-Roy");
  }

  @Test
  void staysWhenWhatWasToBeSavedIsFaulty() {
    model.choose(gagnon.id());
    type(Field.FAMILY_NAME, "");
    model.choose(roy.id());
    model.file().saveAndGo();

    assertThat(model.file().shown().get()).contains(gagnon);
    assertThat(model.file().form().faults()).containsOnlyKeys(Field.FAMILY_NAME);
  }

  @Test
  void offersTheFileThatTheResidenceHas() {
    model.begin();
    type(Field.FAMILY_NAME, "Côté");
    type(Field.STREET, gagnon.content().address().street());
    type(Field.CIVIC_NUMBER, "10");
    type(Field.APARTMENT, "2");
    type(Field.POSTAL_CODE, "j1v9b2");
    model.file().save();
    assertThat(model.file().question().get()).contains(new Question.Taken(gagnon));

    model.file().takeTheirs();
    assertThat(model.file().shown().get()).contains(gagnon);
  }

  @Test
  void asksForANumberWhenAFileHasNone() {
    model.begin();
    type(Field.FAMILY_NAME, "Côté");
    type(Field.STREET, "rue du Couvent");
    type(Field.CIVIC_NUMBER, "99");
    model.file().save();

    assertThat(model.file().form().faults()).isEqualTo(Map.of(Field.ACCOUNT, Reason.NO_ACCOUNT));
  }

  @Test
  void showsWhatDiffersAndSavesMineOverTheirs() {
    model.choose(gagnon.id());
    type(Field.GIVEN_NAME, "Luc");
    desk.change(
        gagnon.id(), FakeRegistryDesk.content("Gagnon", "Ève", 10, gagnon.content().contacts()));
    model.file().save();
    assertThat(model.file().question().get())
        .get()
        .isEqualTo(
            new Question.Stale(
                desk.find(gagnon.id()).orElseThrow(),
                FakeRegistryDesk.content("Gagnon", "Luc", 10, gagnon.content().contacts()),
                FakeRegistryDesk.content("Gagnon", "Luc", 10, gagnon.content().contacts()),
                List.of(new Question.Difference("givenName", "Ève", "Luc"))));

    model.file().keep(Set.of());

    assertThat(desk.find(gagnon.id()).orElseThrow().content().givenName()).isEqualTo("Luc");
    assertThat(model.file().question().get()).isEmpty();
  }

  @Test
  void tellsWhereRejectsGoAndWhatCameOfAnImport() {
    model.openImport();
    model.imports().begin(Path.of("folder", "liste.csv"), Language.FRENCH);

    assertThat(model.imports().stage().get())
        .isEqualTo(
            new ImportModel.Stage.Ended(
                Path.of("folder", "liste.csv"),
                Path.of("folder", "liste-rejets.csv"),
                desk.importOutcome));
  }

  @Test
  void rejectsNeverGoOverOlderOnes(@TempDir Path folder) throws IOException {
    var list = folder.resolve("liste.csv");
    Files.createFile(folder.resolve("liste-rejets.csv"));
    Files.createFile(folder.resolve("liste-rejets-2.csv"));

    assertThat(ImportModel.rejectsBeside(list, Language.FRENCH))
        .isEqualTo(folder.resolve("liste-rejets-3.csv"));
    assertThat(ImportModel.rejectsBeside(list, Language.ENGLISH))
        .isEqualTo(folder.resolve("liste-rejects.csv"));
  }

  @Test
  void offersStreetsWithoutAccentsThoseThatBeginSoFirst() {
    assertThat(model.streets().streets(FakeRegistryDesk.CITY, "erab"))
        .containsExactly("rue des Érables");
    assertThat(model.streets().streets(FakeRegistryDesk.CITY, "rue s"))
        .containsExactly("rue Sainte-Adéline");
    assertThat(model.streets().official(FakeRegistryDesk.CITY, "Rue Ste-Adeline"))
        .isEqualTo(Optional.of("rue Sainte-Adéline"));
  }

  /// Keeps each answer until it is let through.
  private record Waiting(List<Runnable> answers) implements BackgroundTasks {
    @Override
    public <T> Pending run(Callable<T> work, Consumer<T> onSuccess, Consumer<Exception> onFailure) {
      answers.add(() -> new SteppedTasks().run(work, onSuccess, onFailure));
      return () -> {};
    }

    @Override
    public <T> Pending every(
        Duration period, Callable<T> work, Consumer<T> onSuccess, Consumer<Exception> onFailure) {
      return () -> {};
    }
  }
}
