package org.tocsin.shared;

/// Another transaction wrote the same thing first; nothing of this one stands. Doing it again on
/// what is there now gives the right answer.
public final class ConflictException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ConflictException(String message, Throwable cause) {
    super(message, cause);
  }
}
