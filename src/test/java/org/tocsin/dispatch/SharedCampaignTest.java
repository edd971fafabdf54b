package org.tocsin.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.tocsin.campaign.CampaignState;
import org.tocsin.campaign.TargetState;
import org.tocsin.dispatch.CustodyStore.Sign;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.store.Database;
import org.tocsin.support.Engine;
import org.tocsin.support.FakePbx;
import org.tocsin.support.TestDatabases;
import org.tocsin.telephony.PbxHealth;

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
  void aConsoleLeavesTheCallsToAServiceForAsLongAsItCanPlaceThem() {
    residences(60);
    var servicePbx = new FakePbx(clock);
    var service =
        newDispatcher(
            "service",
            database,
            true,
            List.of(PbxCapacity.ofOneTrunk(servicePbx, 4, 100)),
            PrefixCaps.NONE);
    service.step();
    step();
    launch(policy(8, 100, 1));

    turns(3, service);
    assertThat(pbx.placed()).isEmpty();
    assertThat(servicePbx.up()).hasSize(4);

    servicePbx.becomes(PbxHealth.State.UNREACHABLE);
    turns(7, service);
    assertThat(pbx.up()).hasSize(8);

    servicePbx.becomes(PbxHealth.State.CONNECTED);
    turns(7, service);
    int before = pbx.placed().size();
    confirmAll(pbx);
    confirmAll(servicePbx);
    turns(2, service);
    assertThat(pbx.placed()).hasSize(before);
    assertThat(servicePbx.up()).hasSize(4);
  }

  private void turns(int seconds, Dispatcher other) {
    for (int i = 0; i < seconds; i++) {
      clock.advance(Duration.ofSeconds(1));
      other.step();
      dispatcher.step();
    }
  }

  @Test
  void everyConsoleSeesWhoMakesTheCalls() {
    var service =
        newDispatcher(
            "service",
            database,
            true,
            List.of(PbxCapacity.ofOneTrunk(new FakePbx("central", clock), 4, 100)),
            PrefixCaps.NONE);
    service.step();
    dispatcher.step();
    var dispatchers = new Dispatchers(stores(database), clock);

    assertThat(dispatchers.living())
        .extracting(Sign::dispatcher, Sign::service, Sign::channels, Sign::pbxs)
        .containsExactly(tuple("service", true, 4, "central"), tuple("poste1", false, 0, "fake"));
    assertThat(dispatchers.service(Optional.empty())).map(Sign::dispatcher).hasValue("service");
    assertThat(dispatchers.service(Optional.of(false))).isEmpty();

    clock.advance(Duration.ofSeconds(31));
    assertThat(dispatchers.living()).isEmpty();
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
