package org.tocsin.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tocsin.support.Eventually.until;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.telephony.asterisk.AsteriskPbx;

/// What a clerk's own phone does for him: 2001 is picked up, 2080 rings in vain, 2999 is none.
abstract class DeskContract extends PbxContract {
  private final List<DeskRing> rings = new CopyOnWriteArrayList<>();
  private DeskPhones phones;

  @BeforeEach
  void listenToPhones() {
    phones = ((AsteriskPbx) pbx).phones("PJSIP/{extension}");
    phones.onRing(rings::add);
  }

  @Test
  void whoeverCallsADeskPhoneIsTold() {
    stand.ringDesk(number(31));

    until("told", () -> !rings.isEmpty());
    assertThat(rings)
        .singleElement()
        .satisfies(ring -> {
          assertThat(ring.extension()).isEqualTo("2001");
          assertThat(ring.caller()).isEqualTo(Optional.of(number(31)));
        });
  }

  @Test
  void aNumberIsCalledFromADeskPhoneOnceItIsPickedUp() {
    assertThat(await(phones.dial("2001", number(43), number(0)))).isEqualTo(DeskCall.PICKED_UP);

    stand.assertCalledFromDesk(number(43));
    assertThat(pbx.health().channels()).isZero();
    assertThat(rings).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2080", "2999"})
  void aDeskPhoneThatIsNotPickedUpOrIsNoneCallsNobody(String extension) {
    assertThat(await(phones.dial(extension, number(42), number(0))))
        .isEqualTo(DeskCall.NOT_PICKED_UP);
  }

  @Test
  void withoutThePbxItIsSaidAtOnce() {
    proxy.cut();
    until("down", () -> pbx.health().state() != PbxHealth.State.CONNECTED);

    assertThat(await(phones.dial("2001", number(42), number(0)))).isEqualTo(DeskCall.PBX_AWAY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2001/../1", "2001\nAction: Logoff", "20 01", "Local@x"})
  void whatIsNoExtensionIsNeverSent(String extension) {
    assertThatThrownBy(() -> phones.dial(extension, number(42), number(0)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
