package org.tocsin.telephony.smpp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.OptionalParameter.Tag;
import org.jsmpp.util.DeliveryReceiptState;
import org.jsmpp.util.InvalidDeliveryReceiptException;
import org.tocsin.shared.AttemptId;
import org.tocsin.telephony.TextEvent;
import org.tocsin.telephony.TextEvent.Failure;

/// Brings the provider's receipts, one a segment, back to the texts that they are of.
///
/// What is awaited lives in memory: a receipt that comes after the console was started again finds
/// nobody, and the text stays handed over.
final class Receipts {
  /// Receipts come within days; older ones are given up first.
  private static final int AWAITED = 200_000;

  /// Receipts that come before the answer to the text itself.
  private static final int EARLY = 1_000;

  /// GSM's «unknown subscriber», in the network error code of a receipt (SMPP 3.4, 5.3.2.31).
  private static final int GSM = 3;

  private static final int UNKNOWN_SUBSCRIBER = 1;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Sent> awaited = new Bounded<>(AWAITED);
  private final Map<String, Receipt> early = new Bounded<>(EARLY);

  /// What a receipt says: the segment was delivered, or why not.
  private record Receipt(String id, Optional<Failure> failure) {}

  /// A text whose segments are not all accounted for.
  private record Sent(AttemptId attempt, Set<String> left) {}

  private static final class Bounded<V> extends LinkedHashMap<String, V> {
    private final int most;

    Bounded(int most) {
      this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
      return size() > most;
    }
  }

  /// A text was handed over.
  ///
  /// @param ids of its segments, as the provider names them
  /// @return what receipts that were too early say of it
  List<TextEvent.Outgoing> await(AttemptId attempt, List<String> ids, Instant now) {
    lock.lock();
    try {
      var sent = new Sent(attempt, new HashSet<>(ids));
      List<TextEvent.Outgoing> told = new ArrayList<>();
      ids.forEach(id -> awaited.put(id, sent));
      for (var id : ids) {
        var receipt = early.remove(id);
        if (receipt != null) {
          settle(receipt, now).ifPresent(told::add);
        }
      }
      return told;
    } finally {
      lock.unlock();
    }
  }

  /// @return what becomes of the text; nothing when it is not over, or not known
  Optional<TextEvent.Outgoing> take(DeliverSm message, Instant now) {
    var receipt = read(message);
    if (receipt.isEmpty()) {
      return Optional.empty();
    }
    lock.lock();
    try {
      if (!awaited.containsKey(receipt.get().id())) {
        early.put(receipt.get().id(), receipt.get());
        return Optional.empty();
      }
      return settle(receipt.get(), now);
    } finally {
      lock.unlock();
    }
  }

  private Optional<TextEvent.Outgoing> settle(Receipt receipt, Instant now) {
    var sent = awaited.remove(receipt.id());
    if (sent == null) {
      return Optional.empty();
    }
    sent.left().remove(receipt.id());
    if (receipt.failure().isPresent()) {
      // One segment missing is a text that cannot be read; the others say no more.
      sent.left().forEach(awaited::remove);
      return Optional.of(new TextEvent.Undelivered(sent.attempt(), now, receipt.failure().get()));
    }
    return sent.left().isEmpty()
        ? Optional.of(new TextEvent.Delivered(sent.attempt(), now))
        : Optional.empty();
  }

  /// From the parameters made for it, or from the text that providers agree on (SMPP 3.4, appendix
  /// B).
  private static Optional<Receipt> read(DeliverSm message) {
    try {
      var id = message.getOptionalParameter(OptionalParameter.Receipted_message_id.class);
      var state = message.getOptionalParameter(OptionalParameter.Message_state.class);
      if (id != null && state != null) {
        return receipt(id.getValueAsString(), state(state.getValue()), message);
      }
      var text = message.getShortMessageAsDeliveryReceipt();
      return receipt(text.getId(), text.getFinalStatus(), message);
    } catch (InvalidDeliveryReceiptException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// The values of the parameter (SMPP 3.4, 5.2.28).
  private static DeliveryReceiptState state(byte value) {
    return switch (value) {
      case 2 -> DeliveryReceiptState.DELIVRD;
      case 3 -> DeliveryReceiptState.EXPIRED;
      case 4 -> DeliveryReceiptState.DELETED;
      case 5 -> DeliveryReceiptState.UNDELIV;
      case 6 -> DeliveryReceiptState.ACCEPTD;
      case 8 -> DeliveryReceiptState.REJECTD;
      default -> DeliveryReceiptState.UNKNOWN;
    };
  }

  private static Optional<Receipt> receipt(
      String id, DeliveryReceiptState state, DeliverSm message) {
    return switch (state) {
      case DELIVRD -> Optional.of(new Receipt(id, Optional.empty()));
      case EXPIRED -> Optional.of(new Receipt(id, Optional.of(Failure.EXPIRED)));
      case REJECTD -> Optional.of(new Receipt(id, Optional.of(Failure.REJECTED)));
      case UNDELIV ->
          Optional.of(
              new Receipt(
                  id,
                  Optional.of(
                      isUnknownSubscriber(message) ? Failure.INVALID_NUMBER : Failure.OTHER)));
      case DELETED -> Optional.of(new Receipt(id, Optional.of(Failure.OTHER)));
      // On its way, accepted by somebody, or not known: no end.
      case ENROUTE, ACCEPTD, UNKNOWN -> Optional.empty();
    };
  }

  private static boolean isUnknownSubscriber(DeliverSm message) {
    return message.getOptionalParameter(Tag.NETWORK_ERROR_CODE)
            instanceof OptionalParameter.OctetString code
        && code.getValue().length == 3
        && code.getValue()[0] == GSM
        && code.getValue()[1] == 0
        && code.getValue()[2] == UNKNOWN_SUBSCRIBER;
  }
}
