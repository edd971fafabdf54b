package org.tocsin.shared;

import java.util.Optional;
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
    return again(() -> write(work));
  }

  /// Runs a transaction, and once more when another one wrote the same thing first.
  static <T> T again(Supplier<T> transaction) {
    try {
      return transaction.get();
    } catch (ConflictException first) {
      return transaction.get();
    }
  }

  /// For a person who waits at a screen: as `writeAgain`, but gives up after a moment when another
  /// transaction holds what this one is to write.
  ///
  /// @throws StorageException whose trouble is `BUSY` then
  default <T> T writeSoon(Supplier<T> work) {
    return writeAgain(work);
  }

  /// For what takes long, of which others are told when it keeps them waiting.
  default <T> T writeLong(LongWork what, Supplier<T> work) {
    return write(work);
  }

  /// What takes long at the moment, in this process or another.
  default Optional<LongWork> findLongWork() {
    return Optional.empty();
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
