package org.tocsin.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tocsin.campaign.AllClear;
import org.tocsin.campaign.CampaignFault;
import org.tocsin.campaign.CampaignState;
import org.tocsin.campaign.LaunchOutcome;
import org.tocsin.campaign.LiftOutcome;
import org.tocsin.campaign.Ringing;
import org.tocsin.campaign.TargetReason;
import org.tocsin.campaign.TargetState;
import org.tocsin.shared.Language;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.store.Database;
import org.tocsin.support.EachEngine;
import org.tocsin.support.FakePbx;
import org.tocsin.telephony.CallEnd;
import org.tocsin.telephony.PlaceCall;

/// Rule 9, and what else follows an alert.
@EachEngine
class LiftingTest extends DispatchStand {
  LiftingTest(Database database) {
    super(database);
  }

  @Test
  void liftingCancelsWhatIsQueuedAndCallsExactlyThoseWhoWereNotified() {
    residences(6);
    var alert = launch(policy(3, 100, 2));
    step();
    var calls = pbx.up();
    pbx.end(calls.get(0).attempt(), FakePbx.confirmed());
    pbx.end(calls.get(1).attempt(), FakePbx.unanswered(CallEnd.Cause.BUSY));
    service.pause(CHIEF, alert);
    pbx.end(calls.get(2).attempt(), FakePbx.confirmed());
    step();
    int before = pbx.placed().size();

    var allClear = lift(alert, Ringing.FINISH);
    confirmAllFor(Duration.ofSeconds(5));

    assertThat(state(alert)).isEqualTo(CampaignState.LIFTED);
    assertThat(reasons(alert)).isEqualTo(Map.of(TargetReason.LIFTED, 4));
    assertThat(calledSince(before))
        .containsExactlyInAnyOrder(calls.get(0).number(), calls.get(2).number());
    assertThat(tally(allClear)).isEqualTo(Map.of(TargetState.REACHED, 2));
    assertThat(state(allClear)).isEqualTo(CampaignState.COMPLETED);
    assertThat(audited("campaign:" + alert.number())).startsWith("campaign.lift");
  }

  @Test
  void whoIsNotifiedByALastCallIsToldThatItIsLifted() {
    residences(3);
    var alert = launch(policy(3, 100, 1));
    step();
    var calls = pbx.up();
    pbx.answer(calls.get(0).attempt());
    step();

    var allClear = lift(alert, Ringing.FINISH);
    for (int i = 0; i < 20; i++) {
      step();
    }
    assertThat(state(allClear)).isEqualTo(CampaignState.RUNNING);
    assertThat(pbx.placed()).hasSize(3);

    pbx.end(calls.get(0).attempt(), FakePbx.confirmed());
    pbx.end(calls.get(1).attempt(), FakePbx.unanswered(CallEnd.Cause.RANG_OUT));
    pbx.end(calls.get(2).attempt(), FakePbx.unanswered(CallEnd.Cause.RANG_OUT));
    confirmAllFor(Duration.ofSeconds(5));

    assertThat(calledSince(3)).containsExactly(calls.get(0).number());
    assertThat(tally(allClear)).isEqualTo(Map.of(TargetState.REACHED, 1));
    assertThat(state(allClear)).isEqualTo(CampaignState.COMPLETED);
  }

  @Test
  void phonesThatRingAreHungUpOrLetFinishAsChosenWithinASecond() {
    residences(2);
    var alert = launch(policy(2, 100, 1));
    step();
    pbx.answer(pbx.up().getFirst().attempt());
    step();
    step();

    service.pause(CHIEF, alert, Ringing.FINISH);
    clock.advance(Duration.ofSeconds(1));
    step();
    assertThat(pbx.hungUp()).isEmpty();

    var ringing = pbx.up().get(1).attempt();
    service.abort(CHIEF, alert, Ringing.HANG_UP);
    clock.advance(Duration.ofSeconds(1));
    step();
    assertThat(pbx.hungUp()).containsExactly(ringing);
  }

  @Test
  void whoWasNotReachedIsCalledAgainAndNobodyElse() {
    residences(3);
    var alert = launch(policy(3, 100, 1));
    step();
    assertThat(followUps.retry(CHIEF, alert, "Encore", 3, true, false))
        .isEqualTo(new LaunchOutcome.Refused(List.of(fault(CampaignFault.Kind.NOT_OVER))));
    var calls = pbx.up();
    pbx.end(calls.get(0).attempt(), FakePbx.confirmed());
    pbx.end(calls.get(1).attempt(), FakePbx.unanswered(CallEnd.Cause.RANG_OUT));
    pbx.end(calls.get(2).attempt(), FakePbx.unanswered(CallEnd.Cause.INVALID_NUMBER));
    step();
    assertThat(state(alert)).isEqualTo(CampaignState.COMPLETED);

    assertThat(followUps.retry(CHIEF, alert, "Encore", 3, true, false))
        .isInstanceOf(LaunchOutcome.CountMismatch.class);
    var again = (LaunchOutcome.Launched) followUps.retry(CHIEF, alert, "Encore", 2, true, false);
    confirmAllFor(Duration.ofSeconds(5));

    assertThat(calledSince(3)).containsExactly(calls.get(1).number());
    assertThat(tally(again.campaign().id()))
        .isEqualTo(Map.of(TargetState.REACHED, 1, TargetState.NEVER_ATTEMPTED, 1));
  }

  @Test
  void whatIsWrongWithALiftingChangesNothing() {
    residences(1);
    var alert = launch(policy(1, 100, 1));

    assertThat(
            followUps.lift(
                CHIEF, alert, new AllClear("Fin", Map.of()), Ringing.FINISH, true, false))
        .isEqualTo(
            new LiftOutcome.Refused(List.of(fault(CampaignFault.Kind.FRENCH_MESSAGE_MISSING))));
    assertThat(
            followUps.lift(
                CHIEF, alert, new AllClear("Fin", ALL_CLEAR), Ringing.FINISH, false, false))
        .isEqualTo(new LiftOutcome.OtherPbx());
    assertThat(state(alert)).isEqualTo(CampaignState.RUNNING);
    assertThat(service.list(10)).hasSize(1);

    var allClear = lift(alert, Ringing.FINISH);
    assertThat(
            followUps.lift(
                CHIEF, allClear, new AllClear("Fin", ALL_CLEAR), Ringing.FINISH, true, false))
        .isEqualTo(new LiftOutcome.NotPossible(CampaignState.RUNNING));
    assertThat(
            followUps.lift(
                CHIEF, alert, new AllClear("Fin", ALL_CLEAR), Ringing.FINISH, true, false))
        .isEqualTo(new LiftOutcome.NotPossible(CampaignState.LIFTED));
  }

  @Test
  void nobodyIsCalledAgainAsLongAsSomebodyIsOnTheLine() {
    residences(2);
    var alert = launch(policy(2, 100, 1));
    step();
    var calls = pbx.up();
    pbx.answer(calls.getFirst().attempt());
    step();
    service.abort(CHIEF, alert, Ringing.FINISH);
    step();

    assertThat(followUps.retry(CHIEF, alert, "Encore", 2, true, false))
        .isEqualTo(
            new LaunchOutcome.Refused(List.of(CampaignFault.of(CampaignFault.Kind.NOT_OVER))));
  }

  @Test
  void whoeverConfirmsTheFirstAlertMeanwhileIsNotCalledAgain() {
    residences(1);
    var alert = launch(policy(1, 100, 1));
    step();
    pbx.end(pbx.up().getFirst().attempt(), FakePbx.unanswered(CallEnd.Cause.BUSY));
    step();
    var again = (LaunchOutcome.Launched) followUps.retry(CHIEF, alert, "Encore", 1, true, false);
    town.execute(
        "update campaign_target set state = 'reached' where campaign_id = " + alert.number());
    confirmAllFor(Duration.ofSeconds(2));

    assertThat(pbx.placed()).hasSize(1);
    assertThat(reasons(again.campaign().id())).isEqualTo(Map.of(TargetReason.REACHED, 1));
  }

  @Test
  void whoeverWasTextedIsTextedThatItIsOver() {
    residences(1);
    var alert = launchWithText(policy(5, 100, 1), "Évacuez.");
    var spoken = new AllClear("Fin", ALL_CLEAR);
    assertThat(followUps.lift(CHIEF, alert, spoken, Ringing.FINISH, true, true))
        .isEqualTo(
            new LiftOutcome.Refused(
                List.of(CampaignFault.of(CampaignFault.Kind.ALL_CLEAR_TEXT_MISSING))));

    var written = new AllClear("Fin", ALL_CLEAR, Map.of(Language.FRENCH, "C’est fini."));
    var lifted = followUps.lift(CHIEF, alert, written, Ringing.FINISH, true, true);

    assertThat(((LiftOutcome.Lifted) lifted).allClear().text(Language.FRENCH))
        .contains("C’est fini.");
  }

  private List<PhoneNumber> calledSince(int count) {
    return pbx.placed().stream().skip(count).map(PlaceCall::number).toList();
  }

  private static CampaignFault fault(CampaignFault.Kind kind) {
    return CampaignFault.of(kind);
  }
}
