package org.tocsin.store;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.tocsin.shared.LongWork;

/// Who writes to an embedded database: one transaction at a time, in the order in which they came.
final class Turns {
  private final Semaphore free = new Semaphore(1, true);
  private volatile Optional<LongWork> holder = Optional.empty();

  /// @throws StoreException when whoever holds the turn keeps it for too long
  void take(Patience patience) {
    boolean mine;
    try {
      var most = patience.most().orElse(Patience.LONGEST);
      mine = free.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException(StoreException.Kind.OTHER, "interrupted", e);
    }
    if (!mine) {
      throw StoreException.busy(holder, new IllegalStateException("Another transaction writes"));
    }
    holder = patience.work();
  }

  void giveBack() {
    holder = Optional.empty();
    free.release();
  }

  /// What the one who writes takes long for.
  Optional<LongWork> holder() {
    return holder;
  }
}
