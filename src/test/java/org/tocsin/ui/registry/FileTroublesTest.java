package org.tocsin.ui.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.FileFault.Field;
import org.tocsin.registry.ResidentFile;
import org.tocsin.shared.ConflictException;
import org.tocsin.store.StoreException;
import org.tocsin.support.SteppedTasks;

/// What a person is told when a file cannot be kept, and what becomes of what was typed.
class FileTroublesTest {
  private final FakeRegistryDesk desk = new FakeRegistryDesk();
  private final ResidentFile gagnon = file("Gagnon", 10, 110);
  private final RegistryViewModel room = new RegistryViewModel(desk, new SteppedTasks());
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

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(store(StoreException.Kind.UNREACHABLE), ""),
        Arguments.of(store(StoreException.Kind.IN_USE), ""),
        Arguments.of(store(StoreException.Kind.DISK_FULL), ".full"),
        Arguments.of(store(StoreException.Kind.OTHER), ".fault"),
        Arguments.of(new ConflictException("twice", new IllegalStateException()), ".again"),
        Arguments.of(new IllegalStateException("a fault of the program"), ".fault"));
  }

  private static StoreException store(StoreException.Kind kind) {
    return new StoreException(kind, kind.name(), new IllegalStateException());
  }

  @ParameterizedTest
  @MethodSource("failures")
  void theDatabaseIsBlamedOnlyForWhatItDid(RuntimeException failure, String key) {
    type("Étienne");
    desk.failure = Optional.of(failure);

    model.save();

    assertThat(model.notice().get()).contains(Notice.bad("registry.trouble.save" + key));
    assertThat(typed()).isEqualTo("Étienne");
    assertThat(model.isChanged()).isTrue();
    assertThat(model.busy().get()).isFalse();
  }

  @Test
  void whatWasTypedInAFileThatIsGoneMayBecomeANewOne() {
    type("Étienne");
    desk.files.clear();

    model.save();
    assertThat(model.question().get()).contains(new Question.Gone());
    assertThat(typed()).isEqualTo("Étienne");
    model.makeNew();

    assertThat(model.shown().get()).isEmpty();
    assertThat(model.isChanged()).isTrue();
    assertThat(desk.files).isEmpty();
    model.save();
    assertThat(desk.files)
        .singleElement()
        .satisfies(made -> {
          assertThat(made.content().givenName()).isEqualTo("Étienne");
          assertThat(made.content().contacts()).isEqualTo(gagnon.content().contacts());
        });
  }

  @Test
  void escapeAsksBeforeItThrowsAwayANewFile() {
    room.begin();
    type("Étienne");

    model.cancel();
    assertThat(model.question().get()).get().isInstanceOf(Question.Unsaved.class);
    assertThat(model.open().get()).isTrue();
    assertThat(typed()).isEqualTo("Étienne");
    model.cancel();
    assertThat(model.question().get()).isEmpty();
    assertThat(typed()).isEqualTo("Étienne");

    model.cancel();
    model.dropAndGo();
    assertThat(model.open().get()).isFalse();
    room.begin();
    model.cancel();
    assertThat(model.open().get()).as("nothing was typed").isFalse();
  }
}
