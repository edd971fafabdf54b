package org.tocsin.exchange;

import java.text.MessageFormat;
import java.util.Optional;
import java.util.ResourceBundle;
import org.tocsin.shared.Language;

/// Says in a language what is wrong in a row.
public final class FaultTexts {
  private final Language language;
  private final ResourceBundle bundle;

  public FaultTexts(Language language) {
    this.language = language;
    bundle =
        ResourceBundle.getBundle(
            "org.tocsin.exchange.exchange",
            language.locale(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /// The column, then the reason.
  public String text(RowFault fault) {
    return text(
        fault
            .column()
            .map(column -> language == Language.FRENCH ? column.french() : column.english()),
        fault.reason());
  }

  /// The column, then the reason.
  public String text(StreetImportOutcome.Fault fault) {
    return text(fault.column(), fault.reason());
  }

  private String text(Optional<String> column, RowFault.Reason why) {
    var reason = bundle.getString("exchange.fault." + why);
    return column
        .map(name ->
            new MessageFormat(bundle.getString("exchange.column"), language.locale())
                .format(new Object[] {name, reason}))
        .orElse(reason);
  }

  /// Why a whole file is refused.
  public String text(NotCsv reason) {
    return bundle.getString("exchange.notCsv." + reason);
  }
}
