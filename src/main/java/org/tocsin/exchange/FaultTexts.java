package org.tocsin.exchange;

import java.text.MessageFormat;
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
    var reason = bundle.getString("exchange.fault." + fault.reason());
    return fault
        .column()
        .map(column ->
            new MessageFormat(bundle.getString("exchange.column"), language.locale())
                .format(
                    new Object[] {
                      language == Language.FRENCH ? column.french() : column.english(), reason
                    }))
        .orElse(reason);
  }

  /// Why a whole file is refused.
  public String text(NotCsv reason) {
    return bundle.getString("exchange.notCsv." + reason);
  }
}
