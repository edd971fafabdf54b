package org.tocsin.telephony.simulator;

/// The messages about one channel, with the fields that Asterisk 22 sends, in its order.
final class CallTexts {
  private static final String CALL = "call,all";
  private static final String USER = "user,all";

  private final AmiText originate;
  private final String channel;
  private final String id;
  private final String attempt;
  private final String dialString;

  /// @param channel its name, as `PJSIP/trunk-0000000a`
  /// @param id its Uniqueid
  /// @param dialString as `14185550101@trunk`
  CallTexts(AmiText originate, String channel, String id, String dialString) {
    this(originate, channel, id, id, dialString);
  }

  /// @param attempt by which name the dialplan speaks of it
  CallTexts(AmiText originate, String channel, String id, String attempt, String dialString) {
    this.attempt = attempt;
    this.originate = originate;
    this.channel = channel;
    this.id = id;
    this.dialString = dialString;
  }

  AmiText dialBegin() {
    return dial("DialBegin", 0, "Down").with("DialString", dialString);
  }

  AmiText dialState(String status) {
    return dial("DialState", 5, "Ringing").with("DialStatus", status);
  }

  AmiText dialEnd(String status) {
    boolean up = status.equals("ANSWER");
    return dial("DialEnd", up ? 6 : 5, up ? "Up" : "Ringing").with("DialStatus", status);
  }

  AmiText originateResponse(boolean success, int reason) {
    return AmiText.event("OriginateResponse", CALL)
        .with("ActionID", originate.get("ActionID"))
        .with("Response", success ? "Success" : "Failure")
        .with("Channel", success ? channel : originate.get("Channel"))
        .with("Context", originate.get("Context"))
        .with("Exten", "s")
        .with("Reason", reason)
        .with("Uniqueid", id)
        .with("CallerIDNum", caller())
        .with("CallerIDName", "<unknown>");
  }

  AmiText step(String step, String now) {
    return userEvent("Tocsin").with("Attempt", attempt).with("Step", step).with("At", now);
  }

  AmiText userEvent(String name) {
    return snapshot(AmiText.event("UserEvent", USER), 6, "Up").with("UserEvent", name);
  }

  AmiText tone(char key) {
    return snapshot(AmiText.event("DTMFEnd", "dtmf,all"), 6, "Up")
        .with("Digit", String.valueOf(key))
        .with("DurationMs", 100)
        .with("Direction", "Received");
  }

  AmiText hangup(int cause, int sipCode, String text) {
    var event =
        snapshot(AmiText.event("Hangup", CALL), 6, "Up")
            .with("Cause", cause)
            .with("Cause-txt", text);
    return sipCode == 0 ? event : event.with("TechCause", sipCode);
  }

  /// In a list of channels.
  ///
  /// @param event CoreShowChannel or Status
  AmiText listed(String event, boolean up, boolean ringing) {
    String state = up ? "Up" : ringing ? "Ringing" : "Down";
    return snapshot(new AmiText().with("Event", event), up ? 6 : ringing ? 5 : 0, state)
        .with("Application", up ? "BackGround" : "AppDial2");
  }

  private AmiText snapshot(AmiText event, int state, String description) {
    return event
        .with("Channel", channel)
        .with("ChannelState", state)
        .with("ChannelStateDesc", description)
        .with("CallerIDNum", caller())
        .with("CallerIDName", "<unknown>")
        .with("ConnectedLineNum", caller())
        .with("ConnectedLineName", "<unknown>")
        .with("Language", "fr_CA_f_June")
        .with("AccountCode", "")
        .with("Context", originate.get("Context"))
        .with("Exten", "s")
        .with("Priority", 1)
        .with("Uniqueid", id)
        .with("Linkedid", id);
  }

  private AmiText dial(String name, int state, String description) {
    return AmiText.event(name, CALL)
        .with("DestChannel", channel)
        .with("DestChannelState", state)
        .with("DestChannelStateDesc", description)
        .with("DestCallerIDNum", caller())
        .with("DestCallerIDName", "<unknown>")
        .with("DestConnectedLineNum", caller())
        .with("DestConnectedLineName", "<unknown>")
        .with("DestLanguage", "fr_CA_f_June")
        .with("DestAccountCode", "")
        .with("DestContext", "nobody")
        .with("DestExten", "s")
        .with("DestPriority", 1)
        .with("DestUniqueid", id)
        .with("DestLinkedid", id);
  }

  private String caller() {
    String caller = originate.get("CallerID");
    return caller.isEmpty() ? "<unknown>" : caller;
  }
}
