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

  /// The column, then the reason; without what was read, which may be personal.
  public String text(RowFault fault) {
    var text = text(fault.column(), fault.reason());
    return fault.nearest().isEmpty()
        ? text
        : format("exchange.nearest", text, String.join(", ", fault.nearest()));
  }

  /// The same with what was read, for the file where the whole row is.
  String textWithValue(RowFault fault) {
    if (fault.found().isEmpty()) {
      return text(fault);
    }
    boolean holder = fault.reason() == RowFault.Reason.RESIDENCE_TAKEN;
    return format(holder ? "exchange.holder" : "exchange.found", text(fault), fault.found());
  }

  /// The column, then the reason.
  public String text(StreetImportOutcome.Fault fault) {
    return text(fault.column(), fault.reason());
  }

  private String text(Optional<String> column, RowFault.Reason why) {
    var reason = bundle.getString("exchange.fault." + why);
    return column.map(name -> format("exchange.column", name, reason)).orElse(reason);
  }

  private String format(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), language.locale()).format(arguments);
  }

  /// Why a whole file is refused.
  public String text(NotCsv reason) {
    return bundle.getString("exchange.notCsv." + reason);
  }
}
