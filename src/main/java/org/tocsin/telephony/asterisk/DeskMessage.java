package org.tocsin.telephony.asterisk;

import org.asteriskjava.manager.AsteriskMapping;
import org.asteriskjava.manager.event.UserEvent;
import org.jspecify.annotations.Nullable;

/// A desk phone is about to ring.
@AsteriskMapping("TocsinDesk")
public final class DeskMessage extends UserEvent {
  private static final long serialVersionUID = 1L;

  private @Nullable String extension;
  private @Nullable String caller;

  public DeskMessage(Object source) {
    super(source);
  }

  public String getExtension() {
    return extension == null ? "" : extension;
  }

  public void setExtension(@Nullable String extension) {
    this.extension = extension;
  }

  /// Digits; empty when they are hidden.
  public String getCaller() {
    return caller == null ? "" : caller;
  }

  public void setCaller(@Nullable String caller) {
    this.caller = caller;
  }
}
