package org.tocsin.store;

import org.tocsin.shared.StorageException;

/// The database could not do what was asked; nothing of the transaction stands.
public final class StoreException extends StorageException {
  private static final long serialVersionUID = 1L;

  /// What a person can do something about.
  public enum Kind {
    /// Another process holds the database files.
    IN_USE,
    /// No database answers at the address.
    UNREACHABLE,
    /// The database refused the user or the password.
    REFUSED,
    DISK_FULL,
    /// The files are there but cannot be read.
    DAMAGED,
    /// Anything else: a fault of the program or of the database.
    OTHER
  }

  private final Kind kind;

  public StoreException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  @Override
  public Trouble trouble() {
    return switch (kind) {
      case IN_USE, UNREACHABLE, REFUSED -> Trouble.AWAY;
      case DISK_FULL -> Trouble.FULL;
      case DAMAGED, OTHER -> Trouble.FAULT;
    };
  }
}
