package org.tocsin.telephony.asterisk;

import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.telephony.TextEvent.Received;

/// Texts that came in, told one at a time and in their order, so that a STOP never overtakes the
/// START before it. The PBX brings none again: one that could not be kept waits here, and those
/// after it.
final class HeardTexts {
  private static final Logger LOG = LoggerFactory.getLogger(HeardTexts.class);
  private static final int AT_MOST = 10_000;

  private final Executor executor;
  private final Consumer<Runnable> later;
  private final Consumer<Received> keeper;
  private final Queue<Received> waiting = new LinkedBlockingQueue<>(AT_MOST);
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile boolean closed;

  /// @param executor where the keeper may take its time
  /// @param later runs something after a while, without waiting
  /// @param keeper throws when it could not keep the text
  HeardTexts(Executor executor, Consumer<Runnable> later, Consumer<Received> keeper) {
    this.executor = executor;
    this.later = later;
    this.keeper = keeper;
  }

  void add(Received text) {
    if (closed) {
      return;
    }
    if (!waiting.offer(text)) {
      LOG.error("A text that came in is lost: {} wait to be kept already", AT_MOST);
    }
    tellSoon();
  }

  /// What waits still is lost.
  void close() {
    closed = true;
    if (!waiting.isEmpty()) {
      LOG.error("Texts that came in could not be kept and are lost: {}", waiting.size());
      waiting.clear();
    }
  }

  private void tellSoon() {
    if (busy.compareAndSet(false, true)) {
      executor.execute(this::tellAll);
    }
  }

  private void tellAll() {
    for (var text = waiting.peek(); text != null; text = waiting.peek()) {
      if (!isKept(text)) {
        // Nobody else begins meanwhile: it stays the first.
        later.accept(() -> executor.execute(this::tellAll));
        return;
      }
      waiting.poll();
    }
    busy.set(false);
    if (!waiting.isEmpty()) {
      tellSoon();
    }
  }

  private boolean isKept(Received text) {
    try {
      keeper.accept(text);
      return true;
    } catch (RuntimeException e) {
      LOG.warn("A text that came in waits to be kept: {}", e.getClass().getName());
      return false;
    }
  }
}
