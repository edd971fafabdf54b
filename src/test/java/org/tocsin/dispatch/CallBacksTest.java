package org.tocsin.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.CampaignState;
import org.tocsin.campaign.Purpose;
import org.tocsin.campaign.ReachGrade;
import org.tocsin.campaign.Ringing;
import org.tocsin.campaign.TargetReason;
import org.tocsin.campaign.TargetState;
import org.tocsin.shared.AttemptId;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.store.Database;
import org.tocsin.support.EachEngine;
import org.tocsin.support.FakePbx;
import org.tocsin.telephony.AnsweredBy;
import org.tocsin.telephony.CallBack;
import org.tocsin.telephony.CallEnd;
import org.tocsin.telephony.CallEnd.Cause;
import org.tocsin.telephony.CallEnd.Hangup;
import org.tocsin.telephony.FollowedCall;
import org.tocsin.telephony.PlayBack;
import org.tocsin.telephony.SoundProof;

/// People who call the city's number back.
@EachEngine
class CallBacksTest extends DispatchStand {
  private int channels;

  CallBacksTest(Database database) {
    super(database);
  }

  @Test
  void whoeverCallsBackHearsTheAlertAndIsNotCalledAnyMore() {
    town.file(street, 1, "fr", "+14185550101", "+14185550102");
    var campaign = launch(policy(5, 100, 3));
    misses(Cause.RANG_OUT);
    misses(Cause.RANG_OUT);

    var attempt = callsBack("0102");
    assertThat(pbx.playedBack().values())
        .singleElement()
        .satisfies(play -> assertThat(play.sound().length()).isEqualTo(Duration.ofSeconds(10)));
    ends(attempt, FakePbx.confirmed());
    clock.advance(Duration.ofHours(1));
    step();

    assertThat(pbx.placed()).hasSize(2);
    assertThat(tally(campaign)).isEqualTo(Map.of(TargetState.REACHED, 1));
    assertThat(grades(campaign)).containsExactly(ReachGrade.CONFIRMED);
    assertThat(state(campaign)).isEqualTo(CampaignState.COMPLETED);
    assertThat(pbx.forgotten()).contains(attempt);
    assertThat(outcomes(campaign))
        .containsExactly(
            "1 no_answer null false",
            "2 no_answer null false",
            "3 never_attempted reached false",
            "4 confirmed null true");
  }

  @Test
  void whoeverHangsUpAtOnceIsPursuedAsBefore() {
    town.file(street, 1, "fr", "+14185550101");
    var campaign = launch(policy(5, 100, 2));
    misses(Cause.BUSY);

    ends(callsBack("0101"), unheard());
    ends(callsBack("0101"), FakePbx.unanswered(Cause.OTHER));
    ends(callsBack("0101"), new CallEnd.Lost(Hangup.NONE));
    assertThat(tally(campaign)).isEqualTo(Map.of(TargetState.OPEN, 1));
    clock.advance(Duration.ofMinutes(1));
    step();

    assertThat(pbx.placed()).hasSize(2);
    misses(Cause.RANG_OUT);
    assertThat(tally(campaign)).isEqualTo(Map.of(TargetState.UNREACHABLE, 1));
    assertThat(grades(campaign)).containsExactly(ReachGrade.ANSWERED_ONLY);
    assertThat(outcomes(campaign))
        .contains("3 answered_only null true", "4 cancelled null true", "5 unknown null true");
  }

  @Test
  void whoListensWhileACallMissesIsCalledAgainUnlessReached() {
    town.file(street, 1, "fr", "+14185550101", "+14185550102");
    launch(policy(5, 100, 2));
    step();
    var attempt = callsBack("0102");
    misses(Cause.BUSY);
    assertThat(pbx.called()).containsExactly(number("0101"), number("0102"));

    ends(attempt, unheard());
    misses(Cause.RANG_OUT);
    clock.advance(Duration.ofMinutes(1));
    step();

    assertThat(pbx.placed()).hasSize(3);
  }

  @Test
  void aCallThatIsUpIsLetBeAndItsEndChangesNothingForTheWorse() {
    town.file(street, 1, "fr", "+14185550101", "+14185550102");
    var campaign = launch(policy(5, 100, 2));
    step();

    ends(callsBack("0102"), FakePbx.confirmed());
    assertThat(pbx.up()).hasSize(1);
    misses(Cause.BUSY);
    clock.advance(Duration.ofMinutes(5));
    step();

    assertThat(pbx.placed()).hasSize(1);
    assertThat(tally(campaign)).isEqualTo(Map.of(TargetState.REACHED, 1));
    assertThat(grades(campaign)).containsExactly(ReachGrade.CONFIRMED);
  }

  @Test
  void anAlertThatIsOverIsStillHeardForADayUnlessItWasLifted() {
    town.file(street, 1, "fr", "+14185550101");
    var campaign = launch(policy(5, 100, 1));
    misses(Cause.RANG_OUT);
    assertThat(state(campaign)).isEqualTo(CampaignState.COMPLETED);

    clock.advance(Duration.ofHours(23));
    ends(callsBack("0101"), heard());
    assertThat(tally(campaign)).isEqualTo(Map.of(TargetState.REACHED, 1));
    assertThat(grades(campaign)).containsExactly(ReachGrade.HEARD);

    clock.advance(Duration.ofHours(2));
    assertThat(isHeard("0101")).isFalse();
  }

  @Test
  void whoHearsAnAlertThatIsOverIsFollowedByTheNextDispatcherToo() {
    town.file(street, 1, "fr", "+14185550101");
    var campaign = launch(policy(5, 100, 1));
    misses(Cause.RANG_OUT);
    pbx.remembers(callsBack("0101"), FakePbx.confirmed());

    dispatcher = newDispatcher(10, 100);
    assertThat(dispatcher.recover(CHIEF).followed()).isEqualTo(1);
    step();

    assertThat(state(campaign)).isEqualTo(CampaignState.COMPLETED);
    assertThat(grades(campaign)).containsExactly(ReachGrade.CONFIRMED);
  }

  @Test
  void anAlertInProgressIsHeardBeforeOneThatIsOver() {
    town.file(street, 1, "fr", "+14185550101");
    launch(policy(5, 100, 1));
    misses(Cause.RANG_OUT);
    var second = launch(Purpose.INFORMATION, policy(5, 100, 1));
    step();

    ends(callsBack("0101"), heard());

    assertThat(grades(second)).containsExactly(ReachGrade.HEARD);
  }

  @Test
  void whoWasGivenUpOrOnlyHasAMessageOnAMachineIsReachedBetterByCallingBack() {
    town.file(street, 1, "fr", "+14185550101");
    town.file(street, 2, "fr", "+14185550102");
    town.file(street, 3, "fr", "+14185550103");
    var campaign = launch(policy(5, 100, 1));
    step();
    pbx.end(attemptTo("0101"), FakePbx.unanswered(Cause.INVALID_NUMBER));
    pbx.end(attemptTo("0102"), onMachine());
    step();
    assertThat(tally(campaign))
        .isEqualTo(Map.of(TargetState.UNREACHABLE, 1, TargetState.REACHED, 1, TargetState.OPEN, 1));

    ends(callsBack("0101"), heard());
    ends(callsBack("0102"), FakePbx.confirmed());

    assertThat(tally(campaign)).isEqualTo(Map.of(TargetState.REACHED, 2, TargetState.OPEN, 1));
    assertThat(grades(campaign))
        .containsExactly(ReachGrade.HEARD, ReachGrade.CONFIRMED, ReachGrade.NONE);
  }

  @Test
  void whoeverOptsOutWhenCallingBackIsNotCalledAnyMoreAndStaysOut() {
    long file = town.file(street, 1, "fr", "+14185550101");
    // Another is still to be called: the alert goes on.
    town.file(street, 2, "fr", "+14185550102");
    var campaign = launch(policy(5, 100, 3));
    step();
    pbx.end(attemptTo("0101"), FakePbx.unanswered(Cause.BUSY));
    step();

    ends(callsBack("0101"), FakePbx.optedOut());
    clock.advance(Duration.ofHours(1));
    step();

    ends(callsBack("0101"), FakePbx.confirmed());

    assertThat(pbx.placed()).hasSize(2);
    assertThat(reasons(campaign)).isEqualTo(Map.of(TargetReason.OPTED_OUT, 1));
    assertThat(grades(campaign)).containsExactly(ReachGrade.CONFIRMED, ReachGrade.NONE);
    assertThat(audited("file:" + file)).containsExactly("registry.optOut");
  }

  @Test
  void whoIsNotCalledHidesTheNumberOrCannotBePlayedToIsDeclinedAtOnce() {
    town.file(street, 1, "fr", "+14185550101");
    launch(policy(5, 100, 1));
    pbx.proves(new SoundProof.Missing());
    step();

    var hidden = rings(Optional.empty());
    var stranger = rings(Optional.of(number("0150")));
    var known = rings(Optional.of(number("0101")));
    step();

    assertThat(pbx.declined()).containsExactly(hidden, stranger, known);
    assertThat(pbx.playedBack()).isEmpty();
  }

  @Test
  void aPausedAlertIsHeardToo() {
    town.file(street, 1, "fr", "+14185550101");
    var campaign = launch(policy(5, 100, 1));
    service.pause(CHIEF, campaign, Ringing.HANG_UP);
    step();

    var attempt = callsBack("0101");
    clock.advance(Duration.ofSeconds(1));
    step();
    assertThat(pbx.hungUp()).isEmpty();
    ends(attempt, FakePbx.confirmed());

    assertThat(tally(campaign)).isEqualTo(Map.of(TargetState.REACHED, 1));
    assertThat(pbx.placed()).isEmpty();
  }

  @Test
  void theMostUrgentAlertIsHeardAndTheResidenceThatIsStillOpen() {
    town.file(street, 1, "fr", "+14185550101");
    town.file(street, 2, "fr", "+14185550101");
    var urgent = launch(policy(1, 100, 1));
    launch(Purpose.EXERCISE, policy(1, 100, 1));
    step();
    pbx.endFirst(FakePbx.confirmed());
    step();

    ends(callsBack("0101"), FakePbx.confirmed());

    assertThat(tally(urgent)).isEqualTo(Map.of(TargetState.REACHED, 2));
  }

  @Test
  void aDispatcherThatStopsAnswersNobody() {
    town.file(street, 1, "fr", "+14185550101");
    launch(policy(5, 100, 1));
    step();
    dispatcher.stop(Duration.ZERO);

    rings(Optional.of(number("0101")));
    step();

    assertThat(pbx.playedBack()).isEmpty();
    assertThat(pbx.declined()).isEmpty();
  }

  @Test
  void whatItsDispatcherDidNotLiveToSeeIsReadFromThePbxAndNothingIsLostByIt() {
    town.file(street, 1, "fr", "+14185550101");
    town.file(street, 2, "fr", "+14185550102");
    var campaign = launch(policy(5, 100, 2));
    misses(Cause.BUSY);
    misses(Cause.BUSY);
    var heard = callsBack("0101");
    var lost = callsBack("0102");
    pbx.remembers(heard, FakePbx.confirmed());
    pbx.remembers(lost, new CallEnd.Lost(Hangup.NONE));

    dispatcher = newDispatcher(10, 100);
    var recovery = dispatcher.recover(CHIEF);
    step();
    step();

    assertThat(recovery.followed()).isEqualTo(2);
    assertThat(pbx.followed())
        .extracting(FollowedCall::channel)
        .containsExactlyInAnyOrder(Optional.of("canal-0"), Optional.of("canal-1"));
    assertThat(tally(campaign)).isEqualTo(Map.of(TargetState.REACHED, 1, TargetState.OPEN, 1));
  }

  @Test
  void ofTwoDispatchersOnOnePbxOneAnswers() {
    town.file(street, 1, "fr", "+14185550101");
    var campaign = launch(policy(1, 100, 2));
    step();
    var other = newDispatcher("poste2", database, pbx, 10, 100);
    other.step();

    rings(Optional.of(number("0101")));
    rings(Optional.of(number("0150")));
    other.step();
    step();

    assertThat(pbx.playedBack()).hasSize(1);
    assertThat(pbx.declined()).hasSize(1);
    assertThat(outcomes(campaign)).hasSize(2);
    pbx.end(played(), FakePbx.confirmed());
    other.step();
    assertThat(tally(campaign)).isEqualTo(Map.of(TargetState.REACHED, 1));
  }

  private CallBack rings(Optional<PhoneNumber> caller) {
    var call = new CallBack("canal-" + channels++, caller, clock.instant());
    pbx.callBack(call);
    return call;
  }

  private boolean isHeard(String last) {
    var call = rings(Optional.of(number(last)));
    step();
    return pbx.playedBack().containsKey(call);
  }

  /// @return the attempt under which the alert is played
  private AttemptId callsBack(String last) {
    var call = rings(Optional.of(number(last)));
    step();
    return Objects.requireNonNull(pbx.playedBack().get(call)).attempt();
  }

  private AttemptId played() {
    return pbx.playedBack().values().stream().map(PlayBack::attempt).findFirst().orElseThrow();
  }

  private void ends(AttemptId attempt, CallEnd end) {
    pbx.end(attempt, end);
    step();
  }

  private AttemptId attemptTo(String last) {
    return pbx.up().stream()
        .filter(call -> call.number().equals(number(last)))
        .findFirst()
        .orElseThrow()
        .attempt();
  }

  /// The next call misses.
  private void misses(Cause cause) {
    step();
    pbx.endFirst(FakePbx.unanswered(cause));
    step();
  }

  private static CallEnd onMachine() {
    return answered(AnsweredBy.MACHINE, Duration.ofSeconds(10));
  }

  private static CallEnd heard() {
    return answered(AnsweredBy.UNSURE, Duration.ofSeconds(10));
  }

  private static CallEnd unheard() {
    return answered(AnsweredBy.UNSURE, Duration.ZERO);
  }

  private static CallEnd answered(AnsweredBy by, Duration heard) {
    return new CallEnd.Answered(
        by, "", heard, !heard.isZero(), false, false, "", false, Hangup.NONE);
  }

  private List<ReachGrade> grades(CampaignId campaign) {
    return database.read(() ->
        database
            .dsl()
            .fetch(
                "select grade from campaign_target where campaign_id = ? order by id",
                campaign.number())
            .map(row -> ReachGrade.ofCode(row.get(0, String.class))));
  }

  private List<String> outcomes(CampaignId campaign) {
    return database.read(() ->
        database
            .dsl()
            .fetch(
                "select ordinal, outcome, reason, incoming from call_attempt where campaign_id = ?"
                    + " order by ordinal",
                campaign.number())
            .map(row -> row.get(0) + " " + row.get(1) + " " + row.get(2) + " " + row.get(3)));
  }
}
