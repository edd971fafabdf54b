package org.tocsin.ui.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tocsin.desk.DialOutcome;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.FileFault.Reason;
import org.tocsin.registry.ResidentFile;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.support.SteppedTasks;
import org.tocsin.telephony.DeskCall;

class OwnPhoneTest {
  private static final PhoneNumber NUMBER = FakeRegistryDesk.number(123);

  private final FakeRegistryDesk desk = new FakeRegistryDesk();
  private final SteppedTasks tasks = new SteppedTasks();
  private final List<Notice> told = new ArrayList<>();
  private final ResidentFile gagnon = file("Gagnon", 10, 110);
  private final ObjectProperty<Optional<ResidentFile>> shown =
      new SimpleObjectProperty<>(Optional.of(gagnon));
  private final OwnPhone phone = new OwnPhone(desk, tasks, shown, told::add);

  private ResidentFile file(String family, int house, int number) {
    var voice = ContactPoint.voice(FakeRegistryDesk.number(number));
    return desk.add(FakeRegistryDesk.content(family, "Luc", house, List.of(voice)), voice.number());
  }

  static Stream<Arguments> outcomes() {
    return Stream.of(
        Arguments.of(new DialOutcome.Placed(DeskCall.PICKED_UP), "under_way", true),
        Arguments.of(new DialOutcome.Placed(DeskCall.NOT_PICKED_UP), "notPickedUp", false),
        Arguments.of(new DialOutcome.Placed(DeskCall.PBX_AWAY), "trouble", false),
        Arguments.of(new DialOutcome.Refused(Reason.DO_NOT_CALL), "refused", false),
        Arguments.of(new DialOutcome.NoPhone(), "noPhone", false));
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void theClerkIsToldToPickUpAndThenWhatBecameOfIt(DialOutcome outcome, String key, boolean good) {
    desk.dialOutcome = outcome;
    tasks.hold();
    phone.call(NUMBER);
    assertThat(told).containsExactly(Notice.good("registry.call.pickUp", NUMBER.display()));

    tasks.release();

    assertThat(desk.dialled).containsExactly(NUMBER);
    assertThat(desk.dialledFrom).containsExactly(Optional.of(gagnon.id()));
    assertThat(told.getLast().key()).isEqualTo("registry.call." + key);
    assertThat(told.getLast().good()).isEqualTo(good);
  }

  @Test
  void aDatabaseThatIsAwayIsSaid() {
    desk.answers = false;

    phone.call(NUMBER);

    assertThat(told.getLast()).isEqualTo(Notice.bad("registry.call.trouble"));
  }

  @Test
  void whatBecameOfACallIsNotSaidOfAnotherFile() {
    tasks.hold();
    phone.call(NUMBER);
    shown.set(Optional.of(file("Roy", 11, 111)));

    tasks.release();

    assertThat(told).containsExactly(Notice.good("registry.call.pickUp", NUMBER.display()));
  }
}
