package org.tocsin.telephony;

import java.time.Duration;

/// How a call ended: facts, which the campaign's policy then grades.
public sealed interface CallEnd {

  Hangup hangup();

  /// Nobody answered.
  record Unanswered(Cause cause, Hangup hangup) implements CallEnd {}

  /// Somebody or something answered.
  ///
  /// @param detectorCause why the detector decided so, in its own words; empty when it did not
  /// @param heard how much of the message was played in the best pass, without its introduction
  /// @param whole a pass of the message was played to its end
  /// @param confirmed key 1
  /// @param optedOut key 9, confirmed by a second 9
  /// @param keys every key in the order pressed
  /// @param audioFailed the PBX could not play the message
  record Answered(
      AnsweredBy by,
      String detectorCause,
      Duration heard,
      boolean whole,
      boolean confirmed,
      boolean optedOut,
      String keys,
      boolean audioFailed,
      Hangup hangup)
      implements CallEnd {}

  /// The PBX was lost, and could not say afterwards what became of the call.
  record Lost(Hangup hangup) implements CallEnd {}

  /// Why a call was not answered.
  enum Cause {
    BUSY,
    RANG_OUT,
    REJECTED,
    CONGESTION,
    INVALID_NUMBER,
    /// The trunk gave no sign of life: no fault of the number.
    TRUNK_DEAD,
    /// The PBX refused to place the call: no such trunk, a name in use, no dialplan.
    NOT_PLACED,
    /// Hung up by us before an answer.
    CANCELLED,
    OTHER
  }

  /// What the network said when the call ended.
  ///
  /// @param cause ITU-T Q.850 cause, 0 when there was none
  /// @param sipCode SIP response, 0 when there was none
  record Hangup(int cause, int sipCode) {
    public static final Hangup NONE = new Hangup(0, 0);
  }
}
