package org.tocsin.telephony.asterisk;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.asteriskjava.manager.AsteriskMapping;
import org.asteriskjava.manager.event.UserEvent;
import org.jspecify.annotations.Nullable;

/// A text that came in. Sender and words travel in Base64: a comma or a line's end would break the
/// event.
@AsteriskMapping("TocsinText")
public final class TextMessage extends UserEvent {
  private static final long serialVersionUID = 1L;

  private @Nullable String sender;
  private @Nullable String body;

  public TextMessage(Object source) {
    super(source);
  }

  /// As the network wrote it: `<sip:4185550101@198.51.100.1>`.
  public String getSender() {
    return decoded(sender);
  }

  public void setSender(@Nullable String sender) {
    this.sender = sender;
  }

  public String getBody() {
    return decoded(body);
  }

  public void setBody(@Nullable String body) {
    this.body = body;
  }

  private static String decoded(@Nullable String base64) {
    if (base64 == null) {
      return "";
    }
    try {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // Not ours to lose: somebody will read it as it is.
      return base64;
    }
  }
}
