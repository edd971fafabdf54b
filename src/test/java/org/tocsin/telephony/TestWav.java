package org.tocsin.telephony;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/// A tone, as a WAV of 8 kHz, 16 bits, mono.
final class TestWav {
  private static final int RATE = 8_000;

  private TestWav() {}

  static byte[] tone(Duration length, int hertz) {
    return wav(length, hertz, 0);
  }

  /// A tone that rises, so that each of its moments is like no other.
  static byte[] rising(Duration length) {
    return wav(length, 300, 150);
  }

  /// @param rise hertz a second
  private static byte[] wav(Duration length, double hertz, double rise) {
    int samples = (int) (length.toMillis() * RATE / 1_000);
    var wav = ByteBuffer.allocate(44 + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
    wav.put(ascii("RIFF")).putInt(36 + 2 * samples).put(ascii("WAVEfmt ")).putInt(16);
    wav.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(2 * RATE);
    wav.putShort((short) 2).putShort((short) 16).put(ascii("data")).putInt(2 * samples);
    for (int i = 0; i < samples; i++) {
      wav.putShort(
          (short) (8_000 * Math.sin(2 * Math.PI * (hertz + rise / 2 * i / RATE) * i / RATE)));
    }
    return wav.array();
  }

  static Sound sound(byte[] wav) {
    try {
      String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(wav));
      return new Sound(
          hash, Duration.ofMillis((wav.length - 44) * 1_000L / (2 * RATE)), wav.length);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
