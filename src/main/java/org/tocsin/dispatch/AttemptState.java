package org.tocsin.dispatch;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// How far a call attempt has come, and the only ways onward. The same table guards each update in
/// the database.
public enum AttemptState {
  QUEUED,
  /// A dispatcher has taken it; nothing has left yet, so it can go back to the queue.
  CLAIMED,
  /// Durable before the call leaves: from here on it may have been made, and is never redialled
  /// blindly.
  INTENDED,
  DIALLING,
  RINGING,
  ANSWERED,
  ENDED;

  private static final Map<AttemptState, Set<AttemptState>> NEXT = transitions();

  private static Map<AttemptState, Set<AttemptState>> transitions() {
    var next = new EnumMap<AttemptState, Set<AttemptState>>(AttemptState.class);
    next.put(QUEUED, EnumSet.of(CLAIMED, ENDED));
    next.put(CLAIMED, EnumSet.of(QUEUED, INTENDED, ENDED));
    next.put(INTENDED, EnumSet.of(DIALLING, RINGING, ANSWERED, ENDED));
    next.put(DIALLING, EnumSet.of(RINGING, ANSWERED, ENDED));
    next.put(RINGING, EnumSet.of(ANSWERED, ENDED));
    next.put(ANSWERED, EnumSet.of(ENDED));
    next.put(ENDED, EnumSet.noneOf(AttemptState.class));
    return next;
  }

  public boolean canBecome(AttemptState next) {
    return NEXT.getOrDefault(this, Set.of()).contains(next);
  }

  /// The states from which this one can be reached.
  public Set<AttemptState> sources() {
    var sources = EnumSet.noneOf(AttemptState.class);
    for (var state : values()) {
      if (state.canBecome(this)) {
        sources.add(state);
      }
    }
    return sources;
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static AttemptState ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
