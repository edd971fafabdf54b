package org.tocsin.shared;

import java.util.Optional;

/// What is to be kept could not be; nothing of the transaction stands.
public abstract class StorageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// What whoever was to keep something can be told.
  public enum Trouble {
    /// It cannot be reached for now: the same may be done again later.
    AWAY,
    /// Another transaction holds what this one is to write: the same may be done once it is over.
    BUSY,
    /// There is no room left.
    FULL,
    /// Doing it again gives the same: a fault of the program or of the database.
    FAULT
  }

  protected StorageException(String message, Throwable cause) {
    super(message, cause);
  }

  public abstract Trouble trouble();

  /// What keeps it busy, where that is known.
  public Optional<LongWork> holder() {
    return Optional.empty();
  }
}
