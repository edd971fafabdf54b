package org.tocsin.telephony.asterisk;

import org.asteriskjava.manager.AsteriskMapping;

/// Replaces the library's own DialState, see [DialMessage].
@AsteriskMapping("DialState")
public final class DialStateMessage extends DialMessage {
  private static final long serialVersionUID = 1L;

  public DialStateMessage(Object source) {
    super(source);
  }
}
