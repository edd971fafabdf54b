package org.tocsin.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.tocsin.campaign.CampaignState;
import org.tocsin.campaign.TargetState;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.store.Database;
import org.tocsin.support.Engine;
import org.tocsin.support.FakePbx;
import org.tocsin.support.TestDatabases;

/// Several dispatchers on one PostgreSQL; an embedded database has only one.
class SharedCampaignTest extends DispatchStand {
  private static final Database POSTGRESQL = TestDatabases.fresh(Engine.POSTGRESQL);

  SharedCampaignTest() {
    super(POSTGRESQL);
  }

  @AfterAll
  static void close() {
    POSTGRESQL.close();
  }

  @Test
  void severalDispatchersShareACampaignAndItsLimits() {
    residences(40);
    var otherPbx = new FakePbx(clock);
    var other = newDispatcher("poste2", database, otherPbx, 30, 100);
    step();
    other.step();
    var campaign = launch(policy(8, 100, 1));

    for (int i = 0; i < 30; i++) {
      clock.advance(Duration.ofSeconds(1));
      dispatcher.step();
      other.step();
      assertThat(pbx.up()).hasSizeLessThanOrEqualTo(2);
      assertThat(otherPbx.up()).hasSizeLessThanOrEqualTo(6);
      confirmAll(pbx);
      confirmAll(otherPbx);
    }

    assertThat(pbx.placed()).hasSizeGreaterThan(8);
    assertThat(otherPbx.placed()).hasSizeGreaterThan(20);
    var called = new ArrayList<PhoneNumber>(pbx.called());
    called.addAll(otherPbx.called());
    assertThat(called).hasSize(40).doesNotHaveDuplicates();
    assertThat(tally(campaign)).isEqualTo(Map.of(TargetState.REACHED, 40));
  }

  @Test
  void whoStartsLeavesAloneWhatALivingDispatcherCallsFor() {
    residences(3);
    var campaign = launch(policy(1, 100, 1));
    step();
    var other = newDispatcher("poste2", database, new FakePbx(clock), 10, 100);

    var recovery = other.recover(CHIEF);

    assertThat(recovery).isEqualTo(new Dispatcher.Recovery(0, 0, List.of()));
    assertThat(state(campaign)).isEqualTo(CampaignState.RUNNING);
  }
}
