package org.tocsin.telephony.smpp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.OptionalParameter.Tag;
import org.tocsin.telephony.Gsm7;
import org.tocsin.telephony.TextEncoding;

/// Words as SMPP carries them: GSM-7 one character a byte, UCS-2 two, with a header that tells the
/// place of a part (3GPP TS 23.040, 9.2.3.24.1).
final class SmppWords {
  private static final int HEADER = 0x40;
  private static final int HEADER_LENGTH = 6;
  private static final int LATIN_1 = 0x03;
  private static final int UCS_2 = 0x08;
  private static final int ASCII = 0x01;

  private SmppWords() {}

  /// @param part counted from 1
  static byte[] encode(String words, TextEncoding encoding, int reference, int part, int parts) {
    byte[] body =
        switch (encoding) {
          case GSM_7 -> Gsm7.encode(words);
          case UCS_2 -> words.getBytes(StandardCharsets.UTF_16BE);
        };
    if (parts == 1) {
      return body;
    }
    byte[] whole = Arrays.copyOf(header(reference, part, parts), HEADER_LENGTH + body.length);
    System.arraycopy(body, 0, whole, HEADER_LENGTH, body.length);
    return whole;
  }

  private static byte[] header(int reference, int part, int parts) {
    return new byte[] {HEADER_LENGTH - 1, 0, 3, (byte) reference, (byte) parts, (byte) part};
  }

  /// The words of a text that came in, without its header.
  static String decode(DeliverSm text) {
    byte[] body = text.getShortMessage();
    if (body == null || body.length == 0) {
      OptionalParameter payload = text.getOptionalParameter(Tag.MESSAGE_PAYLOAD);
      body =
          payload instanceof OptionalParameter.OctetString octets ? octets.getValue() : new byte[0];
    }
    int from =
        (text.getEsmClass() & HEADER) != 0 && body.length > 0
            ? Math.min(body.length, 1 + (body[0] & 0xff))
            : 0;
    byte[] words = Arrays.copyOfRange(body, from, body.length);
    return switch (text.getDataCoding()) {
      case UCS_2 -> new String(words, StandardCharsets.UTF_16BE);
      case LATIN_1, ASCII -> new String(words, StandardCharsets.ISO_8859_1);
      default -> Gsm7.decode(words);
    };
  }
}
