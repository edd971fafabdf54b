package org.tocsin.telephony.asterisk;

import org.asteriskjava.manager.AsteriskMapping;
import org.asteriskjava.manager.event.UserEvent;
import org.jspecify.annotations.Nullable;

/// Somebody calls back.
@AsteriskMapping("TocsinCallBack")
public final class CallBackMessage extends UserEvent {
  private static final long serialVersionUID = 1L;

  private @Nullable String channelId;
  private @Nullable String caller;

  public CallBackMessage(Object source) {
    super(source);
  }

  /// The channel's unique id.
  public String getChannelId() {
    return channelId == null ? "" : channelId;
  }

  public void setChannelId(@Nullable String channelId) {
    this.channelId = channelId;
  }

  /// Digits; empty when they are hidden.
  public String getCaller() {
    return caller == null ? "" : caller;
  }

  public void setCaller(@Nullable String caller) {
    this.caller = caller;
  }
}
