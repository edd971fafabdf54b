package org.tocsin.ui.alerts;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Silent WAV files.
final class Wavs {
  private Wavs() {}

  static byte[] telephone(int seconds) {
    return wav(8_000, 1, seconds);
  }

  static byte[] music(int seconds) {
    return wav(44_100, 2, seconds);
  }

  private static byte[] wav(int rate, int channels, int seconds) {
    int size = rate * channels * 2 * seconds;
    var bytes = ByteBuffer.allocate(44 + size).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(ascii("RIFF")).putInt(36 + size).put(ascii("WAVEfmt ")).putInt(16);
    bytes.putShort((short) 1).putShort((short) channels).putInt(rate);
    bytes.putInt(rate * channels * 2).putShort((short) (channels * 2)).putShort((short) 16);
    bytes.put(ascii("data")).putInt(size);
    return bytes.array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
