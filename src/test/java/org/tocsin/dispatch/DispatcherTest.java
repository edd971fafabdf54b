package org.tocsin.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tocsin.campaign.CampaignState;
import org.tocsin.campaign.TargetReason;
import org.tocsin.campaign.TargetState;
import org.tocsin.store.Database;
import org.tocsin.support.EachEngine;
import org.tocsin.support.Eventually;
import org.tocsin.support.FakePbx;
import org.tocsin.telephony.CallEnd;
import org.tocsin.telephony.CallEnd.Cause;
import org.tocsin.telephony.PbxHealth;

@EachEngine
class DispatcherTest extends DispatchStand {
  DispatcherTest(Database database) {
    super(database);
  }

  @Test
  void everyResidenceIsCalledAndTheCampaignCompletes() {
    residences(25);
    var campaign = launch(policy(10, 100, 2));

    int turns = 0;
    while (state(campaign) == CampaignState.RUNNING && turns++ < 200) {
      dispatcher.step();
      assertThat(pbx.up().size()).isLessThanOrEqualTo(10);
      pbx.up().forEach(call -> pbx.end(call.attempt(), FakePbx.confirmed()));
      clock.advance(Duration.ofMillis(100));
    }

    assertThat(state(campaign)).isEqualTo(CampaignState.COMPLETED);
    assertThat(pbx.called()).hasSize(25).doesNotHaveDuplicates();
    assertThat(pbx.forgotten()).hasSize(25);
    assertThat(tally(campaign)).isEqualTo(Map.of(TargetState.REACHED, 25));
  }

  @Test
  void anEndedCallIsReplacedInTheSameTurn() {
    residences(5);
    launch(policy(2, 100, 1));
    dispatcher.step();
    assertThat(pbx.up()).hasSize(2);

    clock.advance(Duration.ofMillis(20));
    pbx.endFirst(FakePbx.confirmed());
    dispatcher.step();

    assertThat(pbx.up()).hasSize(2);
    assertThat(pbx.placed()).hasSize(3);
  }

  @Test
  void callsLeaveNoFasterThanThePace() {
    residences(30);
    launch(policy(30, 5, 1));
    for (int i = 0; i < 100; i++) {
      dispatcher.step();
      clock.advance(Duration.ofMillis(10));
    }
    assertThat(pbx.placed()).hasSize(5);
  }

  @Test
  void theNextNumberFollowsAtOnceAndABusyOneWaitsForTheNextRound() {
    town.file(street, 1, "fr", "+14185550101", "+14185550102");
    var campaign = launch(policy(5, 100, 2));
    dispatcher.step();
    pbx.endFirst(FakePbx.unanswered(Cause.BUSY));
    step();
    assertThat(pbx.up()).hasSize(1);
    pbx.endFirst(FakePbx.unanswered(Cause.RANG_OUT));
    step();
    assertThat(pbx.up()).isEmpty();

    clock.advance(Duration.ofMinutes(1));
    step();
    assertThat(pbx.called()).containsExactly(number("0101"), number("0102"), number("0101"));
    pbx.endFirst(FakePbx.confirmed());
    step();
    assertThat(tally(campaign)).isEqualTo(Map.of(TargetState.REACHED, 1));
    assertThat(state(campaign)).isEqualTo(CampaignState.COMPLETED);
  }

  @Test
  void anInvalidNumberIsFlaggedAndNeverTriedAgain() {
    long file = town.file(street, 1, "fr", "+14185550150");
    var campaign = launch(policy(5, 100, 3));
    step();
    pbx.endFirst(FakePbx.unanswered(Cause.INVALID_NUMBER));
    step();
    clock.advance(Duration.ofHours(1));
    step();

    assertThat(pbx.placed()).hasSize(1);
    assertThat(tally(campaign)).isEqualTo(Map.of(TargetState.UNREACHABLE, 1));
    assertThat(flagged(file)).isEqualTo(1);
    assertThat(audited("file:" + file)).containsExactly("registry.invalid");
  }

  @Test
  void eachFileThatHasTheInvalidNumberSaysSoInItsHistory() {
    long called = town.file(street, 1, "fr", "+14185550153");
    long other = town.file(street, 3, "fr", "+14185550153");
    town.execute("update resident_file set active = false where id = ?", other);
    launch(policy(5, 100, 3));
    step();
    pbx.endFirst(FakePbx.unanswered(Cause.INVALID_NUMBER));
    step();

    for (long file : List.of(called, other)) {
      assertThat(changes("file:" + file))
          .singleElement()
          .extracting(details -> details.get("voice"))
          .isEqualTo("4185550153 → 4185550153 ×");
    }
  }

  @Test
  void aNumberThatTheCityNoLongerAllowsIsNotCalledAlthoughItsCampaignIsLaunched() {
    town.file(street, 1, "fr", "+14185550154");
    var campaign = launch(policy(5, 100, 3));
    town.execute(
        "insert into city_setting (name, content) values ('registry.allowedAreaCodes', '581,819')");
    try {
      step();
    } finally {
      town.execute("delete from city_setting where name = 'registry.allowedAreaCodes'");
    }

    assertThat(pbx.placed()).isEmpty();
    assertThat(tally(campaign)).isEqualTo(Map.of(TargetState.NEVER_ATTEMPTED, 1));
  }

  @Test
  void whoOptsOutIsNotCalledAgainAndItIsRecorded() {
    long file = town.file(street, 1, "fr", "+14185550151", "+14185550152");
    var campaign = launch(policy(5, 100, 3));
    step();
    pbx.endFirst(FakePbx.optedOut());
    step();
    clock.advance(Duration.ofHours(1));
    step();

    assertThat(pbx.placed()).hasSize(1);
    assertThat(reasons(campaign)).isEqualTo(Map.of(TargetReason.OPTED_OUT, 1));
    assertThat(audited("file:" + file)).containsExactly("registry.optOut");
  }

  @Test
  void whatTheRegistryNoLongerAllowsIsNotCalled() {
    long withdrawn = town.file(street, 1, "fr", "+14185550160");
    long off = town.file(street, 2, "fr", "+14185550161", "+14185550162");
    var campaign = launch(policy(5, 100, 1));
    town.execute("update resident_file set consent_state = 'withdrawn' where id = ?", withdrawn);
    town.execute(
        "update contact_point set active = false where phone = '+14185550161' and file_id = ?",
        off);
    step();
    step();

    assertThat(pbx.called()).containsExactly(number("0162"));
    assertThat(reasons(campaign)).isEqualTo(Map.of(TargetReason.NO_CONSENT, 1));
  }

  @Test
  void aLostCallIsNotRedialledBlindly() {
    town.file(street, 1, "fr", "+14185550170", "+14185550171");
    var campaign = launch(policy(5, 100, 3));
    step();
    pbx.endFirst(new CallEnd.Lost(CallEnd.Hangup.NONE));
    step();

    assertThat(pbx.placed()).hasSize(1);
    assertThat(tally(campaign)).isEqualTo(Map.of(TargetState.UNKNOWN, 1));
  }

  @Test
  void nothingLeavesWhileThePbxIsAwayOrTheCampaignPaused() {
    residences(3);
    pbx.becomes(PbxHealth.State.UNREACHABLE);
    var campaign = launch(policy(1, 100, 1));
    step();
    assertThat(pbx.placed()).isEmpty();

    pbx.becomes(PbxHealth.State.CONNECTED);
    step();
    assertThat(pbx.placed()).hasSize(1);

    service.pause(CHIEF, campaign);
    dispatcher.wake();
    pbx.endFirst(FakePbx.confirmed());
    step();
    assertThat(pbx.placed()).hasSize(1);

    service.resume(CHIEF, campaign, true);
    clock.advance(Duration.ofMillis(500));
    step();
    assertThat(pbx.placed()).hasSize(2);
  }

  @Test
  void aRehearsalNeverGoesOnThroughARealPbx() {
    residences(3);
    launch(policy(1, 100, 1));
    step();
    assertThat(pbx.placed()).hasSize(1);
    var real = new FakePbx(clock);
    real.isReal();
    var other = newDispatcher("poste2", database, real, 10, 100);

    pbx.isReal();
    pbx.endFirst(FakePbx.confirmed());
    clock.advance(Duration.ofMinutes(1));
    step();
    other.step();

    assertThat(pbx.placed()).hasSize(1);
    assertThat(real.placed()).isEmpty();
  }

  @Test
  void abortHangsUpWhatIsNotAnsweredAndClosesTheRest() {
    residences(6);
    var campaign = launch(policy(2, 100, 1));
    step();
    pbx.answer(pbx.up().getFirst().attempt());
    step();

    service.abort(CHIEF, campaign);
    dispatcher.wake();
    step();
    step();
    assertThat(pbx.hungUp()).hasSize(1);
    assertThat(pbx.up()).hasSize(1);
    pbx.endFirst(FakePbx.confirmed());
    step();

    assertThat(tally(campaign)).isEqualTo(Map.of(TargetState.REACHED, 1, TargetState.STOPPED, 5));
    assertThat(pbx.placed()).hasSize(2);
  }

  @Test
  void freshResidencesGoBeforeRetries() {
    residences(3);
    launch(policy(1, 100, 2));
    step();
    pbx.endFirst(FakePbx.unanswered(Cause.CONGESTION));
    clock.advance(Duration.ofMinutes(1));
    step();
    pbx.endFirst(FakePbx.confirmed());
    step();
    pbx.endFirst(FakePbx.confirmed());
    step();

    var called = pbx.called();
    assertThat(called.get(3)).isEqualTo(called.get(0));
    assertThat(called.subList(0, 3)).doesNotHaveDuplicates();
  }

  @Test
  void stoppingWaitsForCallsInFlightAndEntersTheirEnds() throws InterruptedException {
    residences(3);
    var campaign = launch(policy(1, 100, 1));
    step();
    var call = pbx.up().getFirst();
    var loop = Thread.ofVirtual().start(dispatcher::run);
    Eventually.until("its loop", dispatcher::isRunning);
    var stopping = Thread.ofVirtual().start(() -> dispatcher.stop(Duration.ofSeconds(5)));
    Eventually.until("no new call", () -> !dispatcher.isRunning());
    assertThat(loop.isAlive()).isTrue();

    pbx.end(call.attempt(), FakePbx.confirmed());
    stopping.join();
    loop.join();

    assertThat(dispatcher.inFlight()).isZero();
    assertThat(pbx.placed()).hasSize(1);
    assertThat(tally(campaign)).isEqualTo(Map.of(TargetState.REACHED, 1, TargetState.OPEN, 2));
  }

  @Test
  void whatEndedInTheLastMomentIsEnteredToo() {
    residences(2);
    var campaign = launch(policy(1, 100, 1));
    step();
    var call = pbx.up().getFirst();
    dispatcher.stop(Duration.ZERO);
    pbx.end(call.attempt(), FakePbx.confirmed());

    dispatcher.run();

    assertThat(tally(campaign)).isEqualTo(Map.of(TargetState.REACHED, 1, TargetState.OPEN, 1));
  }
}
