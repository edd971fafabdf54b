package org.tocsin.exchange;

/// A file turns out to be no list at all.
final class NotAList extends Exception {
  private static final long serialVersionUID = 1L;
  private final NotCsv reason;

  NotAList(NotCsv reason) {
    super(reason.name());
    this.reason = reason;
  }

  NotCsv reason() {
    return reason;
  }
}
