package org.tocsin.telephony.asterisk;

import org.tocsin.telephony.CallEnd.Cause;
import org.tocsin.telephony.CallEnd.Hangup;

/// Why a call was not answered, from what the network said: ITU-T Q.850 causes and SIP responses
/// (RFC 3261, RFC 8197), as measured on Asterisk 22.
final class HangupCauses {
  private static final int NONE = 0;
  private static final int NORMAL = 16;
  private static final int NO_USER_RESPONDING = 18;
  private static final int NO_ANSWER = 19;

  private HangupCauses() {}

  /// Whether the meaning of this cause hangs on whether the phone was heard ringing.
  static boolean needsRinging(Hangup hangup) {
    return hangup.cause() == NO_ANSWER || hangup.cause() == NO_USER_RESPONDING;
  }

  /// @param rang the network said that the phone rings, or let its own sounds be heard
  /// @param dialEnd status of the dial, empty when it had none
  /// @param cancelled we asked for the hang-up
  static Cause of(Hangup hangup, boolean rang, String dialEnd, boolean cancelled) {
    return switch (hangup.cause()) {
      case 17 -> Cause.BUSY;
      case 1, 22, 28 -> Cause.INVALID_NUMBER;
      case 21 -> Cause.REJECTED;
      case 34, 38, 41, 42, 44 -> Cause.CONGESTION;
      case NO_USER_RESPONDING, NO_ANSWER -> unanswered(rang, dialEnd);
      case NONE, NORMAL -> cancelled ? Cause.CANCELLED : ofSip(hangup.sipCode());
      default -> ofSip(hangup.sipCode());
    };
  }

  /// A trunk that never gave a sign of life must not be taken for a phone that nobody picked up.
  private static Cause unanswered(boolean rang, String dialEnd) {
    if (rang) {
      return Cause.RANG_OUT;
    }
    return dialEnd.isEmpty() ? Cause.TRUNK_DEAD : Cause.OTHER;
  }

  private static Cause ofSip(int code) {
    return switch (code) {
      case 486, 600 -> Cause.BUSY;
      case 404, 410, 484, 604 -> Cause.INVALID_NUMBER;
      case 403, 603, 607, 608 -> Cause.REJECTED;
      default -> code / 100 == 5 ? Cause.CONGESTION : Cause.OTHER;
    };
  }
}
