package org.tocsin.telephony;

import java.time.Duration;
import java.time.Instant;
import org.tocsin.shared.AttemptId;

/// Something that happened to one call. Their order is not fixed: whoever receives them folds them,
/// and only `Ended` is always there, once, as the last one that counts.
public sealed interface CallEvent {
  AttemptId attempt();

  Instant at();

  /// The PBX has begun to call.
  record Dialling(AttemptId attempt, Instant at) implements CallEvent {}

  record Ringing(AttemptId attempt, Instant at) implements CallEvent {}

  record Answered(AttemptId attempt, Instant at) implements CallEvent {}

  /// The PBX has made up its mind about who answered.
  ///
  /// @param cause its reason, in the detector's own words, as `MAXWORDS-3-2`; empty when it gave
  ///   none
  record Detected(AttemptId attempt, Instant at, AnsweredBy by, String cause)
      implements CallEvent {}

  /// A pass of the message was played to its end.
  ///
  /// @param wall how long it took by the PBX's own clock: longer than the message when the PBX
  ///   begins to stutter
  record Played(AttemptId attempt, Instant at, Duration wall) implements CallEvent {}

  record KeyPressed(AttemptId attempt, Instant at, char key) implements CallEvent {}

  record Ended(AttemptId attempt, Instant at, CallEnd end) implements CallEvent {}
}
