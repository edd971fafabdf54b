package org.tocsin.ui.alerts;

import java.util.Locale;

/// The five steps of an alert, all on one page.
enum Step {
  WHAT,
  WHO,
  HOW,
  CHECK,
  LAUNCH;

  /// Key of its name in the room's bundle.
  String key() {
    return "alerts.step." + name().toLowerCase(Locale.ROOT);
  }
}
