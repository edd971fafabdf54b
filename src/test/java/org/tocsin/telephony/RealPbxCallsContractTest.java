package org.tocsin.telephony;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.tocsin.support.Rig;

/// The contract, on a real Asterisk: the rig of `src/test/pbx`, which must be up. Here, what only
/// calls.
@Tag("pbx")
@ResourceLock(value = Rig.ALONE, mode = ResourceAccessMode.READ)
class RealPbxCallsContractTest {
  @Nested
  class Table extends TableContract {
    @Override
    PbxStand stand() {
      return new RigStand();
    }
  }

  @Nested
  class Placing extends PlacingContract {
    @Override
    PbxStand stand() {
      return new RigStand();
    }
  }

  @Nested
  class Playing extends PlayingContract {
    @Override
    PbxStand stand() {
      return new RigStand();
    }
  }

  @Nested
  class Desk extends DeskContract {
    @Override
    PbxStand stand() {
      return new RigStand();
    }
  }

  @Nested
  class Ending extends EndingContract {
    @Override
    PbxStand stand() {
      return new RigStand();
    }
  }
}
