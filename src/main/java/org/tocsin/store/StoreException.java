package org.tocsin.store;

import java.util.Optional;
import org.tocsin.shared.LongWork;
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
    /// Another transaction held what was to be written for too long.
    BUSY,
    DISK_FULL,
    /// The files are there but cannot be read.
    DAMAGED,
    /// Anything else: a fault of the program or of the database.
    OTHER
  }

  private final Kind kind;
  private final transient Optional<LongWork> holder;

  public StoreException(Kind kind, String message, Throwable cause) {
    this(kind, message, cause, Optional.empty());
  }

  private StoreException(Kind kind, String message, Throwable cause, Optional<LongWork> holder) {
    super(message, cause);
    this.kind = kind;
    this.holder = holder;
  }

  /// @param holder what keeps the database busy, where that is known
  public static StoreException busy(Optional<LongWork> holder, Throwable cause) {
    return new StoreException(Kind.BUSY, Kind.BUSY.name(), cause, holder);
  }

  @Override
  public Optional<LongWork> holder() {
    return holder;
  }

  public Kind kind() {
    return kind;
  }

  @Override
  public Trouble trouble() {
    return switch (kind) {
      case IN_USE, UNREACHABLE, REFUSED -> Trouble.AWAY;
      case BUSY -> Trouble.BUSY;
      case DISK_FULL -> Trouble.FULL;
      case DAMAGED, OTHER -> Trouble.FAULT;
    };
  }
}
