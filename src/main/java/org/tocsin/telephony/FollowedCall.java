package org.tocsin.telephony;

import java.time.Duration;
import java.util.Optional;
import org.tocsin.shared.AttemptId;

/// A call that somebody else placed, another console or an earlier life of this one, and whose end
/// is to be learnt.
///
/// @param length of the message
/// @param answered it is known to have been answered, even if the PBX remembers nothing of it
/// @param channel the PBX's own name of a call that came in; nothing when it was placed
public record FollowedCall(
    AttemptId attempt, Duration length, boolean answered, Optional<String> channel) {

  /// One that was placed.
  public FollowedCall(AttemptId attempt, Duration length, boolean answered) {
    this(attempt, length, answered, Optional.empty());
  }
}
