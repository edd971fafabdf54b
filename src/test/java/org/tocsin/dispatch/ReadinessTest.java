package org.tocsin.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tocsin.dispatch.CustodyStore.Mute;
import org.tocsin.store.Database;
import org.tocsin.support.EachEngine;
import org.tocsin.support.FakePbx;
import org.tocsin.telephony.PbxHealth;
import org.tocsin.telephony.SoundProof;

/// A PBX gets calls of a campaign once it is proved that it can play what the campaign says.
@EachEngine
class ReadinessTest extends DispatchStand {
  private final FakePbx second = new FakePbx("second", clock);
  private final Dispatchers dispatchers;

  ReadinessTest(Database database) {
    super(database);
    dispatchers = new Dispatchers(stores(database), clock);
  }

  @BeforeEach
  void twoPbxs() {
    dispatcher =
        newDispatcher(
            "poste1",
            database,
            List.of(PbxCapacity.ofOneTrunk(pbx, 3, 100), PbxCapacity.ofOneTrunk(second, 3, 100)),
            PrefixCaps.NONE);
  }

  @Test
  void messagesAreProvedOnEveryPbxBeforeItsFirstCall() {
    residences(10);
    launch(policy(10, 100, 1));
    step();

    assertThat(pbx.prepared()).hasSize(1).isEqualTo(second.prepared());
    assertThat(pbx.up()).hasSize(3);
    assertThat(second.up()).hasSize(3);
  }

  @Test
  void onePbxThatCannotPlayGetsNoCallUntilItCanAndConsolesSeeWhy() {
    residences(20);
    second.proves(new SoundProof.Missing());
    var campaign = launch(policy(10, 100, 1));
    step();
    step();

    assertThat(pbx.up()).hasSize(3);
    assertThat(second.placed()).isEmpty();
    assertThat(dispatchers.mutes(campaign))
        .extracting(Mute::pbx, Mute::file, Mute::reason)
        .containsExactly(tuple("second", "m.wav", Mute.Reason.MISSING));

    second.proves(new SoundProof.Ready());
    clock.advance(Duration.ofSeconds(21));
    step();
    assertThat(second.up()).hasSize(3);
    assertThat(dispatchers.mutes(campaign)).isEmpty();
  }

  @Test
  void aPbxThatWasAwayIsProvedAnew() {
    residences(20);
    launch(policy(10, 100, 1));
    step();
    second.becomes(PbxHealth.State.UNREACHABLE);
    step();
    second.proves(new SoundProof.Different(100, 90));
    second.becomes(PbxHealth.State.CONNECTED);
    confirmAll(second);
    step();

    assertThat(second.prepared()).hasSize(2);
    assertThat(second.up()).isEmpty();
  }
}
