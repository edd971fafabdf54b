package org.tocsin.telephony;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tocsin.shared.AttemptId;

/// Something that happened to a text that was sent, or something that came in.
public sealed interface TextEvent {
  Instant at();

  /// What happened to a text of ours.
  sealed interface Outgoing extends TextEvent {
    AttemptId attempt();
  }

  /// The PBX or the provider took it, whole. It says nothing of the handset: a number that does not
  /// exist, or a dead trunk, is handed over just as well.
  ///
  /// @param messages by which names the provider will report on it, one for each segment; none
  ///   where it reports nothing
  record HandedOver(AttemptId attempt, Instant at, List<String> messages) implements Outgoing {
    public HandedOver {
      messages = List.copyOf(messages);
    }
  }

  /// It did not leave: it may be tried again, if the cause is not the text or the number.
  record Refused(AttemptId attempt, Instant at, Refusal cause) implements Outgoing {}

  /// The link broke between the text and its answer: it may have left or not, and nobody will know.
  /// Whoever sends it again may send it twice.
  record Lost(AttemptId attempt, Instant at) implements Outgoing {}

  /// The provider reports on one segment, minutes or days after it was handed over: by this process
  /// or by another, or not by us at all.
  ///
  /// @param message the provider's name for it
  /// @param failure why it was not delivered; empty when the handset has it
  record Receipt(String message, Instant at, Optional<Failure> failure) implements TextEvent {}

  /// A text came in.
  ///
  /// @param from the sender as the network writes it: not always a North American number
  record Received(String from, String body, Instant at) implements TextEvent {

    /// Without the number or the words.
    @Override
    public String toString() {
      return "Received[" + at + "]";
    }
  }

  /// Why a text did not leave.
  enum Refusal {
    /// No link, or not any more before it was sent.
    NOT_CONNECTED,
    /// Longer than this port can carry.
    TOO_LONG,
    INVALID_NUMBER,
    /// The provider is full for now, in spite of our slowing down.
    BUSY,
    REJECTED
  }

  /// Why a text was not delivered.
  enum Failure {
    INVALID_NUMBER,
    REJECTED,
    EXPIRED,
    OTHER
  }
}
