package org.tocsin.dispatch;

import java.util.Optional;
import org.tocsin.dispatch.CustodyStore.Sign;

/// Those who make the calls, as seen by who launches.
public interface Dispatching {

  /// What would keep calls from leaving now.
  Optional<Hindrance> hindrance();

  /// The service that makes the calls in place of this process. Blocks on the database.
  Optional<Sign> service();

  /// Whether the texts of campaigns leave, from this process or another. Blocks on the database.
  ///
  /// @param simulated whether they are rehearsed
  boolean textsLeave(boolean simulated);

  /// Has the database looked at at once.
  void wake();
}
