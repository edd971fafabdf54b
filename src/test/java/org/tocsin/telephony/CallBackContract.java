package org.tocsin.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.support.Eventually.until;
import static org.tocsin.support.Eventually.within;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tocsin.shared.AttemptId;
import org.tocsin.shared.Language;
import org.tocsin.telephony.CallEnd.Cause;
import org.tocsin.telephony.CallEnd.Hangup;

/// People who call the city's number back.
abstract class CallBackContract extends PbxContract {
  private final List<CallBack> heard = new CopyOnWriteArrayList<>();

  @BeforeEach
  void listen() {
    pbx.onCallBack(heard::add);
  }

  @Test
  void whoeverCallsBackHearsTheMessageAndItsKeysCount() {
    CallBack call = callBack(1);
    assertThat(call.caller()).contains(number(1));

    AttemptId attempt = next();
    pbx.answerCallBack(call, play(attempt));

    awaitEnds(List.of(attempt));
    var end = (CallEnd.Answered) theEnd(attempt);
    assertThat(rounded(end))
        .isEqualTo(
            rounded(
                new CallEnd.Answered(
                    AnsweredBy.UNSURE, "", MESSAGE, false, true, false, "1", false, Hangup.NONE)));
    assertThat(end.heard()).isPositive().isLessThan(MESSAGE);
    assertThat(log.of(attempt))
        .extracting(event -> (Object) event.getClass())
        .containsExactlyInAnyOrder(
            CallEvent.Answered.class, CallEvent.KeyPressed.class, CallEvent.Ended.class);
    assertThat(RawAmi.remembered(settings(), attempt).orElse("")).startsWith("state=ended");
  }

  @Test
  void whoeverListensToTheEndHasHeardAll() {
    AttemptId attempt = next();
    pbx.answerCallBack(callBack(30), play(attempt));

    awaitEnds(List.of(attempt));

    assertThat(((CallEnd.Answered) theEnd(attempt)).whole()).isTrue();
    assertThat(pbx.health().channels()).isZero();
  }

  @Test
  void aLineThatBreaksMeanwhileLosesNothingOfIt() {
    AttemptId attempt = next();
    pbx.answerCallBack(callBack(1), play(attempt));
    until("answered", () -> log.has(attempt, CallEvent.Answered.class));

    proxy.cut();
    within(
        PATIENCE,
        () ->
            assertThat(RawAmi.remembered(settings(), attempt).orElse(""))
                .startsWith("state=ended"));
    proxy.restore();

    awaitEnds(List.of(attempt));
    assertThat(((CallEnd.Answered) theEnd(attempt)).confirmed()).isTrue();
  }

  /// For longer than a call may stay unseen before the PBX's record of it is believed.
  @Test
  void whoeverTakesOverFollowsTheCallerToTheEnd() {
    var length = Duration.ofSeconds(30);
    var wavOfHalfAMinute = TestWav.tone(length, 440);
    var longer = TestWav.sound(wavOfHalfAMinute);
    assertThat(await(pbx.prepare(longer, wavOfHalfAMinute))).isEqualTo(new SoundProof.Ready());
    CallBack call = callBack(30);
    AttemptId attempt = next();
    pbx.answerCallBack(call, new PlayBack(attempt, longer, Optional.empty(), Language.FRENCH));
    until("answered", () -> log.has(attempt, CallEvent.Answered.class));
    pbx.close();
    until("closed", () -> pbx.health().state() == PbxHealth.State.CLOSED);

    var heir = open(settings());
    heir.onCall(log);
    awaitState(heir, PbxHealth.State.CONNECTED);
    heir.follow(new FollowedCall(attempt, length, true, Optional.of(call.channel())));

    awaitEnds(List.of(attempt));
    assertThat(((CallEnd.Answered) theEnd(attempt)).whole()).isTrue();
  }

  @Test
  void theOperatorMayHangUp() {
    AttemptId attempt = next();
    pbx.answerCallBack(callBack(30), play(attempt));
    until("answered", () -> log.has(attempt, CallEvent.Answered.class));

    pbx.hangUp(attempt);

    awaitEnds(List.of(attempt));
    assertThat(((CallEnd.Answered) theEnd(attempt)).whole()).isFalse();
  }

  @Test
  void whoeverIsDeclinedOrForgottenIsNotKeptWaiting() {
    CallBack declined = callBack(1);
    assertThat(stand.callersWaiting()).isEqualTo(1);
    pbx.declineCallBack(declined);
    within(PATIENCE, () -> assertThat(stand.callersWaiting()).isZero());

    CallBack forgotten = callBack(1);
    within(PATIENCE, () -> assertThat(stand.callersWaiting()).isZero());
    AttemptId attempt = next();
    pbx.answerCallBack(forgotten, play(attempt));

    awaitEnds(List.of(attempt));
    assertThat(theEnd(attempt)).isEqualTo(new CallEnd.Unanswered(Cause.OTHER, Hangup.NONE));
  }

  private CallBack callBack(int lastDigits) {
    int before = heard.size();
    stand.callBack(number(lastDigits));
    until("the call is told of", () -> heard.size() > before);
    return heard.getLast();
  }

  private PlayBack play(AttemptId attempt) {
    return new PlayBack(attempt, sound, Optional.empty(), Language.FRENCH);
  }
}
