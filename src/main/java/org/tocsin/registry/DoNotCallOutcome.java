package org.tocsin.registry;

import java.util.Optional;

/// What became of a number that was to be put on the do-not-call list, or taken off it.
public sealed interface DoNotCallOutcome {
  record Done() implements DoNotCallOutcome {}

  /// It was there, or was not, before.
  record Unchanged() implements DoNotCallOutcome {}

  /// @param reason what is wrong with the reason that was given; none when it is the number
  record Refused(Optional<FileFault.Reason> reason) implements DoNotCallOutcome {}
}
