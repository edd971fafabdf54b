package org.tocsin.ui.shell;

import java.util.Optional;
import org.tocsin.desk.Incoming;

/// Who calls the clerk's own phone. Blocks: never called on the FX thread.
@FunctionalInterface
public interface DeskSource {
  /// A console without a PBX, which hears of no phone.
  DeskSource NONE = (_, _) -> Optional.empty();

  /// @param after the number of the last call that is known; 0 for none
  /// @return nothing when nobody has called since
  Optional<Incoming> findCall(String extension, long after);
}
