package org.tocsin.campaign;

import java.util.Locale;

/// What becomes of phones that ring when a campaign is paused, lifted or aborted. Conversations
/// always go on to their end.
public enum Ringing {
  FINISH,
  HANG_UP;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Ringing ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
