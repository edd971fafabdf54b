package org.tocsin.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// How much of a message a recording of the far end holds, by correlation of the samples.
///
/// A packet that the machine was too busy to pass on in time makes all that follows come 20 ms
/// earlier or later in the recording: no ear notices, but nothing lies upon anything any more. So
/// each quarter of a second is looked for around the place of the one before it.
///
/// @param startSeconds where in the recording the message begins
/// @param correlation of the whole message, 1 when it is there sample by sample
/// @param coveredSeconds how much of the message lies within the recording
public record Heard(double startSeconds, double correlation, double coveredSeconds) {
  private static final int RATE = 8_000;
  private static final int DECIMATION = 4;
  private static final int WINDOW = RATE / 4;

  /// Three packets.
  private static final int SLIP = 3 * RATE / 50;

  /// Both files are 8 kHz, 16-bit, mono WAV.
  public static Heard of(Path recording, Path message) {
    var heard = samples(recording);
    var said = samples(message);
    int start = align(heard, said);
    int first = Math.max(0, -start);
    int covered = Math.min(said.length, heard.length - start) - first;
    return new Heard(
        start / (double) RATE,
        correlation(heard, said, start, first, first + covered),
        covered / (double) RATE);
  }

  /// Where in the recording the message begins, by its loudest second; before 0 when its beginning
  /// was not recorded.
  private static int align(float[] heard, float[] said) {
    int loudest = loudest(said);
    var second = Arrays.copyOfRange(said, loudest, Math.min(said.length, loudest + RATE));
    var coarseHeard = decimate(heard);
    var coarseSecond = decimate(second);
    int last = Math.max(0, coarseHeard.length - coarseSecond.length);
    int coarse = best(coarseHeard, coarseSecond, 0, last) * DECIMATION;
    int from = Math.max(0, coarse - 2 * DECIMATION);
    int to = Math.min(Math.max(0, heard.length - second.length), coarse + 2 * DECIMATION);
    return best(heard, second, from, to) - loudest;
  }

  private static int loudest(float[] said) {
    int best = 0;
    double highest = -1;
    for (int at = 0; at + RATE <= said.length; at += RATE / 4) {
      double power = 0;
      for (int i = at; i < at + RATE; i++) {
        power += said[i] * said[i];
      }
      if (power > highest) {
        highest = power;
        best = at;
      }
    }
    return best;
  }

  private static double correlation(float[] heard, float[] said, int start, int from, int to) {
    var sum = Likeness.NONE;
    int place = start;
    for (int at = from; at < to; at += WINDOW) {
      var window = Arrays.copyOfRange(said, at, Math.min(to, at + WINDOW));
      int earliest = Math.max(0, at + place - SLIP);
      place = best(heard, window, earliest, at + place + SLIP) - at;
      sum = sum.plus(Likeness.of(heard, at + place, window));
    }
    return sum.correlation();
  }

  private static int best(float[] heard, float[] said, int from, int to) {
    int best = from;
    double highest = -1;
    for (int at = from; at <= to; at++) {
      double correlation = Likeness.of(heard, at, said).correlation();
      if (correlation > highest) {
        highest = correlation;
        best = at;
      }
    }
    return best;
  }

  /// @param product of the samples that lie upon each other
  private record Likeness(double product, double heardPower, double saidPower) {
    static final Likeness NONE = new Likeness(0, 1e-9, 1e-9);

    static Likeness of(float[] heard, int at, float[] said) {
      double product = 0;
      double heardPower = 0;
      double saidPower = 0;
      int count = Math.min(said.length, heard.length - at);
      for (int i = 0; i < count; i++) {
        product += heard[at + i] * said[i];
        heardPower += heard[at + i] * heard[at + i];
        saidPower += said[i] * said[i];
      }
      return NONE.plus(new Likeness(product, heardPower, saidPower));
    }

    Likeness plus(Likeness other) {
      return new Likeness(
          product + other.product, heardPower + other.heardPower, saidPower + other.saidPower);
    }

    double correlation() {
      return product / Math.sqrt(heardPower * saidPower);
    }
  }

  private static float[] decimate(float[] samples) {
    var coarse = new float[samples.length / DECIMATION];
    for (int i = 0; i < coarse.length; i++) {
      float sum = 0;
      for (int j = 0; j < DECIMATION; j++) {
        sum += samples[i * DECIMATION + j];
      }
      coarse[i] = sum;
    }
    return coarse;
  }

  private static float[] samples(Path wav) {
    try {
      var bytes = ByteBuffer.wrap(Files.readAllBytes(wav)).order(ByteOrder.LITTLE_ENDIAN);
      int data = 12;
      while (bytes.getInt(data) != 0x61746164) {
        data += 8 + bytes.getInt(data + 4);
      }
      int count = Math.min(bytes.getInt(data + 4), bytes.limit() - data - 8) / 2;
      var samples = new float[count];
      for (int i = 0; i < count; i++) {
        samples[i] = bytes.getShort(data + 8 + 2 * i);
      }
      return samples;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
