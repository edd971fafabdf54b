package org.tocsin.telephony.smpp;

import java.time.Duration;

/// How long to wait for what.
///
/// @param answer for the provider's answer to a text, or to the opening of a session
/// @param silence before the provider is asked whether it is still there
/// @param retry after a session that failed; longer each time, up to sixteen times as long
/// @param throttle without sending when the provider asks to slow down
record SmppPatience(Duration answer, Duration silence, Duration retry, Duration throttle) {
  static final SmppPatience USUAL =
      new SmppPatience(
          Duration.ofSeconds(10),
          Duration.ofSeconds(15),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1));
}
