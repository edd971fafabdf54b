package org.tocsin.app.command;

import org.jspecify.annotations.Nullable;
import org.tocsin.campaign.Ringing;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// `--ringing`: what becomes of phones that ring when calls are stopped.
final class RingingOption {
  private static final String FINISH = "finish";
  private static final String HANG_UP = "hang-up";

  @Option(
      names = "--ringing",
      paramLabel = FINISH + "|" + HANG_UP,
      converter = Word.class,
      descriptionKey = "command.campaign.ringing")
  private @Nullable Ringing chosen;

  Ringing or(Ringing usual) {
    return chosen == null ? usual : chosen;
  }

  /// Written as other words of the command line are.
  static final class Word implements ITypeConverter<Ringing> {
    @Override
    public Ringing convert(String word) {
      return switch (word) {
        case FINISH -> Ringing.FINISH;
        case HANG_UP -> Ringing.HANG_UP;
        default -> throw new TypeConversionException(word);
      };
    }
  }
}
