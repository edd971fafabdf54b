package org.tocsin.telephony.smpp;

import java.time.Clock;
import java.util.Optional;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.telephony.Listeners;
import org.tocsin.telephony.TextEvent;

/// What the provider brings, receipts and texts, on threads of the library.
final class SmppReceiver implements MessageReceiverListener {
  private static final Logger LOG = LoggerFactory.getLogger(SmppReceiver.class);

  private final Listeners<TextEvent> listeners;
  private final Clock clock;

  SmppReceiver(Listeners<TextEvent> listeners, Clock clock) {
    this.listeners = listeners;
    this.clock = clock;
  }

  /// The provider keeps, and brings again, what was not taken.
  @Override
  public void onAcceptDeliverSm(DeliverSm message) throws ProcessRequestException {
    try {
      read(message).ifPresent(listeners::tellOrFail);
    } catch (RuntimeException e) {
      LOG.error("What came in could not be kept; the provider will bring it again", e);
      throw new ProcessRequestException("Not kept", SMPPConstant.STAT_ESME_RX_T_APPN, e);
    }
  }

  private Optional<TextEvent> read(DeliverSm message) {
    var now = clock.instant();
    return message.isSmscDeliveryReceipt()
        ? Receipts.read(message, now).map(receipt -> receipt)
        : Optional.of(
            new TextEvent.Received(message.getSourceAddr(), SmppWords.decode(message), now));
  }

  @Override
  public void onAcceptAlertNotification(AlertNotification notification) {
    // Nobody asked for any.
  }

  @Override
  public DataSmResult onAcceptDataSm(DataSm message, Session source)
      throws ProcessRequestException {
    throw new ProcessRequestException("No use for it", SMPPConstant.STAT_ESME_RINVCMDID);
  }
}
