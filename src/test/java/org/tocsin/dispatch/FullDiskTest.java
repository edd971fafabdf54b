package org.tocsin.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.support.Eventually.eventually;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.campaign.CampaignState;
import org.tocsin.campaign.TargetState;
import org.tocsin.store.Database;
import org.tocsin.store.StoreException;
import org.tocsin.support.FakePbx;
import org.tocsin.support.SmallDisk;

/// The disk fills up in the middle of a campaign.
class FullDiskTest extends DispatchStand {
  private static final int CHANNELS = 3;

  FullDiskTest(@TempDir Path folder) {
    super(Database.open(SmallDisk.address(folder)));
    dispatcher = newDispatcher(CHANNELS, 100);
  }

  /// The database goes with its folder.
  @Override
  @AfterEach
  void noCampaignIsLeft() {
    SmallDisk.setFull(false);
    database.close();
  }

  @Test
  void callsAreFollowedWhileItIsFullAndEnteredWhenThereIsRoomAgain() {
    residences(5);
    var campaign = launch(policy(CHANNELS, 100, 1));
    step();
    assertThat(pbx.up()).hasSize(CHANNELS);
    var before = pbx.placed();

    SmallDisk.setFull(true);
    pbx.answer(before.getFirst().attempt());
    pbx.endFirst(FakePbx.confirmed());
    var faults = tryToStep(10);
    assertThat(faults.getFirst().kind()).isEqualTo(StoreException.Kind.DISK_FULL);
    confirmAll(pbx);
    assertThat(tryToStep(3)).hasSize(3);
    // What cannot be written down does not leave.
    assertThat(pbx.placed()).isEqualTo(before);

    SmallDisk.setFull(false);
    eventually(() -> {
      step();
      confirmAll(pbx);
      assertThat(tally(campaign)).isEqualTo(Map.of(TargetState.REACHED, 5));
    });
    step();
    assertThat(pbx.placed()).hasSize(5).doesNotHaveDuplicates();
    assertThat(pbx.called()).doesNotHaveDuplicates();
    assertThat(state(campaign)).isEqualTo(CampaignState.COMPLETED);
  }

  /// As the dispatcher's loop does: after a fault it waits and tries again.
  private List<StoreException> tryToStep(int times) {
    var faults = new ArrayList<StoreException>();
    for (int turn = 0; turn < times; turn++) {
      try {
        step();
      } catch (StoreException fault) {
        faults.add(fault);
      }
    }
    return faults;
  }
}
