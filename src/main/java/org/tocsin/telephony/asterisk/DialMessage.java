package org.tocsin.telephony.asterisk;

import org.asteriskjava.manager.event.ManagerEvent;

/// What we read of a message about a dial. The library's own have fifteen fields more, which it
/// would fill by reflection for nothing, and send a second message for each DialBegin.
public abstract sealed class DialMessage extends ManagerEvent
    permits DialBeginMessage, DialStateMessage, DialEndMessage {
  private static final long serialVersionUID = 1L;

  private String destUniqueId = "";
  private String dialStatus = "";

  DialMessage(Object source) {
    super(source);
  }

  public String getDestUniqueId() {
    return destUniqueId;
  }

  public void setDestUniqueId(String destUniqueId) {
    this.destUniqueId = destUniqueId;
  }

  public String getDialStatus() {
    return dialStatus;
  }

  public void setDialStatus(String dialStatus) {
    this.dialStatus = dialStatus;
  }
}
