package org.tocsin.telephony;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.tocsin.shared.AttemptId;

/// Everything that was told of each call.
final class CallLog implements Consumer<CallEvent> {
  private final Map<AttemptId, List<CallEvent>> events = new ConcurrentHashMap<>();

  @Override
  public void accept(CallEvent event) {
    events.computeIfAbsent(event.attempt(), ignored -> new CopyOnWriteArrayList<>()).add(event);
  }

  List<CallEvent> of(AttemptId attempt) {
    return events.getOrDefault(attempt, List.of());
  }

  boolean has(AttemptId attempt, Class<? extends CallEvent> kind) {
    return of(attempt).stream().anyMatch(kind::isInstance);
  }

  List<CallEnd> ends(AttemptId attempt) {
    return of(attempt).stream()
        .filter(CallEvent.Ended.class::isInstance)
        .map(event -> ((CallEvent.Ended) event).end())
        .toList();
  }
}
