package org.tocsin.shared;

import java.util.function.Supplier;

/// Runs work in one transaction: everything or nothing.
///
/// A transaction belongs to the thread that runs it; work started inside joins the one in progress.
/// Never called on the FX thread.
public interface Transactions {

  /// Commits when the work returns, rolls back when it throws.
  ///
  /// @throws ConflictException when another transaction wrote the same thing first
  <T> T write(Supplier<T> work);

  /// Once more after another transaction wrote the same thing first: the second time sees it.
  default <T> T writeAgain(Supplier<T> work) {
    try {
      return write(work);
    } catch (ConflictException first) {
      return write(work);
    }
  }

  /// Reads one consistent state; nothing may be changed.
  <T> T read(Supplier<T> work);

  /// Does a part of the transaction in progress that may be done again: when another transaction
  /// wrote the same thing first, this part alone is taken back.
  ///
  /// @throws ConflictException when another transaction wrote the same thing first
  default <T> T attempt(Supplier<T> work) {
    return write(work);
  }

  default void writeVoid(Runnable work) {
    write(() -> {
      work.run();
      return Boolean.TRUE;
    });
  }
}
