package org.tocsin.telephony.simulator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The simulated call-back line, and what a session says of a channel that is there already: its
/// variables, where it goes on. All in the exchange's lock.
final class CallBackLine {
  private static final long PATIENCE_MS = 4_000;
  private static final String CONTEXT = "tocsin-callback";

  private final Exchange exchange;
  private final Map<String, Caller> callers = new HashMap<>();

  CallBackLine(Exchange exchange) {
    this.exchange = exchange;
  }

  /// Somebody who waits to be told what for.
  ///
  /// @param channel what the console makes of it
  private record Caller(String digits, AmiText channel) {}

  /// Somebody calls the city's number.
  void call(String digits) {
    String id = exchange.channelId();
    var channel = new AmiText().with("ChannelId", id).with("Context", CONTEXT);
    callers.put(id, new Caller(digits, channel));
    var texts = new CallTexts(channel, "PJSIP/trunk-" + id, id, id, digits);
    exchange.say(
        List.of(
            texts
                .userEvent("TocsinCallBack")
                .with("ChannelId", id)
                .with("Caller", digits)
                .with("At", exchange.at(exchange.millis()))));
    exchange.after(PATIENCE_MS, () -> callers.remove(id));
  }

  /// Callers who still wait.
  int waiting() {
    return callers.size();
  }

  void setVariable(AmiText action, AmiSession session) {
    var caller = callers.get(action.get("Channel"));
    if (caller == null) {
      session.send(AmiText.error(action, "No such channel"));
      return;
    }
    String value = action.get("Value").replace(",", "\\,");
    caller.channel().with("Variable", action.get("Variable") + "=" + value);
    session.send(AmiText.success(action, "Variable Set"));
  }

  void redirect(AmiText action, AmiSession session) {
    String id = action.get("Channel");
    var call = exchange.call(id);
    var caller = callers.get(id);
    if (caller == null && (call == null || !call.isAnswered())) {
      session.send(AmiText.error(action, "Channel does not exist: " + id));
      return;
    }
    session.send(AmiText.success(action, "Redirect successful"));
    if (caller != null) {
      callers.remove(id);
      if (action.get("Exten").equals("play")) {
        exchange.callIn(caller.channel(), caller.digits());
      }
    } else if (call != null && action.get("Context").equals("tocsin-keys")) {
      call.redirect(action.get("Exten").charAt(0));
    }
  }
}
