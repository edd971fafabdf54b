package org.tocsin.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.support.Wavs;

class WavFileTest {
  @Test
  void aTelephoneFileHasItsLength() {
    assertThat(WavFile.read(Wavs.telephone(Duration.ofMillis(2_500))))
        .isEqualTo(new WavFile.Telephone(Duration.ofMillis(2_500)));
  }

  @Test
  void aCutFileIsAsLongAsWhatIsThere() {
    var whole = Wavs.telephone(Duration.ofSeconds(2));
    assertThat(WavFile.read(Arrays.copyOf(whole, 44 + WavFile.BYTES_PER_SECOND)))
        .isEqualTo(new WavFile.Telephone(Duration.ofSeconds(1)));
  }

  @ParameterizedTest
  @CsvSource({"0", "30", "400"})
  void whatNobodyWouldHearIsSilent(int peak) {
    assertThat(WavFile.read(Wavs.telephone(Duration.ofSeconds(3), peak)))
        .isEqualTo(new WavFile.Silent(Duration.ofSeconds(3)));
  }

  @Test
  void aQuietVoiceIsHeard() {
    assertThat(WavFile.read(Wavs.telephone(Duration.ofSeconds(3), 600)))
        .isEqualTo(new WavFile.Telephone(Duration.ofSeconds(3)));
  }

  @Test
  void aClickMakesNoMessageAndASentenceAfterSilenceDoes() {
    var silent = Wavs.telephone(Duration.ofSeconds(3), 0);
    var loud = Wavs.telephone(Duration.ofSeconds(3));

    assertThat(WavFile.read(with(silent, loud, Duration.ofMillis(40))))
        .isInstanceOf(WavFile.Silent.class);
    assertThat(WavFile.read(with(silent, loud, Duration.ofMillis(200))))
        .isInstanceOf(WavFile.Telephone.class);
  }

  /// The end of one recording, in another.
  private static byte[] with(byte[] recording, byte[] other, Duration length) {
    var mixed = recording.clone();
    int bytes = Math.toIntExact(length.toMillis() * WavFile.BYTES_PER_SECOND / 1_000);
    System.arraycopy(other, other.length - bytes, mixed, mixed.length - bytes, bytes);
    return mixed;
  }

  @ParameterizedTest
  @CsvSource({
    "1, 2, 8000, 16, 'PCM 8000 Hz, 16 bits, 2 ch.'",
    "1, 1, 44100, 16, 'PCM 44100 Hz, 16 bits, 1 ch.'",
    "1, 1, 8000, 8, 'PCM 8000 Hz, 8 bits, 1 ch.'",
    "7, 1, 8000, 8, '0x0007 8000 Hz, 8 bits, 1 ch.'",
  })
  void otherShapesAreDescribed(int coding, int channels, int rate, int bits, String expected) {
    assertThat(WavFile.read(Wavs.of(coding, channels, rate, bits, 800)))
        .isEqualTo(new WavFile.OtherWav(expected));
  }

  @Test
  void whatIsNotWavIsRecognised() {
    var text = "RIFF and something else".getBytes(StandardCharsets.US_ASCII);
    for (var content : new byte[][] {{}, text, Arrays.copyOf(Wavs.telephone(Duration.ZERO), 30)}) {
      assertThat(WavFile.read(content)).isEqualTo(new WavFile.NotWav());
    }
  }
}
