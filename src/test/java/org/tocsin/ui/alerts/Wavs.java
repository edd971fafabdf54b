package org.tocsin.ui.alerts;

import java.time.Duration;

/// WAV files by their seconds.
final class Wavs {
  private Wavs() {}

  static byte[] telephone(int seconds) {
    return org.tocsin.support.Wavs.telephone(Duration.ofSeconds(seconds));
  }

  static byte[] silence(int seconds) {
    return org.tocsin.support.Wavs.telephone(Duration.ofSeconds(seconds), 0);
  }

  static byte[] music(int seconds) {
    return org.tocsin.support.Wavs.of(1, 2, 44_100, 16, 44_100 * 4 * seconds);
  }
}
