package org.tocsin.telephony.asterisk;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The keys of one call, and whether they ask never to be called again: whoever presses 9 is asked
/// whether it is so, and the message goes on unless he says it at once.
final class PressedKeys {
  /// How long the dialplan listens for the second 9, its question included.
  private static final Duration OPT_OUT_ASKED = Duration.ofSeconds(8);

  private final StringBuilder keys = new StringBuilder();
  private @Nullable Instant asked;
  private boolean optedOut;

  void press(char key, Instant at) {
    keys.append(key);
    boolean sure = key == '9' && asked != null && !at.isAfter(asked.plus(OPT_OUT_ASKED));
    optedOut |= sure;
    asked = key == '9' && !sure ? at : null;
  }

  /// The message goes on: nothing is asked any more.
  void goOn() {
    asked = null;
  }

  boolean confirmed() {
    return keys.indexOf("1") >= 0;
  }

  boolean optedOut() {
    return optedOut;
  }

  String all() {
    return keys.toString();
  }
}
