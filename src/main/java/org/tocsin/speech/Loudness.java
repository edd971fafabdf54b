package org.tocsin.speech;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Whether a recording holds anything that a person on the phone would hear.
final class Loudness {
  /// Twenty milliseconds: shorter than a syllable, longer than a click.
  private static final int PIECE_SAMPLES = WavFile.RATE / 50;

  /// A hundredth of full scale (40 dB under it): a whisper is recorded louder, a microphone that is
  /// off or a quiet room is not.
  private static final double LEAST_LEVEL = 32_768 / 100.0;

  /// A tenth of a second in all: the click of a button that starts the recording is shorter.
  private static final int LEAST_PIECES = 5;

  private Loudness() {}

  /// @param sound samples of 16 bits, the low byte first
  static boolean isHeard(ByteBuffer sound) {
    var samples = sound.order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    int pieces = Math.ceilDiv(samples.limit(), PIECE_SAMPLES);
    int needed = Math.min(LEAST_PIECES, pieces);
    int loud = 0;
    for (int piece = 0; piece < pieces && loud < needed; piece++) {
      int from = piece * PIECE_SAMPLES;
      int to = Math.min(from + PIECE_SAMPLES, samples.limit());
      double squares = 0;
      for (int at = from; at < to; at++) {
        squares += (double) samples.get(at) * samples.get(at);
      }
      if (Math.sqrt(squares / (to - from)) >= LEAST_LEVEL) {
        loud++;
      }
    }
    return loud >= needed;
  }
}
