package org.tocsin.telephony;

import java.io.ByteArrayOutputStream;
import java.util.OptionalInt;

/// The default alphabet of GSM with its extension table (3GPP TS 23.038, sections 6.2.1 and
/// 6.2.1.1), one septet a byte, as SMPP wants it.
public final class Gsm7 {
  private static final int ESCAPE = 0x1b;

  /// In the order of the codes; at 0x1b stands the escape, which is no character.
  private static final String BASIC =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ"
          + " !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

  private static final String EXTENSION = "\f^{}\\[~]|€";
  private static final int[] EXTENSION_CODES = {
    0x0a, 0x14, 0x28, 0x29, 0x2f, 0x3c, 0x3d, 0x3e, 0x40, 0x65
  };

  private Gsm7() {}

  /// What a character takes: one septet, or two when it is in the extension table; nothing when the
  /// alphabet does not have it.
  public static OptionalInt septets(char character) {
    if (character != ESCAPE && BASIC.indexOf(character) >= 0) {
      return OptionalInt.of(1);
    }
    return EXTENSION.indexOf(character) >= 0 ? OptionalInt.of(2) : OptionalInt.empty();
  }

  /// @throws IllegalArgumentException when a character is not in the alphabet
  public static byte[] encode(String text) {
    var septets = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      switch (septets(character).orElse(0)) {
        case 1 -> septets.write(BASIC.indexOf(character));
        case 2 -> {
          septets.write(ESCAPE);
          septets.write(EXTENSION_CODES[EXTENSION.indexOf(character)]);
        }
        default -> throw new IllegalArgumentException("A character that GSM 03.38 does not have");
      }
    }
    return septets.toByteArray();
  }

  /// What cannot be understood becomes what the standard says: the basic character after an unknown
  /// escape, a question mark for a byte of eight bits.
  public static String decode(byte[] septets) {
    var text = new StringBuilder(septets.length);
    boolean escaped = false;
    for (byte septet : septets) {
      if (septet == ESCAPE) {
        escaped = true;
        continue;
      }
      text.append(escaped ? extended(septet) : basic(septet));
      escaped = false;
    }
    return text.toString();
  }

  private static char extended(byte code) {
    for (int i = 0; i < EXTENSION_CODES.length; i++) {
      if (EXTENSION_CODES[i] == code) {
        return EXTENSION.charAt(i);
      }
    }
    return basic(code);
  }

  private static char basic(byte code) {
    return code < 0 ? '?' : BASIC.charAt(code);
  }
}
