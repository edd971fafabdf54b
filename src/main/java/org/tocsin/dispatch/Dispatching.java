package org.tocsin.dispatch;

import java.util.Optional;

/// Those who make the calls, as seen by who launches.
public interface Dispatching {

  /// What would keep calls from leaving now.
  Optional<Hindrance> hindrance();

  /// Has the database looked at at once.
  void wake();
}
