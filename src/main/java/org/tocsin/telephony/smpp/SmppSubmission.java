package org.tocsin.telephony.smpp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.DataCoding;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GSMSpecificFeature;
import org.jsmpp.bean.GeneralDataCoding;
import org.jsmpp.bean.MessageMode;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPSession;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.telephony.SendText;
import org.tocsin.telephony.TextEncoding;
import org.tocsin.telephony.TextEvent.Refusal;
import org.tocsin.telephony.TextSegments;

/// A text on its way, segment after segment: each is offered once, and again only when the provider
/// has said that it did not take it.
final class SmppSubmission {
  private static final int LONGEST_SHORT_CODE = 8;

  private final SendText text;
  private final String sender;
  private final int reference;
  private final TextEncoding encoding;
  private final List<String> parts;
  private final List<String> ids = new ArrayList<>();
  private int tries;

  /// @param reference what its segments have in common, from 0 to 255
  SmppSubmission(SendText text, String sender, int reference) {
    this.text = text;
    this.sender = sender;
    this.reference = reference;
    encoding = TextSegments.encoding(text.body());
    parts = TextSegments.split(text.body());
  }

  /// What came of offering one segment.
  sealed interface Step {
    record Taken() implements Step {}

    /// Not taken, for now.
    record Throttled() implements Step {}

    record Refused(Refusal cause) implements Step {}

    /// Nobody knows.
    record Unknown() implements Step {}
  }

  SendText text() {
    return text;
  }

  /// Those of the segments that were taken, as the provider names them.
  List<String> ids() {
    return List.copyOf(ids);
  }

  boolean isWhole() {
    return ids.size() == parts.size();
  }

  boolean hasBegun() {
    return !ids.isEmpty();
  }

  /// Times that the provider was too busy for the segment that is next.
  int tries() {
    return tries;
  }

  /// Offers the next segment; waits for the answer.
  Step offer(SMPPSession session) {
    if (!session.getSessionState().isTransmittable()) {
      return new Step.Refused(Refusal.NOT_CONNECTED);
    }
    try {
      ids.add(submit(session));
      tries = 0;
      return new Step.Taken();
    } catch (NegativeResponseException e) {
      var step = refusal(e.getCommandStatus());
      tries++;
      return step;
    } catch (PDUException e) {
      return new Step.Refused(Refusal.REJECTED);
    } catch (ResponseTimeoutException | InvalidResponseException | IOException e) {
      return new Step.Unknown();
    }
  }

  private String submit(SMPPSession session)
      throws PDUException,
          ResponseTimeoutException,
          InvalidResponseException,
          NegativeResponseException,
          IOException {
    int part = ids.size() + 1;
    var from = source();
    return session
        .submitShortMessage(
            "",
            from.isPresent() ? TypeOfNumber.INTERNATIONAL : TypeOfNumber.NETWORK_SPECIFIC,
            from.isPresent() ? NumberingPlanIndicator.ISDN : NumberingPlanIndicator.UNKNOWN,
            from.map(PhoneNumber::digits).orElse(sender),
            TypeOfNumber.INTERNATIONAL,
            NumberingPlanIndicator.ISDN,
            text.to().digits(),
            new ESMClass(
                MessageMode.DEFAULT,
                MessageType.DEFAULT,
                parts.size() > 1 ? GSMSpecificFeature.UDHI : GSMSpecificFeature.DEFAULT),
            (byte) 0,
            (byte) 1,
            null,
            null,
            new RegisteredDelivery(SMSCDeliveryReceipt.SUCCESS_FAILURE),
            (byte) 0,
            coding(),
            (byte) 0,
            SmppWords.encode(parts.get(part - 1), encoding, reference, part, parts.size()))
        .getMessageId();
  }

  /// Nothing for a short code.
  private Optional<PhoneNumber> source() {
    return sender.length() <= LONGEST_SHORT_CODE ? Optional.empty() : PhoneNumber.parse(sender);
  }

  private DataCoding coding() {
    return new GeneralDataCoding(
        switch (encoding) {
          case GSM_7 -> Alphabet.ALPHA_DEFAULT;
          case UCS_2 -> Alphabet.ALPHA_UCS2;
        });
  }

  private static Step refusal(int status) {
    return switch (status) {
      case SMPPConstant.STAT_ESME_RTHROTTLED, SMPPConstant.STAT_ESME_RMSGQFUL ->
          new Step.Throttled();
      case SMPPConstant.STAT_ESME_RINVDSTADR,
          SMPPConstant.STAT_ESME_RINVDSTTON,
          SMPPConstant.STAT_ESME_RINVDSTNPI ->
          new Step.Refused(Refusal.INVALID_NUMBER);
      case SMPPConstant.STAT_ESME_RINVMSGLEN -> new Step.Refused(Refusal.TOO_LONG);
      default -> new Step.Refused(Refusal.REJECTED);
    };
  }
}
