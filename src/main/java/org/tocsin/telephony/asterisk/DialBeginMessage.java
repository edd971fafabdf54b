package org.tocsin.telephony.asterisk;

import org.asteriskjava.manager.AsteriskMapping;

/// Replaces the library's own DialBegin, see [DialMessage].
@AsteriskMapping("DialBegin")
public final class DialBeginMessage extends DialMessage {
  private static final long serialVersionUID = 1L;

  public DialBeginMessage(Object source) {
    super(source);
  }
}
