package org.tocsin.telephony.simulator;

/// What the dialplan notes of one answered call, as it says it at the end and writes it into AstDB.
final class CallNotes {
  private final StringBuilder keys = new StringBuilder();
  private final long length;
  private String by = "none";
  private String cause = "";
  private String audio = "none";
  private long heard;
  private boolean whole;
  private boolean confirmed;
  private boolean optedOut;

  /// @param length of the message, ms
  CallNotes(long length) {
    this.length = length;
  }

  void detected(String detected, String why) {
    by = detected;
    cause = why;
  }

  boolean isMachine() {
    return by.equals("machine");
  }

  void playing() {
    audio = "ok";
  }

  void audioFailed() {
    audio = "failed";
  }

  void playedWhole() {
    heard = length;
    whole = true;
  }

  /// A pass stopped after so many milliseconds: the best pass counts.
  void heard(long milliseconds) {
    heard = Math.max(heard, Math.min(length, milliseconds));
  }

  /// @param sure the key is an answer to the question whether to opt out
  void pressed(char key, boolean sure) {
    keys.append(key);
    confirmed |= key == '1';
    optedOut |= sure;
  }

  int keys() {
    return keys.length();
  }

  /// As AstDB keeps it.
  String line(String state) {
    var record = new StringBuilder("state=").append(state).append(";by=").append(by);
    record.append(";cause=").append(cause).append(";heard=").append(heard);
    record.append(";whole=").append(yes(whole)).append(";confirmed=").append(yes(confirmed));
    record.append(";optout=").append(yes(optedOut)).append(";keys=").append(keys);
    return record.append(";audio=").append(audio).toString();
  }

  AmiText detection(AmiText step) {
    return step.with("By", by).with("Cause", cause);
  }

  AmiText summary(AmiText step) {
    return detection(step)
        .with("Heard", heard)
        .with("Whole", yes(whole))
        .with("Confirmed", yes(confirmed))
        .with("OptOut", yes(optedOut))
        .with("Keys", keys.toString())
        .with("Audio", audio);
  }

  private static String yes(boolean truth) {
    return truth ? "yes" : "no";
  }
}
