package org.tocsin.registry;

import java.time.Instant;
import java.util.Optional;
import org.tocsin.shared.Language;

/// That a residence accepts to be called, or no longer does, with its provenance.
public record Consent(State state, Optional<Provenance> provenance) {

  /// Whether a residence may be called.
  public enum State {
    GIVEN,
    WITHDRAWN,
    /// Nothing was ever recorded: the residence is not called.
    UNKNOWN
  }

  /// How the answer was obtained.
  public enum Means {
    COUNTER,
    PHONE,
    KIOSK,
    IMPORT,
    KEY,
    SMS
  }

  /// Who took the answer, when, in which language, on which version of the text, by which means.
  public record Provenance(
      Means means, String takenBy, Instant takenAt, Language language, String textVersion) {}

  public static Consent unknown() {
    return new Consent(State.UNKNOWN, Optional.empty());
  }
}
