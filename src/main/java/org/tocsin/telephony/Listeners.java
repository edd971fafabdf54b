package org.tocsin.telephony;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.shared.Subscription;

/// Those who are told of something, for adapters. May be used from several threads.
public final class Listeners<T> {
  private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

  private final List<Consumer<T>> all = new CopyOnWriteArrayList<>();

  public Subscription add(Consumer<T> listener) {
    all.add(listener);
    return () -> all.remove(listener);
  }

  /// One that fails does not keep it from the others.
  public void tell(T news) {
    for (var listener : all) {
      try {
        listener.accept(news);
      } catch (RuntimeException e) {
        LOG.error("A listener failed", e);
      }
    }
  }

  /// For news that can be brought again: the first that fails is whoever brings them to hear of,
  /// and so is that nobody listens.
  public void tellOrFail(T news) {
    if (all.isEmpty()) {
      throw new IllegalStateException("Nobody listens");
    }
    all.forEach(listener -> listener.accept(news));
  }
}
