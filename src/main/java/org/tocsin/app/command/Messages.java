package org.tocsin.app.command;

import java.text.MessageFormat;
import java.util.ResourceBundle;
import org.tocsin.shared.Language;
import org.tocsin.shared.TimeOfDay;

/// What the command line says, in one language.
public final class Messages {
  private final ResourceBundle bundle;
  private final Language language;

  public Messages(Language language) {
    this.language = language;
    this.bundle =
        ResourceBundle.getBundle(
            "org.tocsin.app.command.command",
            language.locale(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  public Language language() {
    return language;
  }

  ResourceBundle bundle() {
    return bundle;
  }

  public String get(String key) {
    return bundle.getString(key);
  }

  /// The text of a key with its figures, words and times of the day put in, `{0}` first.
  public String format(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), language.locale())
        .format(TimeOfDay.words(language, arguments));
  }
}
