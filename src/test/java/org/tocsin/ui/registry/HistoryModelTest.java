package org.tocsin.ui.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tocsin.audit.Actor;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.FileEvent;
import org.tocsin.registry.FileFault.Field;
import org.tocsin.registry.ResidentFile;
import org.tocsin.support.SteppedTasks;

/// The history follows the file on screen.
class HistoryModelTest {
  private final FakeRegistryDesk desk = new FakeRegistryDesk();
  private final SteppedTasks tasks = new SteppedTasks();
  private final ResidentFile gagnon = file("Gagnon", 10, 110);
  private final ResidentFile roy = file("Roy", 11, 111);
  private final RegistryViewModel room = new RegistryViewModel(desk, tasks);
  private final HistoryModel history = room.history();

  private ResidentFile file(String family, int house, int number) {
    var voice = ContactPoint.voice(FakeRegistryDesk.number(number));
    return desk.add(FakeRegistryDesk.content(family, "Luc", house, List.of(voice)), voice.number());
  }

  static FileEvent opened(String by) {
    return new FileEvent.Changed(
        FakeRegistryDesk.NOW, new Actor(by, "poste-1"), "registry.open", new TreeMap<>());
  }

  @BeforeEach
  void aFileIsOnScreen() {
    desk.events.put(gagnon.id(), List.of(opened("mtremblay")));
    desk.events.put(roy.id(), List.of(opened("jroy")));
    room.attach();
    room.choose(gagnon.id());
  }

  @Test
  void isReadOnlyOnceSomebodyWantsToSeeIt() {
    assertThat(history.events()).isEmpty();

    history.toggle();

    assertThat(history.events()).containsExactly(opened("mtremblay"));
  }

  @Test
  void isReadAgainAfterASave() {
    history.toggle();
    desk.events.put(gagnon.id(), List.of(opened("moi"), opened("mtremblay")));
    room.file().form().text(Field.GIVEN_NAME).set("Lucas");
    room.file().save();

    assertThat(history.events()).hasSize(2);
  }

  @Test
  void isThatOfTheFileOnScreenWhateverComesLate() {
    history.toggle();
    room.choose(roy.id());
    assertThat(history.events()).containsExactly(opened("jroy"));

    tasks.hold();
    history.toggle();
    history.toggle();
    room.begin();
    assertThat(history.events()).isEmpty();
    tasks.release();

    assertThat(history.events()).isEmpty();
    assertThat(history.loading().get()).isFalse();
  }

  @Test
  void saysWhenItCannotBeRead() {
    desk.answers = false;
    history.toggle();
    assertThat(history.failed().get()).isTrue();

    desk.answers = true;
    history.toggle();
    history.toggle();
    assertThat(history.failed().get()).isFalse();
    assertThat(history.events()).hasSize(1);
  }
}
