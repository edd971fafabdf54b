package org.tocsin.telephony.asterisk;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.shared.Subscription;

/// Those who are told of something. One that fails does not keep it from the others.
final class Listeners<T> {
  private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

  private final List<Consumer<T>> all = new CopyOnWriteArrayList<>();

  Subscription add(Consumer<T> listener) {
    all.add(listener);
    return () -> all.remove(listener);
  }

  void tell(T news) {
    for (var listener : all) {
      try {
        listener.accept(news);
      } catch (RuntimeException e) {
        LOG.error("A listener of the PBX failed", e);
      }
    }
  }
}
