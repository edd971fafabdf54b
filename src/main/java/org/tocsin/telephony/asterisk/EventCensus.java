package org.tocsin.telephony.asterisk;

import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/// Counts the events that the console has no use for, by their names on the wire: the library
/// throws those that it does not know away without a word.
///
/// The library has a queue of its own, of 20,000, which says nothing of what it drops but in the
/// log. It is emptied into the [Mailbox], without any other work, faster than it can be filled; the
/// mailbox drops before it, and counts.
final class EventCensus {
  private static final String EVENT = "Event: ";
  private static final String USER_EVENT = "UserEvent: ";

  /// A `UserEvent` is judged by its own name, in a later line.
  private static final Set<String> KNOWN =
      Set.of(
          "DialBegin",
          "DialState",
          "DialEnd",
          "Hangup",
          "DTMFEnd",
          "OriginateResponse",
          "UserEvent",
          "FullyBooted",
          "Shutdown",
          "ContactStatus",
          "CoreShowChannel",
          "CoreShowChannelsComplete",
          "DBGetResponse",
          "DBGetComplete");

  private static final Set<String> KNOWN_USER_EVENTS =
      Set.of("Tocsin", "TocsinProbe", "TocsinCallBack", "TocsinPurge", "TocsinText", "TocsinDesk");

  private final AtomicLong unknown = new AtomicLong();

  /// A line of the PBX.
  void read(String line) {
    if (isUnknown(line, EVENT, KNOWN) || isUnknown(line, USER_EVENT, KNOWN_USER_EVENTS)) {
      unknown.incrementAndGet();
    }
  }

  long unknown() {
    return unknown.get();
  }

  private static boolean isUnknown(String line, String field, Set<String> known) {
    return line.startsWith(field) && !known.contains(line.substring(field.length()).strip());
  }
}
