package org.tocsin.app.command;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.registry.FileFilter;
import org.tocsin.registry.FileFilter.Sign;
import org.tocsin.shared.Language;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// What files must be, as the filters of the registry's list say it.
final class FilterOptions {
  @Option(names = "--street", paramLabel = "NAME", descriptionKey = "command.filter.street")
  private @Nullable String street;

  @Option(
      names = "--language",
      paramLabel = "fr|en",
      converter = Code.class,
      descriptionKey = "command.filter.language")
  private @Nullable Language language;

  @Option(names = "--no-usable-number", descriptionKey = "command.filter.no-usable-number")
  private boolean noUsableNumber;

  @Option(names = "--invalid-number", descriptionKey = "command.filter.invalid-number")
  private boolean invalidNumber;

  @Option(names = "--consent-missing", descriptionKey = "command.filter.consent-missing")
  private boolean consentMissing;

  @Option(
      names = "--changed-since",
      paramLabel = "YYYY-MM-DD",
      descriptionKey = "command.filter.changed-since")
  private @Nullable LocalDate changedSince;

  /// @param clock whose day it is that a change may be of
  FileFilter read(Clock clock) {
    var signs = EnumSet.noneOf(Sign.class);
    if (noUsableNumber) {
      signs.add(Sign.NO_USABLE_NUMBER);
    }
    if (invalidNumber) {
      signs.add(Sign.INVALID_NUMBER);
    }
    if (consentMissing) {
      signs.add(Sign.CONSENT_MISSING);
    }
    return new FileFilter(
        Optional.ofNullable(street),
        Optional.ofNullable(language),
        signs,
        Optional.ofNullable(changedSince)
            .map(day -> day.atStartOfDay(clock.getZone()).toInstant()));
  }

  /// Written as in lists.
  static final class Code implements ITypeConverter<Language> {
    @Override
    public Language convert(String word) {
      return Language.ofCode(word).orElseThrow(() -> new TypeConversionException(word));
    }
  }
}
