package org.tocsin.store;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tocsin.shared.ConflictException;
import org.tocsin.shared.LongWork;

/// Turns what a driver says into the few kinds of fault that a person can act on.
final class StoreFaults {
  private static final int H2_IN_USE = 90_020;
  private static final int H2_WRONG_PASSWORD = 28_000;
  private static final int H2_DAMAGED = 90_030;
  private static final Set<Integer> H2_CLOSED = Set.of(90_098, 90_121);
  private static final Set<String> CONFLICTS = Set.of("23503", "23505", "40001", "40P01");

  /// A lock that was waited for too long.
  private static final Set<String> HELD = Set.of("55P03", "HYT00");

  /// Java hands on the words of the operating system, in its language.
  private static final List<String> NO_SPACE =
      List.of(
          "No space left",
          "Aucun espace disponible",
          "not enough space on the disk",
          "Espace insuffisant sur le disque");

  private StoreFaults() {}

  /// Of a transaction. Neither the message nor its causes keep a driver's own text: it may quote a
  /// row, thus personal data.
  static StoreException translate(Throwable fault) {
    return exception(fault, withoutText(fault));
  }

  /// Of opening, when no row is at hand: the driver's text says what is wrong.
  static StoreException ofOpening(Throwable fault) {
    return exception(fault, fault);
  }

  static ConflictException conflict(Throwable fault) {
    return new ConflictException(
        "Another transaction wrote the same thing first", withoutText(fault));
  }

  /// Where it happened and of what kind, link by link.
  private static Throwable withoutText(Throwable fault) {
    var kind = fault.getClass().getName();
    var text = fault instanceof SQLException sql ? kind + ", SQL state " + sql.getSQLState() : kind;
    var cause = fault.getCause();
    var copy = new RuntimeException(text, cause == null ? null : withoutText(cause));
    copy.setStackTrace(fault.getStackTrace());
    return copy;
  }

  private static StoreException exception(Throwable fault, Throwable cause) {
    var sql = find(fault, SQLException.class);
    var kind = kind(fault, sql);
    var state = sql == null ? fault.getClass().getSimpleName() : "SQL state " + sql.getSQLState();
    return new StoreException(kind, kind + " (" + state + ")", cause);
  }

  /// Whether another transaction wrote the same thing first: a unique key, a row that was removed,
  /// a serialisation or a deadlock.
  static boolean isConflict(Throwable fault) {
    return isState(fault, CONFLICTS);
  }

  /// Whether another transaction held a lock for longer than this one was to wait.
  static boolean isHeld(Throwable fault) {
    return isState(fault, HELD);
  }

  static StoreException busy(Throwable fault, Optional<LongWork> holder) {
    return StoreException.busy(holder, withoutText(fault));
  }

  private static boolean isState(Throwable fault, Set<String> states) {
    var sql = find(fault, SQLException.class);
    return sql != null && sql.getSQLState() != null && states.contains(sql.getSQLState());
  }

  /// Whether H2 has closed the database by itself: it could not be written to.
  static boolean isClosed(Throwable fault) {
    var sql = find(fault, SQLException.class);
    return sql != null && H2_CLOSED.contains(sql.getErrorCode());
  }

  private static StoreException.Kind kind(Throwable fault, @Nullable SQLException sql) {
    if (isDiskFull(fault, sql)) {
      return StoreException.Kind.DISK_FULL;
    }
    if (sql == null) {
      return StoreException.Kind.OTHER;
    }
    var state = sql.getSQLState() == null ? "" : sql.getSQLState();
    return switch (sql.getErrorCode()) {
      case H2_IN_USE -> StoreException.Kind.IN_USE;
      case H2_WRONG_PASSWORD -> StoreException.Kind.REFUSED;
      case H2_DAMAGED -> StoreException.Kind.DAMAGED;
      default ->
          // Class 57P: the server is starting, or ends.
          state.startsWith("08") || state.startsWith("57P")
              ? StoreException.Kind.UNREACHABLE
              : state.startsWith("28") ? StoreException.Kind.REFUSED : StoreException.Kind.OTHER;
    };
  }

  private static boolean isDiskFull(Throwable fault, @Nullable SQLException sql) {
    if (sql != null && "53100".equals(sql.getSQLState())) {
      return true;
    }
    var io = find(fault, IOException.class);
    var text = io == null || io.getMessage() == null ? "" : io.getMessage();
    return NO_SPACE.stream().anyMatch(text::contains);
  }

  private static <T> @Nullable T find(Throwable fault, Class<T> type) {
    for (Throwable at = fault; at != null; at = at.getCause()) {
      if (type.isInstance(at)) {
        return type.cast(at);
      }
    }
    return null;
  }
}
