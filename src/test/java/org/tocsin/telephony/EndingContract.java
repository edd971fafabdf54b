package org.tocsin.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.support.Eventually.until;
import static org.tocsin.support.Eventually.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tocsin.shared.AttemptId;
import org.tocsin.telephony.CallEnd.Cause;
import org.tocsin.telephony.CallEnd.Hangup;

/// How calls that are under way end by our will, and are forgotten.
abstract class EndingContract extends PbxContract {
  @Test
  void hangingUpARingingPhoneCancelsTheCall() {
    AttemptId attempt = next();
    pbx.place(ringingOn(attempt, sound));
    until("ringing", () -> log.has(attempt, CallEvent.Ringing.class));

    pbx.hangUp(attempt);

    awaitEnds(List.of(attempt));
    assertThat(theEnd(attempt)).isEqualTo(new CallEnd.Unanswered(Cause.CANCELLED, Hangup.NONE));
  }

  @Test
  void hangingUpAtOnceCancelsACallWhoseChannelIsNotMadeYet() {
    AttemptId attempt = next();
    pbx.place(ringingOn(attempt, sound));

    pbx.hangUp(attempt);

    awaitEnds(List.of(attempt));
    assertThat(theEnd(attempt)).isEqualTo(new CallEnd.Unanswered(Cause.CANCELLED, Hangup.NONE));
  }

  @Test
  void hangingUpAnAnsweredCallKeepsWhatWasHeard() {
    AttemptId attempt = place(30);
    within(PATIENCE, () -> assertThat(log.has(attempt, CallEvent.Detected.class)).isTrue());
    until("playing", () -> RawAmi.remembered(settings(), attempt).orElse("").contains("playing"));

    pbx.hangUp(attempt);

    awaitEnds(List.of(attempt));
    var end = (CallEnd.Answered) theEnd(attempt);
    assertThat(rounded(end))
        .isEqualTo(
            rounded(
                new CallEnd.Answered(
                    AnsweredBy.HUMAN,
                    "",
                    Duration.ZERO,
                    false,
                    false,
                    false,
                    "",
                    false,
                    Hangup.NONE)));
    assertThat(end.heard()).isLessThan(MESSAGE);
  }

  @Test
  void whatIsForgottenLeavesThePbx() {
    List<AttemptId> attempts = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      attempts.add(place(45));
    }
    awaitEnds(attempts);
    assertThat(attempts).allMatch(attempt -> RawAmi.remembered(settings(), attempt).isPresent());

    pbx.forget(attempts);

    within(
        PATIENCE,
        () ->
            assertThat(attempts)
                .allMatch(attempt -> RawAmi.remembered(settings(), attempt).isEmpty()));
  }

  @Test
  void whatWasToBeForgottenIsForgottenAlsoWhenTheConsoleCloses() {
    AttemptId attempt = place(45);
    awaitEnds(List.of(attempt));

    pbx.forget(List.of(attempt));
    pbx.close();

    within(PATIENCE, () -> assertThat(RawAmi.remembered(settings(), attempt)).isEmpty());
  }
}
