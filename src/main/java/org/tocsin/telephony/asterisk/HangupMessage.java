package org.tocsin.telephony.asterisk;

import org.asteriskjava.manager.AsteriskMapping;
import org.asteriskjava.manager.event.HangupEvent;

/// The library's Hangup has no place for the SIP response; this one replaces it. Public, with
/// public setters, because the library fills it by reflection.
@AsteriskMapping("Hangup")
public final class HangupMessage extends HangupEvent {
  private static final long serialVersionUID = 1L;

  private String techCause = "";

  public HangupMessage(Object source) {
    super(source);
  }

  public String getTechCause() {
    return techCause;
  }

  public void setTechCause(String techCause) {
    this.techCause = techCause;
  }
}
