package org.tocsin.telephony.asterisk;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How much of the message somebody has heard. The best pass counts, and never more than the
/// message's length: a loaded PBX plays slower than the clock.
final class Listening {
  private final Duration length;
  private @Nullable Instant since;
  private Duration heard = Duration.ZERO;
  private boolean whole;

  Listening(Duration length) {
    this.length = length;
  }

  void begin(Instant at) {
    since = at;
  }

  void stop(Instant at) {
    if (since != null) {
      var played = Duration.between(since, at);
      var within = played.compareTo(length) < 0 ? played : length;
      heard = within.compareTo(heard) > 0 ? within : heard;
    }
    since = null;
  }

  /// The message was played to its end.
  void end() {
    whole = true;
    since = null;
  }

  /// There was nothing to hear.
  void fail() {
    since = null;
  }

  boolean whole() {
    return whole;
  }

  Duration heard() {
    return whole ? length : heard;
  }
}
