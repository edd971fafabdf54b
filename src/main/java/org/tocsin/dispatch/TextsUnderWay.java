package org.tocsin.dispatch;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tocsin.shared.AttemptId;

/// The texts that were handed to a port and of which it has not said yet whether they left. Not for
/// several threads.
final class TextsUnderWay {
  private final Map<AttemptId, Claim> texts = new HashMap<>();
  private boolean open;

  /// Whether texts can leave from here.
  boolean isOpen() {
    return open;
  }

  void setOpen(boolean canSend) {
    open = canSend;
  }

  void add(Claim claim) {
    texts.put(claim.attempt(), claim);
  }

  void remove(AttemptId attempt) {
    texts.remove(attempt);
  }

  Optional<Claim> find(AttemptId attempt) {
    return Optional.ofNullable(texts.get(attempt));
  }

  boolean has(AttemptId attempt) {
    return texts.containsKey(attempt);
  }

  int size() {
    return texts.size();
  }

  boolean isEmpty() {
    return texts.isEmpty();
  }
}
