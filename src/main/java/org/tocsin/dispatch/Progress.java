package org.tocsin.dispatch;

import java.time.Instant;
import java.util.Optional;
import org.tocsin.shared.AttemptId;
import org.tocsin.telephony.AnsweredBy;

/// How far a call has come, folded from its events in whatever order they arrived.
///
/// @param digits keys pressed so far
public record Progress(
    AttemptId attempt,
    AttemptState state,
    Optional<Instant> dialledAt,
    Optional<Instant> ringingAt,
    Optional<Instant> answeredAt,
    Optional<AnsweredBy> answeredBy,
    String digits) {

  static Progress none(AttemptId attempt) {
    return new Progress(
        attempt,
        AttemptState.INTENDED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "");
  }
}
