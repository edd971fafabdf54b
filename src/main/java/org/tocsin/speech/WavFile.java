package org.tocsin.speech;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// What a file of bytes is, as far as a PBX that should play it is concerned.
///
/// A PBX plays WAV of 8 kHz, 16 bits, one channel whole, and other shapes not at all. Source of the
/// layout: RIFF WAVE, Microsoft and IBM, 1991.
public sealed interface WavFile {
  int RATE = 8_000;
  int BYTES_PER_SECOND = RATE * 2;

  /// 8 kHz, 16-bit, mono PCM, in which something is heard; or nothing at all, of no length.
  record Telephone(Duration length) implements WavFile {}

  /// Of the right shape, but nobody would hear anything: silence, the noise of a room, a click.
  record Silent(Duration length) implements WavFile {}

  /// A WAV file of another shape.
  ///
  /// @param description its rate, bits and channels
  record OtherWav(String description) implements WavFile {}

  record NotWav() implements WavFile {}

  static WavFile read(byte[] content) {
    var bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    if (content.length < 12 || !tag(bytes, 0).equals("RIFF") || !tag(bytes, 8).equals("WAVE")) {
      return new NotWav();
    }
    int format = chunk(bytes, "fmt ");
    int data = chunk(bytes, "data");
    if (format < 0 || data < 0 || format + 24 > content.length) {
      return new NotWav();
    }
    int coding = bytes.getShort(format + 8);
    int channels = bytes.getShort(format + 10);
    int rate = bytes.getInt(format + 12);
    int bits = bytes.getShort(format + 22);
    if (coding != 1 || channels != 1 || rate != RATE || bits != 16) {
      return new OtherWav(describe(coding, rate, bits, channels));
    }
    long size =
        Math.min(Integer.toUnsignedLong(bytes.getInt(data + 4)), content.length - data - 8L);
    var length = Duration.ofMillis(size * 1_000 / BYTES_PER_SECOND);
    boolean heard = length.isZero() || Loudness.isHeard(bytes.slice(data + 8, (int) size));
    return heard ? new Telephone(length) : new Silent(length);
  }

  private static String describe(int coding, int rate, int bits, int channels) {
    return (coding == 1 ? "PCM " : "0x%04x ".formatted(coding & 0xffff))
        + rate
        + " Hz, "
        + bits
        + " bits, "
        + channels
        + " ch.";
  }

  /// Where a chunk begins, or -1.
  private static int chunk(ByteBuffer bytes, String name) {
    long at = 12;
    while (at + 8 <= bytes.limit()) {
      if (tag(bytes, (int) at).equals(name)) {
        return (int) at;
      }
      long size = Integer.toUnsignedLong(bytes.getInt((int) at + 4));
      at += 8 + size + (size & 1);
    }
    return -1;
  }

  private static String tag(ByteBuffer bytes, int at) {
    return new String(bytes.array(), at, 4, StandardCharsets.ISO_8859_1);
  }
}
