package org.tocsin.support;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// WAV files, of silence and of sound.
public final class Wavs {
  private Wavs() {}

  /// What a PBX can play: a steady tone, which a far end that waits for the message can hear.
  public static byte[] telephone(Duration length) {
    return telephone(length, 8_000);
  }

  /// A steady tone.
  ///
  /// @param peak of its samples, 32,767 being the loudest
  public static byte[] telephone(Duration length, int peak) {
    int bytes = Math.toIntExact(length.toMillis() * 16);
    var wav = ByteBuffer.wrap(of(1, 1, 8_000, 16, bytes)).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 44; at + 1 < wav.limit(); at += 2) {
      wav.putShort(at, (short) (peak * Math.sin((at - 44) / 2 * 2 * Math.PI * 440 / 8_000)));
    }
    return wav.array();
  }

  /// Nothing is heard in it.
  public static byte[] of(int coding, int channels, int rate, int bits, int dataBytes) {
    var wav = ByteBuffer.allocate(44 + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
    int frame = channels * bits / 8;
    wav.put(tag("RIFF")).putInt(36 + dataBytes).put(tag("WAVE"));
    wav.put(tag("fmt ")).putInt(16).putShort((short) coding).putShort((short) channels);
    wav.putInt(rate).putInt(rate * frame).putShort((short) frame).putShort((short) bits);
    wav.put(tag("data")).putInt(dataBytes);
    return wav.array();
  }

  private static byte[] tag(String name) {
    return name.getBytes(StandardCharsets.US_ASCII);
  }
}
