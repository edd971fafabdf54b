package org.tocsin.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.tocsin.telephony.PbxCheck.Advice;
import org.tocsin.telephony.PbxCheck.Subject;

/// The contract, on the simulator, as fast as its questions of time allow.
class SimulatedPbxContractTest {
  private static final double FAST = 25;

  /// Where the test must do something while a call goes on.
  private static final double BRISK = 8;

  private static PbxStand stand(PbxContract contract, double speed) {
    return new SimulatedStand(speed, contract.folder, contract.timers, contract.threads);
  }

  @Nested
  class Table extends TableContract {
    @Override
    PbxStand stand() {
      return SimulatedPbxContractTest.stand(this, FAST);
    }
  }

  @Nested
  class Desk extends DeskContract {
    @Override
    PbxStand stand() {
      return SimulatedPbxContractTest.stand(this, FAST);
    }
  }

  @Nested
  class Placing extends PlacingContract {
    @Override
    PbxStand stand() {
      return SimulatedPbxContractTest.stand(this, FAST);
    }
  }

  @Nested
  class Playing extends PlayingContract {
    @Override
    PbxStand stand() {
      return SimulatedPbxContractTest.stand(this, BRISK);
    }
  }

  @Nested
  class TakingOver extends TakingOverContract {
    @Override
    PbxStand stand() {
      return SimulatedPbxContractTest.stand(this, BRISK);
    }
  }

  @Nested
  class Trunks extends TrunksContract {
    @Override
    PbxStand stand() {
      return SimulatedPbxContractTest.stand(this, BRISK);
    }
  }

  @Nested
  class CallingBack extends CallBackContract {
    @Override
    PbxStand stand() {
      return SimulatedPbxContractTest.stand(this, BRISK);
    }
  }

  @Nested
  class Ending extends EndingContract {
    @Override
    PbxStand stand() {
      return SimulatedPbxContractTest.stand(this, BRISK);
    }
  }

  @Nested
  class Health extends HealthContract {
    @Override
    PbxStand stand() {
      return SimulatedPbxContractTest.stand(this, FAST);
    }

    @Test
    void anEventClassThatTheUserMayNotHearIsNamed() {
      var simulated = ((SimulatedStand) stand).simulated();
      simulated.setPrivileges(Set.of("user"), Set.of("call", "user", "originate", "reporting"));

      assertThat(item(pbx, Subject.PRIVILEGES))
          .isEqualTo(
              new PbxCheck.Item(Subject.PRIVILEGES, false, "read=call", Advice.ADD_PRIVILEGES));

      simulated.setPrivileges(Set.of("call"), Set.of("call", "user", "reporting"));

      assertThat(item(pbx, Subject.PRIVILEGES))
          .isEqualTo(
              new PbxCheck.Item(
                  Subject.PRIVILEGES, false, "write=originate", Advice.ADD_PRIVILEGES));
    }
  }

  @Nested
  class Faults extends FaultsContract {
    @Override
    PbxStand stand() {
      return SimulatedPbxContractTest.stand(this, BRISK);
    }
  }

  @Nested
  class Texts extends TextContract {
    @Override
    PbxStand stand() {
      return SimulatedPbxContractTest.stand(this, BRISK);
    }
  }
}
