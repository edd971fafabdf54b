package org.tocsin.dispatch;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// Lets through what others bring on threads of theirs, one at a time and in their order, until it
/// is closed.
final class Gate implements AutoCloseable {
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Duration patience;
  private boolean closed;

  /// @param patience how long somebody waits here: threads that wait are missed where they are from
  Gate(Duration patience) {
    this.patience = patience;
  }

  /// @throws IllegalStateException when it is closed, or others take too long: what was brought is
  ///   to be brought elsewhere, or again
  void pass(Runnable work) {
    if (!hasTurn()) {
      throw new IllegalStateException("Others take too long");
    }
    try {
      if (closed) {
        throw new IllegalStateException("Nobody takes anything here any more");
      }
      work.run();
    } finally {
      lock.unlock();
    }
  }

  private boolean hasTurn() {
    try {
      return lock.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// Waits for what is being done: the database may be closed then.
  @Override
  public void close() {
    lock.lock();
    closed = true;
    lock.unlock();
  }
}
