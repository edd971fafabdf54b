package org.tocsin.telephony.simulator;

import java.util.ArrayList;
import java.util.List;

/// The simulated desk phones: extensions 2000 to 2099 exist, and those from 2070 on are not picked
/// up. All in the exchange's lock.
final class DeskLine {
  private static final String PHONE = "PJSIP/20\\d\\d";
  private static final String AWAY = "PJSIP/20[7-9]\\d";
  private static final long PICKED_UP_MS = 1_500;
  private static final int ANSWERED = 4;

  private final Exchange exchange;
  private final List<String> called = new ArrayList<>();

  DeskLine(Exchange exchange) {
    this.exchange = exchange;
  }

  /// Somebody calls a desk phone.
  ///
  /// @param digits empty when they are hidden
  void ring(String digits, String extension) {
    String id = exchange.channelId();
    var channel = new AmiText().with("ChannelId", id).with("Context", "tocsin-desk");
    var texts = new CallTexts(channel, "PJSIP/trunk-" + id, id, id, digits);
    exchange.say(
        List.of(texts.userEvent("TocsinDesk").with("Extension", extension).with("Caller", digits)));
  }

  /// A console has a desk phone rung, which is to call a number.
  void dial(AmiText originate, AmiSession session) {
    String phone = originate.get("Channel");
    session.send(AmiText.success(originate, "Originate successfully queued"));
    String id = exchange.channelId();
    var texts = new CallTexts(originate, phone + "-" + id, id, id, originate.get("Data"));
    if (!phone.matches(PHONE)) {
      exchange.say(List.of(texts.originateResponse(false, 0)));
    } else if (phone.matches(AWAY)) {
      long rings = AmiText.number(originate.get("Timeout"), 30_000);
      exchange.after(rings, () -> exchange.say(List.of(texts.originateResponse(false, 3))));
    } else {
      exchange.after(
          PICKED_UP_MS,
          () -> {
            called.add(originate.get("Data").replaceFirst("^PJSIP/(\\d+)@.*", "$1"));
            exchange.say(List.of(texts.originateResponse(true, ANSWERED)));
          });
    }
  }

  /// The digits that desk phones have called.
  List<String> called() {
    return List.copyOf(called);
  }
}
