package org.tocsin.registry;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tocsin.audit.Actor;
import org.tocsin.shared.Channel;
import org.tocsin.shared.PhoneNumber;

/// Something that happened to a file, as its history tells it.
public sealed interface FileEvent {
  /// The name of the list, among the changes of a file that an import opened.
  String LIST = "list";

  Instant at();

  /// A change.
  ///
  /// @param action what was done, `room.verb`
  /// @param changes the fields, as [FileChanges] names and writes them
  record Changed(Instant at, Actor by, String action, SortedMap<String, String> changes)
      implements FileEvent {
    public Changed {
      changes = Collections.unmodifiableSortedMap(new TreeMap<>(changes));
    }
  }

  /// A call or a text of an alert, or a call back to one.
  ///
  /// @param number that was called, or called back
  /// @param outcome the word for what became of it; empty while nothing has
  record Contacted(
      Instant at,
      String alert,
      Channel channel,
      PhoneNumber number,
      boolean incoming,
      String outcome)
      implements FileEvent {}

  /// A text that came from one of its numbers.
  record Received(Instant at, PhoneNumber number, String body) implements FileEvent {}
}
