package org.tocsin.dispatch;

import java.util.function.Supplier;
import org.tocsin.shared.ConflictException;
import org.tocsin.shared.Transactions;

/// Writes again when a dispatcher that took the same rows was first: nothing was lost by it.
final class Insistence {
  private static final int TRIES = 5;

  private Insistence() {}

  static <T> T write(Transactions transactions, Supplier<T> work) {
    for (int tries = 1; ; tries++) {
      try {
        return transactions.write(work);
      } catch (ConflictException lost) {
        if (tries == TRIES) {
          throw lost;
        }
      }
    }
  }
}
