package org.tocsin.telephony.asterisk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.telephony.TextEvent.Received;

/// Texts that came in, told one at a time and in their order, so that a STOP never overtakes the
/// START before it. One that could not be kept waits here, and those after it; but where another
/// can be kept and it cannot, time and again, the fault is its own: it is set aside for a while and
/// the others go on.
final class HeardTexts {
  private static final Logger LOG = LoggerFactory.getLogger(HeardTexts.class);
  private static final int AT_MOST = 10_000;

  /// A database that is away is asked so often whether it is back.
  private static final long AGAIN_MS = 2_000;

  /// After so many tries others are tried before it.
  private static final int TRIES = 5;

  /// What was set aside is tried again after this.
  private static final long ASIDE_MS = 600_000;

  private final Executor executor;
  private final Timer timer;
  private final Consumer<Received> keeper;
  private final Consumer<String> kept;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private final Set<Waiting> aside = new HashSet<>();
  private final Set<String> keys = new HashSet<>();
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile boolean closed;

  /// Runs something after a while, without waiting.
  interface Timer {
    void after(long milliseconds, Runnable step);
  }

  private static final class Waiting {
    private final Received text;
    private final String key;
    private int tries;

    Waiting(Received text, String key) {
      this.text = text;
      this.key = key;
    }
  }

  /// @param executor where the keeper may take its time
  /// @param keeper throws when it could not keep the text
  /// @param kept told the key of each text that was kept
  HeardTexts(Executor executor, Timer timer, Consumer<Received> keeper, Consumer<String> kept) {
    this.executor = executor;
    this.timer = timer;
    this.keeper = keeper;
    this.kept = kept;
  }

  /// @param key under which the PBX keeps it until it is told otherwise; empty: the PBX does not
  void add(Received text, String key) {
    if (closed || !isAdded(text, key)) {
      return;
    }
    tellSoon();
  }

  private boolean isAdded(Received text, String key) {
    lock.lock();
    try {
      if (keys.contains(key)) {
        return false;
      }
      if (waiting.size() >= AT_MOST) {
        LOG.error(
            "A text that came in {}: {} wait to be kept already",
            key.isEmpty() ? "is lost" : "is left with the PBX",
            AT_MOST);
        return false;
      }
      if (!key.isEmpty()) {
        keys.add(key);
      }
      return waiting.add(new Waiting(text, key));
    } finally {
      lock.unlock();
    }
  }

  /// What the PBX keeps is told again to whoever connects next; all else that waits is lost.
  void close() {
    closed = true;
    lock.lock();
    try {
      long lost = countLost(waiting) + countLost(aside);
      if (lost > 0) {
        LOG.error("Texts that came in could not be kept and are lost: {}", lost);
      }
      waiting.clear();
      aside.clear();
    } finally {
      lock.unlock();
    }
  }

  private static long countLost(Collection<Waiting> texts) {
    return texts.stream().filter(text -> text.key.isEmpty()).count();
  }

  private void tellSoon() {
    if (busy.compareAndSet(false, true)) {
      executor.execute(this::tellAll);
    }
  }

  private void tellAll() {
    for (var text = first(); text != null; text = first()) {
      if (isKept(text)) {
        continue;
      }
      var other = behind(text);
      if (other == null || !isKept(other)) {
        // Nobody else begins meanwhile: it stays the first.
        timer.after(AGAIN_MS, () -> executor.execute(this::tellAll));
        return;
      }
      setAside(text);
    }
    busy.set(false);
    if (first() != null) {
      tellSoon();
    }
  }

  private @Nullable Waiting first() {
    lock.lock();
    try {
      return waiting.peek();
    } finally {
      lock.unlock();
    }
  }

  /// Another to try in its place, a different one each time: that one may be at fault as well.
  private @Nullable Waiting behind(Waiting text) {
    lock.lock();
    try {
      List<Waiting> others = new ArrayList<>(waiting);
      others.remove(text);
      return text.tries < TRIES || others.isEmpty()
          ? null
          : others.get((text.tries - TRIES) % others.size());
    } finally {
      lock.unlock();
    }
  }

  private boolean isKept(Waiting text) {
    try {
      keeper.accept(text.text);
    } catch (RuntimeException e) {
      text.tries++;
      if (text.tries == 1) {
        LOG.warn("A text that came in waits to be kept: {}", e.getClass().getName());
      }
      return false;
    }
    lock.lock();
    try {
      waiting.remove(text);
      keys.remove(text.key);
    } finally {
      lock.unlock();
    }
    if (!text.key.isEmpty()) {
      kept.accept(text.key);
    }
    return true;
  }

  private void setAside(Waiting text) {
    lock.lock();
    try {
      if (!waiting.remove(text)) {
        return;
      }
      aside.add(text);
    } finally {
      lock.unlock();
    }
    LOG.error("A text that came in cannot be kept, after {} tries: others go first", text.tries);
    timer.after(ASIDE_MS, () -> takeBack(text));
  }

  private void takeBack(Waiting text) {
    lock.lock();
    try {
      if (!aside.remove(text)) {
        return;
      }
      waiting.add(text);
    } finally {
      lock.unlock();
    }
    tellSoon();
  }
}
