package org.tocsin.telephony.asterisk;

import org.asteriskjava.manager.AsteriskMapping;
import org.asteriskjava.manager.event.UserEvent;
import org.jspecify.annotations.Nullable;

/// Whether the PBX sees a sound file.
@AsteriskMapping("TocsinProbe")
public final class ProbeMessage extends UserEvent {
  private static final long serialVersionUID = 1L;

  private @Nullable String token;
  private @Nullable String exists;
  private @Nullable String size;

  public ProbeMessage(Object source) {
    super(source);
  }

  public String getToken() {
    return token == null ? "" : token;
  }

  public void setToken(@Nullable String token) {
    this.token = token;
  }

  public String getExists() {
    return exists == null ? "" : exists;
  }

  public void setExists(@Nullable String exists) {
    this.exists = exists;
  }

  public String getSize() {
    return size == null ? "" : size;
  }

  public void setSize(@Nullable String size) {
    this.size = size;
  }
}
