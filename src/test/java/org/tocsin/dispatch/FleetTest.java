package org.tocsin.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tocsin.campaign.CampaignState;
import org.tocsin.campaign.TargetState;
import org.tocsin.store.Database;
import org.tocsin.support.EachEngine;
import org.tocsin.support.FakePbx;
import org.tocsin.telephony.CallEnd;
import org.tocsin.telephony.CallEvent;
import org.tocsin.telephony.PbxHealth;
import org.tocsin.telephony.PlaceCall;
import org.tocsin.telephony.TrunkHealth;

/// Several PBXs and trunks, and what numbers have in common.
@EachEngine
class FleetTest extends DispatchStand {
  private final FakePbx north = new FakePbx("nord", clock);
  private final FakePbx south = new FakePbx("sud", clock);

  FleetTest(Database database) {
    super(database);
  }

  @Test
  void callsGoWhereThereIsRoomInProportionToTheWeights() {
    residences(30);
    dispatcher =
        with(
            new PbxCapacity(
                north,
                12,
                100,
                List.of(new TrunkCapacity("a", 10, 100, 3), new TrunkCapacity("b", 10, 100, 1))),
            PbxCapacity.ofOneTrunk(south, 4, 100));
    launch(policy(40, 100, 1));

    step();

    assertThat(north.up()).hasSizeBetween(5, 12);
    assertThat(south.up()).hasSizeBetween(1, 4);
    fill();
    assertThat(north.up()).hasSize(12);
    assertThat(south.up()).hasSize(4);
    var byTrunk =
        north.up().stream().collect(Collectors.groupingBy(PlaceCall::trunk, Collectors.counting()));
    assertThat(byTrunk).isEqualTo(Map.of("a", 9L, "b", 3L));
    step();
    assertThat(dispatcher.loads())
        .containsExactly(
            new PbxLoad(
                north,
                12,
                12,
                12,
                List.of(
                    new PbxLoad.TrunkLoad("a", true, 9, 10),
                    new PbxLoad.TrunkLoad("b", true, 3, 10))),
            new PbxLoad(south, 4, 4, 4, List.of(new PbxLoad.TrunkLoad("", true, 4, 4))));
  }

  @Test
  void aPbxThatIsLostGetsNoCallAndIsUsedAgainOnceItIsBack() {
    residences(20);
    dispatcher = with(PbxCapacity.ofOneTrunk(north, 3, 100), PbxCapacity.ofOneTrunk(south, 3, 100));
    var campaign = launch(policy(10, 100, 1));
    fill();

    north.becomes(PbxHealth.State.UNREACHABLE);
    confirmAll(south);
    fill();
    assertThat(north.placed()).hasSize(3);
    assertThat(south.up()).hasSize(3);

    north.becomes(PbxHealth.State.CONNECTED);
    confirmAll(north);
    fill();
    assertThat(north.placed()).hasSize(6);

    for (int i = 0; i < 10; i++) {
      confirmAll(north);
      confirmAll(south);
      fill();
    }
    assertThat(state(campaign)).isEqualTo(CampaignState.COMPLETED);
  }

  @Test
  void callsOfAPbxThatNeverComesBackAreGivenUpAfterHalfAnHour() {
    residences(3);
    dispatcher = with(PbxCapacity.ofOneTrunk(north, 3, 100), PbxCapacity.ofOneTrunk(south, 3, 100));
    var campaign = launch(policy(10, 100, 1));
    fill();
    int lost = north.up().size();
    assertThat(lost).isPositive();

    north.becomes(PbxHealth.State.UNREACHABLE);
    confirmAll(south);
    clock.advance(Duration.ofMinutes(29));
    fill();
    assertThat(tally(campaign).get(TargetState.OPEN)).isEqualTo(lost);

    clock.advance(Duration.ofMinutes(2));
    fill();
    assertThat(tally(campaign).get(TargetState.UNKNOWN)).isEqualTo(lost);
    assertThat(state(campaign)).isEqualTo(CampaignState.COMPLETED);
  }

  @Test
  void aDeadTrunkGetsNoCall() {
    residences(10);
    dispatcher =
        with(
            new PbxCapacity(
                north,
                10,
                100,
                List.of(new TrunkCapacity("a", 10, 100, 1), new TrunkCapacity("b", 10, 100, 1))));
    north.has(new TrunkHealth("a", false));
    launch(policy(10, 100, 1));

    fill();

    assertThat(north.up()).extracting(PlaceCall::trunk).containsOnly("b").hasSize(10);
  }

  @Test
  void aStutteringPbxIsHeldToFewerCalls() {
    residences(60);
    dispatcher = with(PbxCapacity.ofOneTrunk(north, 20, 1_000));
    launch(policy(20, 100, 1));
    fill();
    assertThat(north.up()).hasSize(20);

    for (int i = 0; i < 20; i++) {
      north.send(
          new CallEvent.Played(
              north.up().getFirst().attempt(), clock.instant(), Duration.ofSeconds(12)));
    }
    fill();
    confirmAll(north);
    fill();

    assertThat(north.up()).hasSize(18);
  }

  @Test
  void anExchangeIsNotFloodedAndTheOthersAreCalledMeanwhile() {
    for (int i = 0; i < 12; i++) {
      town.file(street, 1 + i, "fr", "+1418555%04d".formatted(1100 + i));
      town.file(street, 101 + i, "fr", "+1450555%04d".formatted(1100 + i));
    }
    dispatcher =
        newDispatcher(
            "poste1",
            database,
            List.of(PbxCapacity.ofOneTrunk(north, 10, 1_000)),
            new PrefixCaps(0, Map.of("418555", 3)));
    var campaign = launch(policy(10, 100, 1));

    for (int i = 0; i < 30; i++) {
      fill();
      assertThat(to("418")).isLessThanOrEqualTo(3);
      if (i == 0) {
        assertThat(to("418")).isPositive();
        assertThat(to("450")).isEqualTo(10 - to("418"));
      }
      north.up().stream()
          .min(Comparator.comparing(PlaceCall::attempt))
          .ifPresent(call -> north.end(call.attempt(), FakePbx.confirmed()));
    }

    assertThat(north.called()).hasSize(24).doesNotHaveDuplicates();
    assertThat(state(campaign)).isEqualTo(CampaignState.COMPLETED);
  }

  @Test
  void aCallThatAnAdapterRefusesIsNoFaultOfTheNumber() {
    residences(1);
    dispatcher = with(PbxCapacity.ofOneTrunk(north, 3, 100));
    launch(policy(3, 100, 1));
    fill();
    north.endFirst(FakePbx.unanswered(CallEnd.Cause.TRUNK_DEAD));
    fill();

    clock.advance(Duration.ofSeconds(31));
    fill();

    assertThat(north.placed()).hasSize(2);
  }

  private long to(String area) {
    return north.up().stream().filter(call -> call.number().areaCode().equals(area)).count();
  }

  private Dispatcher with(PbxCapacity... capacities) {
    return newDispatcher("poste1", database, List.of(capacities), PrefixCaps.NONE);
  }

  @Test
  void whatIsRehearsedDoesNotCallThroughAPbxThatHasBecomeReal() {
    residences(3);
    launch(policy(1, 100, 1));
    step();
    assertThat(pbx.placed()).hasSize(1);

    // The campaigns are not read anew in the very next turn.
    pbx.isReal();
    confirmAll(pbx);
    step();
    step();

    assertThat(pbx.placed()).hasSize(1);
  }

  /// As many turns as the pace wants to fill the channels.
  private void fill() {
    for (int i = 0; i < 12; i++) {
      step();
    }
  }
}
