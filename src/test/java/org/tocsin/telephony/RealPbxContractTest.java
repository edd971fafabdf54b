package org.tocsin.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.support.Eventually.within;

import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.tocsin.support.Rig;
import org.tocsin.telephony.PbxHealth.State;

/// The contract, on a real Asterisk: the rig of `src/test/pbx`, which must be up. Here, what takes
/// something away from the PBXs, or listens to all that they tell.
@Tag("pbx")
@ResourceLock(Rig.ALONE)
class RealPbxContractTest {
  @Nested
  class TakingOver extends TakingOverContract {
    @Override
    PbxStand stand() {
      return new RigStand();
    }
  }

  @Nested
  class Trunks extends TrunksContract {
    @Override
    PbxStand stand() {
      return new RigStand();
    }
  }

  @Nested
  class CallingBack extends CallBackContract {
    @Override
    PbxStand stand() {
      return new RigStand();
    }
  }

  /// Takes the dialplan and the trunk away for a while.
  @Nested
  class Health extends HealthContract {
    @Override
    PbxStand stand() {
      return new RigStand();
    }
  }

  @Nested
  class Faults extends FaultsContract {
    @Override
    PbxStand stand() {
      return new RigStand();
    }

    /// A link that is half open gives no sign: only silence.
    @Test
    void aLineOnWhichNothingPassesAnyMoreIsSeen() {
      proxy.freeze();

      within(
          Duration.ofSeconds(25),
          () -> assertThat(pbx.health().state()).isNotEqualTo(State.CONNECTED));
    }
  }

  @Nested
  class Texts extends TextContract {
    @Override
    PbxStand stand() {
      return new RigStand();
    }
  }
}
