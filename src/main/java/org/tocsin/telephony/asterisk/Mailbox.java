package org.tocsin.telephony.asterisk;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs its letters one at a time, on a thread of the executor, so that what they touch needs no
/// lock. Whoever posts never waits.
final class Mailbox {
  private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);
  private static final int AT_ONCE = 256;

  private final Executor executor;
  private final int capacity;
  private final Queue<Runnable> letters = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicLong dropped = new AtomicLong();
  private final AtomicBoolean running = new AtomicBoolean();

  /// @param capacity how many events may wait; commands are few and always taken
  Mailbox(Executor executor, int capacity) {
    this.executor = executor;
    this.capacity = capacity;
  }

  /// Something to do: always taken.
  void post(Runnable letter) {
    waiting.incrementAndGet();
    letters.add(letter);
    schedule();
  }

  /// An event: dropped and counted when too many wait already.
  void offer(Runnable letter) {
    if (waiting.get() >= capacity) {
      dropped.incrementAndGet();
    } else {
      post(letter);
    }
  }

  long dropped() {
    return dropped.get();
  }

  private void schedule() {
    if (running.compareAndSet(false, true)) {
      executor.execute(this::drain);
    }
  }

  private void drain() {
    try {
      for (int i = 0; i < AT_ONCE; i++) {
        Runnable letter = letters.poll();
        if (letter == null) {
          break;
        }
        waiting.decrementAndGet();
        run(letter);
      }
    } finally {
      running.set(false);
    }
    if (!letters.isEmpty()) {
      schedule();
    }
  }

  /// One faulty letter must not stop the others.
  private static void run(Runnable letter) {
    try {
      letter.run();
    } catch (RuntimeException e) {
      LOG.error("An event of the PBX was not handled", e);
    }
  }
}
