package org.tocsin.campaign;

import java.time.Instant;
import org.tocsin.shared.PhoneNumber;

/// When a number may be called.
@FunctionalInterface
public interface CallingHours {
  CallingHours ALWAYS = (_, now) -> now;

  /// @return `now` when it may be called now, or else when it next may
  Instant opensAt(PhoneNumber number, Instant now);
}
