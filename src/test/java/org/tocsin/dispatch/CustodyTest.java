package org.tocsin.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.function.Supplier;
import org.jooq.SQLDialect;
import org.junit.jupiter.api.Test;
import org.tocsin.campaign.CampaignState;
import org.tocsin.campaign.TargetState;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.shared.Transactions;
import org.tocsin.store.Database;
import org.tocsin.support.EachEngine;
import org.tocsin.support.FakePbx;
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
  void anIdleDispatcherLeavesTheWriterToOthers() {
    var network = new LosesAnswers(database);
    dispatcher = newDispatcher("poste1", network, pbx, 10, 100);

    network.losesTheNext();

    assertThatNoException().isThrownBy(this::step);
  }

  @Test
  void aSecondDispatcherStandsByAndTakesOverFromOneThatDied() {
    residences(12);
    var otherPbx = new FakePbx(clock);
    var other = newDispatcher("poste2", database, otherPbx, 10, 100);
    var campaign = launch(policy(2, 100, 1));

    step();
    other.step();
    assertThat(pbx.up()).hasSize(2);
    assertThat(otherPbx.up()).isEmpty();

    for (int i = 0; i < 60; i++) {
      otherPbx.up().forEach(call -> otherPbx.end(call.attempt(), FakePbx.confirmed()));
      clock.advance(Duration.ofSeconds(1));
      other.step();
    }

    var called = new ArrayList<PhoneNumber>(pbx.called());
    called.addAll(otherPbx.called());
    assertThat(called).hasSize(12).doesNotHaveDuplicates();
    assertThat(tally(campaign)).isEqualTo(Map.of(TargetState.REACHED, 10, TargetState.UNKNOWN, 2));
    assertThat(state(campaign)).isEqualTo(CampaignState.COMPLETED);
  }

  @Test
  void whoStartsLeavesAloneWhatALivingDispatcherCallsFor() {
    residences(3);
    var campaign = launch(policy(1, 100, 1));
    step();
    var other = newDispatcher("poste2", database, new FakePbx(clock), 10, 100);

    other.recover(CHIEF);

    boolean alone = database.dialect() == SQLDialect.H2;
    assertThat(state(campaign)).isEqualTo(alone ? CampaignState.PAUSED : CampaignState.RUNNING);
    assertThat(tally(campaign).getOrDefault(TargetState.UNKNOWN, 0)).isEqualTo(alone ? 1 : 0);
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
