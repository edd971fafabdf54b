package org.tocsin.telephony.asterisk;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The times at which one call's passes of the message began and were over, by the PBX's clock, in
/// whatever order they are learnt.
final class Passes {
  private final Map<Integer, Instant> begun = new HashMap<>();
  private final Map<Integer, Instant> over = new HashMap<>();

  /// @return how long the pass took, once both ends of it are known
  Optional<Duration> begun(int pass, Instant at) {
    begun.put(pass, at);
    return whole(pass);
  }

  /// @return how long the pass took, once both ends of it are known
  Optional<Duration> over(int pass, Instant at) {
    over.put(pass, at);
    return whole(pass);
  }

  private Optional<Duration> whole(int pass) {
    Instant from = begun.get(pass);
    Instant to = over.get(pass);
    return from == null || to == null ? Optional.empty() : Optional.of(Duration.between(from, to));
  }
}
