package org.tocsin.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.tocsin.support.Eventually.until;
import static org.tocsin.support.Eventually.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tocsin.shared.AttemptId;
import org.tocsin.telephony.CallEnd.Hangup;
import org.tocsin.telephony.PbxHealth.State;

/// What a line that breaks, or speaks nonsense, does to calls: nothing.
abstract class FaultsContract extends PbxContract {
  @Test
  void resultsOfCallsThatEndedWhileTheLineWasCutAreRecovered() {
    AttemptId confirmed = place(1);
    AttemptId ringing = next();
    pbx.place(ringingOn(ringing, sound));
    within(PATIENCE, () -> assertThat(log.has(confirmed, CallEvent.Detected.class)).isTrue());
    proxy.cut();
    awaitState(pbx, State.UNREACHABLE);
    within(
        PATIENCE,
        () ->
            assertThat(RawAmi.remembered(settings(), confirmed).orElse(""))
                .startsWith("state=ended"));
    var other = open(settings());
    awaitState(other, State.CONNECTED);
    other.hangUp(ringing);
    within(PATIENCE, () -> assertThat(RawAmi.remembered(settings(), ringing)).isEmpty());

    proxy.restore();

    awaitEnds(List.of(confirmed, ringing));
    assertThat(rounded(theEnd(confirmed)))
        .isEqualTo(
            rounded(
                new CallEnd.Answered(
                    AnsweredBy.HUMAN,
                    "",
                    Duration.ZERO,
                    false,
                    true,
                    false,
                    "1",
                    false,
                    Hangup.NONE)));
    assertThat(theEnd(ringing)).isEqualTo(new CallEnd.Unanswered(CallEnd.Cause.OTHER, Hangup.NONE));
  }

  @Test
  void aCallWhoseEndCameHalfIsReadFromThePbxsMemoryWhenTheLineIsBack() {
    AttemptId attempt = place(30);
    AttemptId ringing = next();
    pbx.place(ringingOn(ringing, sound));
    within(PATIENCE, () -> assertThat(log.has(attempt, CallEvent.Detected.class)).isTrue());
    until("ringing", () -> log.has(ringing, CallEvent.Ringing.class));
    proxy.freeze();
    // Frozen in the middle of a message, perhaps: it is ended first.
    proxy.inject("\r\n" + hangup(attempt) + hangup(ringing) + "Event: NobodyKnows\r\n\r\n");
    until("heard", () -> pbx.health().unknownEvents() == 1);

    proxy.cut();
    // Its grace began last: those before it are over too.
    until("the grace is over", () -> log.has(ringing, CallEvent.Ended.class));
    assertThat(log.has(attempt, CallEvent.Ended.class)).isFalse();
    within(
        PATIENCE,
        () ->
            assertThat(RawAmi.remembered(settings(), attempt).orElse(""))
                .startsWith("state=ended"));
    proxy.restore();

    awaitEnds(List.of(attempt));
    assertThat(rounded(theEnd(attempt)))
        .isEqualTo(rounded(answered(AnsweredBy.HUMAN, 8_000, true, false, false, "")));
  }

  private static String hangup(AttemptId attempt) {
    return "Event: Hangup\r\nUniqueid: " + attempt.wire() + "\r\nCause: 16\r\n\r\n";
  }

  @Test
  void callsThatAreStillUpWhenTheLineIsBackAreFollowedOn() {
    AttemptId answered = place(30);
    AttemptId ringing = place(96);
    within(PATIENCE, () -> assertThat(log.has(answered, CallEvent.Answered.class)).isTrue());
    until("ringing", () -> log.has(ringing, CallEvent.Ringing.class));

    proxy.drop();

    awaitEnds(List.of(answered, ringing));
    assertThat(rounded(theEnd(answered)))
        .isEqualTo(rounded(answered(AnsweredBy.HUMAN, 8_000, true, false, false, "")));
    assertThat(rounded(theEnd(ringing)))
        .isEqualTo(rounded(answered(AnsweredBy.MACHINE, 6_200, false, true, false, "1")));
  }

  /// What nobody had answered is free to be called again, and so is who was cut off in the middle
  /// of the message: as one who answered only.
  @Test
  void aPbxThatIsKilledTakesItsCallsWithItAndCarriesOthersOnceItIsBack() {
    AttemptId talking = place(30);
    AttemptId ringing = next();
    pbx.place(ringingOn(ringing, sound));
    within(PATIENCE, () -> assertThat(log.has(talking, CallEvent.Detected.class)).isTrue());
    until("ringing", () -> log.has(ringing, CallEvent.Ringing.class));

    stand.crash();

    awaitEnds(List.of(talking, ringing));
    assertThat(theEnd(ringing)).isEqualTo(new CallEnd.Unanswered(CallEnd.Cause.OTHER, Hangup.NONE));
    assertThat(theEnd(talking))
        .asInstanceOf(type(CallEnd.Answered.class))
        .returns(false, CallEnd.Answered::whole)
        .returns(false, CallEnd.Answered::confirmed)
        .returns(Duration.ZERO, CallEnd.Answered::heard);
    awaitState(pbx, State.CONNECTED);
    AttemptId after = place(1);
    awaitEnds(List.of(after));
    assertThat(rounded(theEnd(after)))
        .isEqualTo(rounded(answered(AnsweredBy.HUMAN, 3_200, false, true, false, "1")));
  }

  @Test
  void nonsenseOnTheLineHarmsNoCall() {
    AttemptId attempt = place(1);
    until("dialling", () -> log.has(attempt, CallEvent.Dialling.class));

    proxy.inject(
        "no colon here\r\n: no name\r\nEvent\r\n\r\n"
            + "Event: NobodyKnows\r\nUniqueid: 7\r\n\r\n"
            + "Event: Hangup\r\nUniqueid: "
            + attempt.wire()
            + "0\r\nCause: many\r\n\r\n"
            + "Event: UserEvent\r\nUserEvent: Tocsin\r\nAttempt: "
            + attempt.wire()
            + "\r\nStep: levitated\r\n\r\n"
            + "Event: UserEvent\r\n\r\nResponse: Success\r\nActionID: nobody\r\n\r\n\r\n\r\n");

    awaitEnds(List.of(attempt));
    assertThat(pbx.health().unknownEvents()).isEqualTo(1);
    assertThat(rounded(theEnd(attempt)))
        .isEqualTo(rounded(answered(AnsweredBy.HUMAN, 3_200, false, true, false, "1")));
  }

  @Test
  void aMessageThatBreaksTheReaderOnlyCostsAReconnection() {
    AttemptId attempt = place(30);
    until("dialling", () -> log.has(attempt, CallEvent.Dialling.class));

    proxy.inject("Response: Success\r\nActionID: a#1\r\nActionID: b#2\r\n\r\n");

    awaitEnds(List.of(attempt));
    assertThat(rounded(theEnd(attempt)))
        .isEqualTo(rounded(answered(AnsweredBy.HUMAN, 8_000, true, false, false, "")));
  }

  /// Whatever has become of the Originate: not sent, on its way, or answered by nobody.
  @Test
  void callsThatArePlacedInTheInstantThatTheLineBreaksEndOnceEachAndTruly() {
    List<AttemptId> attempts = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      attempts.add(place(i));
      if (i % 4 == 2) {
        proxy.drop();
      }
    }

    awaitEnds(attempts);

    assertThat(attempts)
        .allSatisfy(attempt -> {
          boolean answered =
              RawAmi.remembered(settings(), attempt).orElse("").startsWith("state=ended");
          assertThat(theEnd(attempt) instanceof CallEnd.Answered).isEqualTo(answered);
        });
    awaitState(pbx, State.CONNECTED);
    assertThat(pbx.health().channels()).isZero();
  }
}
