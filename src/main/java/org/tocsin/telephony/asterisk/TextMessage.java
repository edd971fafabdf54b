package org.tocsin.telephony.asterisk;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.asteriskjava.manager.AsteriskMapping;
import org.asteriskjava.manager.event.UserEvent;
import org.jspecify.annotations.Nullable;

/// A text that came in. Sender and words travel in Base64: a comma or a line's end would break the
/// event.
@AsteriskMapping("TocsinText")
public final class TextMessage extends UserEvent {
  private static final long serialVersionUID = 1L;

  private static final Pattern KEY = Pattern.compile("[0-9]{16}");

  private @Nullable String key;
  private @Nullable String sender;
  private @Nullable String body;

  public TextMessage(Object source) {
    super(source);
  }

  /// Under which the PBX keeps it; empty when it does not.
  public String getKey() {
    return key != null && KEY.matcher(key).matches() ? key : "";
  }

  public void setKey(@Nullable String key) {
    this.key = key;
  }

  /// When it came in, by the PBX's clock: the key says it, in microseconds.
  Optional<Instant> at() {
    return Optional.of(getKey())
        .filter(known -> !known.isEmpty())
        .map(known -> Instant.EPOCH.plus(Long.parseLong(known), ChronoUnit.MICROS));
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
