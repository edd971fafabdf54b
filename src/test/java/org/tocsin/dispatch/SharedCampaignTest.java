package org.tocsin.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.tocsin.campaign.CampaignState;
import org.tocsin.campaign.Ringing;
import org.tocsin.campaign.TargetState;
import org.tocsin.dispatch.CustodyStore.Sign;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.store.Database;
import org.tocsin.support.Engine;
import org.tocsin.support.FakePbx;
import org.tocsin.support.TestDatabases;
import org.tocsin.telephony.PbxHealth;
import org.tocsin.telephony.PlaceCall;

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

  /// Each of their last calls adds somebody to whom the alert's lifting is to be told.
  @Test
  void twoDispatchersAddToOneAllClearAtTheSameMoment() throws Exception {
    residences(40);
    var otherPbx = new FakePbx(clock);
    dispatcher = newDispatcher(40, 100);
    var other = newDispatcher("poste2", database, otherPbx, 40, 100);
    turns(1, other);
    var alert = launch(policy(40, 100, 1));
    turns(3, other);
    var calls = pbx.up();
    var otherCalls = otherPbx.up();
    int rounds = Math.min(calls.size(), otherCalls.size());
    assertThat(rounds).isGreaterThanOrEqualTo(15);
    var allClear = lift(alert, Ringing.FINISH);

    try (var processes = Executors.newFixedThreadPool(2)) {
      for (int i = 0; i < rounds; i++) {
        clock.advance(Duration.ofSeconds(1));
        var together = new CyclicBarrier(2);
        var call = calls.get(i);
        var one = processes.submit(() -> endAndStep(together, pbx, call, dispatcher));
        endAndStep(together, otherPbx, otherCalls.get(i), other);
        one.get();
      }
    }
    for (int i = 0; i < 5; i++) {
      turns(1, other);
      confirmAll(pbx);
      confirmAll(otherPbx);
    }

    assertThat(tally(allClear))
        .isEqualTo(Map.of(TargetState.REACHED, calls.size() + otherCalls.size()));
  }

  private static @Nullable Void endAndStep(
      CyclicBarrier together, FakePbx pbx, PlaceCall call, Dispatcher dispatcher) throws Exception {
    together.await();
    pbx.end(call.attempt(), FakePbx.confirmed());
    dispatcher.step();
    return null;
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
