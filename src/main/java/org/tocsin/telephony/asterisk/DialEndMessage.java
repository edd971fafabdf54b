package org.tocsin.telephony.asterisk;

import org.asteriskjava.manager.AsteriskMapping;

/// Replaces the library's own DialEnd, see [DialMessage].
@AsteriskMapping("DialEnd")
public final class DialEndMessage extends DialMessage {
  private static final long serialVersionUID = 1L;

  public DialEndMessage(Object source) {
    super(source);
  }
}
