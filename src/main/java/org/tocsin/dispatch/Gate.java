package org.tocsin.dispatch;

import java.util.concurrent.locks.ReentrantLock;

/// Lets through what others bring on threads of theirs, one at a time, until it is closed.
final class Gate implements AutoCloseable {
  private final ReentrantLock lock = new ReentrantLock();
  private boolean closed;

  /// @throws IllegalStateException when it is closed: what was brought is to be brought elsewhere
  void pass(Runnable work) {
    lock.lock();
    try {
      if (closed) {
        throw new IllegalStateException("Nobody takes anything here any more");
      }
      work.run();
    } finally {
      lock.unlock();
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
