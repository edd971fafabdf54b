package org.tocsin.ui.sound;

import java.time.Duration;
import java.util.Optional;
import org.tocsin.speech.WavFile;
import org.tocsin.ui.common.Problem;

/// A file that was chosen as a message, good or not.
public record ChosenSound(String fileName, byte[] wav, WavFile reading) {
  private static final Duration LONGEST = Duration.ofMinutes(5);

  public static ChosenSound of(String fileName, byte[] wav) {
    return new ChosenSound(fileName, wav, WavFile.read(wav));
  }

  public Optional<Duration> length() {
    return reading instanceof WavFile.Telephone telephone
        ? Optional.of(telephone.length())
        : Optional.empty();
  }

  /// What is wrong with it, and what is needed.
  public Optional<Problem> problem() {
    return switch (reading) {
      case WavFile.NotWav _ -> Optional.of(Problem.of("sound.notWav", fileName));
      case WavFile.OtherWav other ->
          Optional.of(Problem.of("sound.otherFormat", fileName, other.description()));
      case WavFile.Silent _ -> Optional.of(Problem.of("sound.silent", fileName));
      case WavFile.Telephone telephone when telephone.length().isZero() ->
          Optional.of(Problem.of("sound.empty", fileName));
      case WavFile.Telephone telephone when telephone.length().compareTo(LONGEST) > 0 ->
          Optional.of(Problem.of("sound.tooLong", fileName));
      case WavFile.Telephone _ -> Optional.empty();
    };
  }
}
