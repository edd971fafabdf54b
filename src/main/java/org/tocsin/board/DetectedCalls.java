package org.tocsin.board;

import org.tocsin.telephony.AnsweredBy;

/// Answered calls that the answering-machine detector judged alike, and of which the same came.
///
/// @param by what it took them for
/// @param cause by what, in the PBX's words: `LONGGREETING-1510-1500`
/// @param pressed a key was pressed
/// @param whole the whole message was played
/// @param calledBack the residence called back afterwards
/// @param count how many such calls
public record DetectedCalls(
    AnsweredBy by, String cause, boolean pressed, boolean whole, boolean calledBack, int count) {

  /// What came of a call says who or what answered.
  public enum Evidence {
    /// A key was pressed: certain, whatever the detector thought.
    PERSON,
    /// The whole message met with no key, and the residence called back: probably somebody who
    /// found it on a machine.
    PROBABLY_MACHINE,
    NONE
  }

  public Evidence evidence() {
    if (pressed) {
      return Evidence.PERSON;
    }
    // Who hung up in the middle and calls back may well be a person.
    return whole && calledBack ? Evidence.PROBABLY_MACHINE : Evidence.NONE;
  }
}
