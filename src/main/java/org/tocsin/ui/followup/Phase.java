package org.tocsin.ui.followup;

import java.util.Locale;
import org.tocsin.board.CallRow;
import org.tocsin.shared.Channel;
import org.tocsin.telephony.CallOutcome;

/// Where a call stands, as one word: how far it has come while it lasts, then what it became. In
/// the order of the filters.
enum Phase {
  QUEUED(Family.LIVE, "fth-clock"),
  DIALLING(Family.LIVE, "fth-phone-outgoing"),
  /// A text that was handed to its port, which has not answered yet.
  SENDING(Family.LIVE, "fth-upload"),
  RINGING(Family.LIVE, "fth-bell"),
  ANSWERED(Family.LIVE, "fth-phone-call"),
  CONFIRMED(Family.GOOD, "fth-check-circle"),
  HEARD(Family.GOOD, "fth-check"),
  LEFT_ON_MACHINE(Family.GOOD, "fth-voicemail"),
  HEARD_IN_PART(Family.PARTIAL, "fth-volume-1"),
  ANSWERED_ONLY(Family.PARTIAL, "fth-volume-x"),
  DELIVERED(Family.GOOD, "fth-message-square"),
  SENT(Family.PARTIAL, "fth-send"),
  BUSY(Family.AGAIN, "fth-minus-circle"),
  NO_ANSWER(Family.AGAIN, "fth-phone-missed"),
  REJECTED(Family.AGAIN, "fth-phone-off"),
  CONGESTION(Family.AGAIN, "fth-wifi-off"),
  INVALID_NUMBER(Family.BAD, "fth-x-circle"),
  FAILED(Family.BAD, "fth-alert-triangle"),
  CANCELLED(Family.NEUTRAL, "fth-slash"),
  UNKNOWN(Family.BAD, "fth-help-circle"),
  NEVER_ATTEMPTED(Family.NEUTRAL, "fth-circle");

  /// What a colour and a pattern stand for.
  enum Family {
    LIVE,
    GOOD,
    PARTIAL,
    AGAIN,
    BAD,
    NEUTRAL;

    String styleClass() {
      return "family-" + name().toLowerCase(Locale.ROOT);
    }
  }

  private final Family family;
  private final String icon;

  Phase(Family family, String icon) {
    this.family = family;
    this.icon = icon;
  }

  static Phase of(CallRow row) {
    return switch (row.state()) {
      case QUEUED, CLAIMED -> QUEUED;
      case INTENDED, DIALLING -> row.channel() == Channel.SMS ? SENDING : DIALLING;
      case RINGING -> RINGING;
      case ANSWERED -> ANSWERED;
      case ENDED -> row.outcome().map(Phase::of).orElse(UNKNOWN);
    };
  }

  /// The two vocabularies share their words.
  static Phase of(CallOutcome outcome) {
    return valueOf(outcome.name());
  }

  Family family() {
    return family;
  }

  String icon() {
    return icon;
  }

  boolean isLive() {
    return family == Family.LIVE;
  }

  /// Key of its word in the bundle of all rooms.
  String key() {
    return "phase." + name().toLowerCase(Locale.ROOT);
  }
}
