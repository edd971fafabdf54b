package org.tocsin.ui.followup;

import java.util.Locale;

/// What a person may order while an alert runs; each is asked once, in words.
enum Command {
  PAUSE("fth-pause"),
  RESUME("fth-play"),
  ABORT("fth-x-octagon");

  private final String icon;

  Command(String icon) {
    this.icon = icon;
  }

  String icon() {
    return icon;
  }

  /// Ends the keys of its words.
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
