package org.tocsin.telephony.asterisk;

import java.time.Instant;
import java.util.Optional;
import org.tocsin.telephony.AnsweredBy;

/// One thing learnt about one call, whichever message it came in. Their order means nothing.
sealed interface CallFact {

  /// A channel was made and dials.
  record DialBegan() implements CallFact {}

  /// RINGING, PROGRESS…
  record DialState(String status) implements CallFact {}

  /// ANSWER, BUSY, NOANSWER, CONGESTION…
  record DialEnded(String status) implements CallFact {}

  /// OriginateResponse; its reason is useless.
  record Originated(boolean answered) implements CallFact {}

  /// The action itself was answered by an error, or could not be sent.
  record NotPlaced() implements CallFact {}

  /// We asked for a hang-up.
  record Cancelled() implements CallFact {}

  /// The trunk by which it goes out is dead.
  record TrunkDead() implements CallFact {}

  record HungUp(int cause, int sipCode) implements CallFact {}

  /// The dialplan, or the list of channels, says that somebody answered.
  record Answered() implements CallFact {}

  /// @param cause as the detector says it, AMDCAUSE
  record Detected(AnsweredBy by, String cause) implements CallFact {}

  /// A pass of the message begins.
  ///
  /// @param at by the PBX's clock; nothing when it did not say
  record Playing(int pass, Optional<Instant> at) implements CallFact {}

  /// Who calls is being said.
  record Introducing() implements CallFact {}

  /// A key was heard, whether the dialplan listens or not.
  record Tone(char key) implements CallFact {}

  /// The dialplan acts upon a key.
  record Key(char key) implements CallFact {}

  /// A pass of the message was played whole.
  ///
  /// @param at by the PBX's clock; nothing when it did not say
  record PlayedWhole(int pass, Optional<Instant> at) implements CallFact {}

  record AudioFailed() implements CallFact {}

  /// The dialplan's summary of the call, from its last event or from AstDB.
  record Summary(CallRecord record) implements CallFact {}

  /// The PBX knows the call no more, and what it remembered, if anything, came before as `Summary`.
  ///
  /// @param neverAnswered its memory was read and has nothing of the call: the dialplan writes
  ///   there before anything else, so nobody answered
  record Gone(boolean neverAnswered) implements CallFact {}
}
