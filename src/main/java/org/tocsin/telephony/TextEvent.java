package org.tocsin.telephony;

import java.time.Instant;
import org.tocsin.shared.AttemptId;

/// Something that happened to a text that was sent, or a text that came in.
public sealed interface TextEvent {
  Instant at();

  /// What happened to a text of ours.
  sealed interface Outgoing extends TextEvent {
    AttemptId attempt();
  }

  /// The PBX or the provider took it, whole. It says nothing of the handset: a number that does not
  /// exist, or a dead trunk, is handed over just as well.
  record HandedOver(AttemptId attempt, Instant at) implements Outgoing {}

  /// It did not leave: it may be tried again, if the cause is not the text or the number.
  record Refused(AttemptId attempt, Instant at, Refusal cause) implements Outgoing {}

  /// The link broke between the text and its answer: it may have left or not, and nobody will know.
  /// Whoever sends it again may send it twice.
  record Lost(AttemptId attempt, Instant at) implements Outgoing {}

  /// The provider has the handset's receipt.
  record Delivered(AttemptId attempt, Instant at) implements Outgoing {}

  /// The provider gave up.
  record Undelivered(AttemptId attempt, Instant at, Failure cause) implements Outgoing {}

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
