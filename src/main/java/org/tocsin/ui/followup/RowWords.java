package org.tocsin.ui.followup;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.tocsin.board.CallRow;
import org.tocsin.shared.Channel;
import org.tocsin.ui.common.Texts;

/// The words of one call.
final class RowWords {
  /// ITU-T Q.850 causes that have a sentence of their own.
  private static final Set<Integer> CAUSES =
      Set.of(
          1, 2, 3, 16, 17, 18, 19, 20, 21, 22, 26, 27, 28, 31, 34, 38, 41, 42, 44, 47, 50, 57, 58,
          63, 66, 88, 102, 111, 127);

  /// SIP responses (RFC 3261) that have a sentence of their own.
  private static final Set<Integer> RESPONSES =
      Set.of(403, 404, 408, 410, 480, 484, 486, 487, 488, 500, 503, 600, 603);

  private final Texts texts;

  RowWords(Texts texts) {
    this.texts = texts;
  }

  String time(CallRow row) {
    return texts.timeToTheSecond(row.begun().orElse(row.since()));
  }

  String phase(Phase phase) {
    return texts.get(phase.key());
  }

  /// Seconds in the state while the call lasts; how long was talked when it has ended.
  String seconds(CallRow row, Instant now) {
    if (Phase.of(row).isLive()) {
      return texts.duration(Duration.between(row.since(), now));
    }
    return row.talked().filter(talked -> !talked.isZero()).map(texts::duration).orElse("");
  }

  /// A number that is texted says so.
  String number(CallRow row) {
    var number = row.number().display();
    return row.channel() == Channel.SMS ? texts.format("followup.number.sms", number) : number;
  }

  String answeredBy(CallRow row) {
    return row.answeredBy().map(by -> texts.get("followup.by." + by.code())).orElse("");
  }

  String heard(CallRow row) {
    return row.heardPercent().isPresent()
        ? texts.format("followup.percent", row.heardPercent().getAsInt())
        : "";
  }

  String hangUp(CallRow row) {
    if (CAUSES.contains(row.hangupCause())) {
      return texts.get("followup.cause." + row.hangupCause());
    }
    if (RESPONSES.contains(row.sipCode())) {
      return texts.get("followup.sip." + row.sipCode());
    }
    if (row.hangupCause() != 0) {
      return texts.format("followup.cause.other", "" + row.hangupCause());
    }
    return row.sipCode() == 0 ? "" : texts.format("followup.sip.other", "" + row.sipCode());
  }

  String attempt(CallRow row) {
    return row.incoming()
        ? texts.get("followup.attempt.incoming")
        : texts.format("followup.attempt", row.ordinal());
  }

  /// A call that came in belongs to no round.
  String round(CallRow row) {
    return row.incoming() ? "" : "" + row.round();
  }
}
