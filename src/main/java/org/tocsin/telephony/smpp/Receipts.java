package org.tocsin.telephony.smpp;

import java.time.Instant;
import java.util.Optional;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.OptionalParameter.Tag;
import org.jsmpp.util.DeliveryReceiptState;
import org.jsmpp.util.InvalidDeliveryReceiptException;
import org.tocsin.telephony.TextEvent.Failure;
import org.tocsin.telephony.TextEvent.Receipt;

/// Reads the provider's receipts, one a segment.
final class Receipts {
  /// GSM's «unknown subscriber», in the network error code of a receipt (SMPP 3.4, 5.3.2.31).
  private static final int GSM = 3;

  private static final int UNKNOWN_SUBSCRIBER = 1;

  private Receipts() {}

  /// From the parameters made for it, or from the text that providers agree on (SMPP 3.4, appendix
  /// B).
  ///
  /// @return nothing when it says of no end
  static Optional<Receipt> read(DeliverSm message, Instant now) {
    try {
      var id = message.getOptionalParameter(OptionalParameter.Receipted_message_id.class);
      var state = message.getOptionalParameter(OptionalParameter.Message_state.class);
      if (id != null && state != null) {
        return receipt(id.getValueAsString(), state(state.getValue()), message, now);
      }
      var text = message.getShortMessageAsDeliveryReceipt();
      return receipt(text.getId(), text.getFinalStatus(), message, now);
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
      String id, DeliveryReceiptState state, DeliverSm message, Instant now) {
    return switch (state) {
      case DELIVRD -> Optional.of(new Receipt(id, now, Optional.empty()));
      case EXPIRED -> lost(id, now, Failure.EXPIRED);
      case REJECTD -> lost(id, now, Failure.REJECTED);
      case UNDELIV ->
          lost(id, now, isUnknownSubscriber(message) ? Failure.INVALID_NUMBER : Failure.OTHER);
      case DELETED -> lost(id, now, Failure.OTHER);
      // On its way, accepted by somebody, or not known: no end.
      case ENROUTE, ACCEPTD, UNKNOWN -> Optional.empty();
    };
  }

  private static Optional<Receipt> lost(String id, Instant now, Failure why) {
    return Optional.of(new Receipt(id, now, Optional.of(why)));
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
