package org.tocsin.shared;

/// How a contact point is reached.
public enum Channel {
  VOICE("voice"),
  SMS("sms");

  private final String code;

  Channel(String code) {
    this.code = code;
  }

  /// As the database keeps it.
  public String code() {
    return code;
  }

  public static Channel ofCode(String code) {
    return VOICE.code.equals(code) ? VOICE : SMS;
  }
}
