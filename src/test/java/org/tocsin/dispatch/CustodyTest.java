package org.tocsin.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jooq.SQLDialect;
import org.junit.jupiter.api.Test;
import org.tocsin.campaign.CampaignState;
import org.tocsin.campaign.TargetState;
import org.tocsin.shared.Transactions;
import org.tocsin.store.Database;
import org.tocsin.support.EachEngine;
import org.tocsin.support.FakePbx;
import org.tocsin.telephony.FollowedCall;
import org.tocsin.telephony.PbxHealth;

/// No attempt is left in dead hands.
@EachEngine
class CustodyTest extends DispatchStand {
  CustodyTest(Database database) {
    super(database);
  }

  @Test
  void aCallWhoseCommitWasNotAcknowledgedNeverLeftAndIsMadeLater() {
    residences(1);
    var network = new LosesAnswers(database);
    dispatcher = newDispatcher("poste1", network, pbx, 10, 100);
    var campaign = launch(policy(5, 100, 2));
    pbx.becomes(PbxHealth.State.UNREACHABLE);
    step();

    pbx.becomes(PbxHealth.State.CONNECTED);
    network.losesTheNext();
    assertThatIllegalStateException().isThrownBy(this::step);
    assertThat(pbx.placed()).isEmpty();

    for (int i = 0; i < 40; i++) {
      clock.advance(Duration.ofSeconds(1));
      step();
    }
    assertThat(pbx.placed()).hasSize(1);
    pbx.endFirst(FakePbx.confirmed());
    step();
    assertThat(tally(campaign)).isEqualTo(Map.of(TargetState.REACHED, 1));
    assertThat(state(campaign)).isEqualTo(CampaignState.COMPLETED);
  }

  @Test
  void anIdleDispatcherLeavesTheOnlyWriterToOthersAndSaysOnASharedDatabaseThatItLives() {
    var network = new LosesAnswers(database);
    dispatcher = newDispatcher("poste1", network, pbx, 10, 100);

    network.losesTheNext();

    boolean shared = database.dialect() == SQLDialect.POSTGRES;
    assertThat(catchThrowable(this::step) == null).isEqualTo(!shared);
  }

  @Test
  void afterACrashThePbxSaysWhatBecameOfEachCallAndCallingGoesOn() {
    residences(4);
    var campaign = launch(policy(3, 100, 2));
    step();
    var calls = pbx.up();
    pbx.answer(calls.get(0).attempt());
    step();
    step();

    pbx.losesItsCalls();
    pbx.remembers(calls.get(0).attempt(), FakePbx.confirmed());
    dispatcher = newDispatcher(10, 100);
    var recovery = dispatcher.recover(CHIEF);
    step();

    assertThat(recovery).isEqualTo(new Dispatcher.Recovery(0, 3, List.of()));
    assertThat(pbx.followed())
        .extracting(FollowedCall::attempt, FollowedCall::answered)
        .containsExactlyInAnyOrder(
            tuple(calls.get(0).attempt(), true),
            tuple(calls.get(1).attempt(), false),
            tuple(calls.get(2).attempt(), false));
    confirmAllFor(Duration.ofSeconds(90));
    assertThat(tally(campaign)).isEqualTo(Map.of(TargetState.REACHED, 4));
    assertThat(Collections.frequency(pbx.called(), calls.get(0).number())).isEqualTo(1);
    assertThat(Collections.frequency(pbx.called(), calls.get(1).number())).isEqualTo(2);
    assertThat(state(campaign)).isEqualTo(CampaignState.COMPLETED);
  }

  @Test
  void aCallThatIsStillUpAfterACrashIsFollowedToItsEnd() {
    residences(1);
    var campaign = launch(policy(1, 100, 1));
    step();

    dispatcher = newDispatcher(10, 100);
    dispatcher.recover(CHIEF);
    step();
    assertThat(pbx.placed()).hasSize(1);
    pbx.endFirst(FakePbx.confirmed());
    step();

    assertThat(tally(campaign)).isEqualTo(Map.of(TargetState.REACHED, 1));
    assertThat(pbx.placed()).hasSize(1);
  }

  @Test
  void whatNobodyHasWorkedOnForLongWaitsForAPerson() {
    residences(2);
    var campaign = launch(policy(1, 100, 1));
    step();
    clock.advance(Duration.ofMinutes(20));

    dispatcher = newDispatcher(10, 100);
    var recovery = dispatcher.recover(CHIEF);
    step();

    assertThat(recovery).isEqualTo(new Dispatcher.Recovery(0, 1, List.of(campaign)));
    assertThat(state(campaign)).isEqualTo(CampaignState.PAUSED);
    assertThat(pbx.placed()).hasSize(1);
  }

  @Test
  void ofACallThroughAPbxThatIsNoLongerThereNothingIsKnown() {
    residences(1);
    var campaign = launch(policy(1, 100, 1));
    step();

    var another = new FakePbx("another", clock);
    dispatcher = newDispatcher("poste1", database, another, 10, 100);
    dispatcher.recover(CHIEF);
    for (int i = 0; i < 12; i++) {
      clock.advance(Duration.ofMinutes(1));
      step();
      clock.advance(Duration.ofSeconds(6));
      step();
    }

    assertThat(another.followed()).isEmpty();
    assertThat(another.placed()).isEmpty();
    assertThat(tally(campaign)).isEqualTo(Map.of(TargetState.UNKNOWN, 1));
  }

  @Test
  void theCallsOfADispatcherThatDiedAreFollowedByAnotherOfTheSamePbx() {
    residences(6);
    var campaign = launch(policy(2, 100, 1));
    step();
    assertThat(pbx.up()).hasSize(2);

    var other = newDispatcher("poste2", database, pbx, 10, 100);
    dispatcher = other;
    confirmAllFor(Duration.ofSeconds(60));

    assertThat(pbx.followed()).hasSize(2);
    assertThat(pbx.called()).hasSize(6).doesNotHaveDuplicates();
    assertThat(tally(campaign)).isEqualTo(Map.of(TargetState.REACHED, 6));
    assertThat(state(campaign)).isEqualTo(CampaignState.COMPLETED);
  }

  @Test
  void whoCouldNotReachTheDatabaseDoesNotTakeTheOthersForDead() {
    residences(4);
    var otherPbx = new FakePbx(clock);
    var other = newDispatcher("poste2", database, otherPbx, 10, 100);
    dispatcher = newDispatcher(2, 100);
    var campaign = launch(policy(4, 100, 1));
    step();
    other.step();

    // The database was away for a minute; both come back, one after the other.
    clock.advance(Duration.ofMinutes(1));
    step();
    other.step();
    pbx.up().forEach(call -> pbx.end(call.attempt(), FakePbx.confirmed()));
    otherPbx.up().forEach(call -> otherPbx.end(call.attempt(), FakePbx.confirmed()));
    step();
    other.step();

    assertThat(tally(campaign)).doesNotContainKey(TargetState.UNKNOWN);
  }

  @Test
  void whoLeavesPausesWhatNobodyCallsForAnyMore() {
    residences(2);
    var campaign = launch(policy(1, 100, 1));
    step();
    pbx.endFirst(FakePbx.confirmed());
    dispatcher.stop(Duration.ZERO);

    dispatcher.run();

    assertThat(state(campaign)).isEqualTo(CampaignState.PAUSED);
    assertThat(tally(campaign)).isEqualTo(Map.of(TargetState.REACHED, 1, TargetState.OPEN, 1));
    assertThat(audited("campaign:" + campaign.number())).startsWith("campaign.pause");
  }

  @Test
  void aCampaignCompletesWhileThePbxIsAway() {
    residences(1);
    var campaign = launch(policy(1, 100, 1));
    step();
    pbx.becomes(PbxHealth.State.UNREACHABLE);
    pbx.endFirst(FakePbx.confirmed());
    step();
    assertThat(state(campaign)).isEqualTo(CampaignState.COMPLETED);
  }

  /// A server that commits and then cannot say so.
  private static final class LosesAnswers implements Transactions {
    private final Transactions real;
    private boolean losing;

    LosesAnswers(Transactions real) {
      this.real = real;
    }

    void losesTheNext() {
      losing = true;
    }

    @Override
    public <T> T write(Supplier<T> work) {
      T result = real.write(work);
      if (losing) {
        losing = false;
        throw new IllegalStateException("The connection was cut");
      }
      return result;
    }

    @Override
    public <T> T read(Supplier<T> work) {
      return real.read(work);
    }
  }
}
