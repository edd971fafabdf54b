package org.tocsin.ui.alerts;

import java.time.LocalTime;
import java.util.Locale;
import org.tocsin.campaign.CallingWindow;

/// A time of the calling hours that is typed.
enum WindowField {
  WEEKDAYS_FROM,
  WEEKDAYS_TO,
  WEEKENDS_FROM,
  WEEKENDS_TO;

  LocalTime of(CallingWindow window) {
    return switch (this) {
      case WEEKDAYS_FROM -> window.weekdays().from();
      case WEEKDAYS_TO -> window.weekdays().to();
      case WEEKENDS_FROM -> window.weekends().from();
      case WEEKENDS_TO -> window.weekends().to();
    };
  }

  boolean isOfWeekdays() {
    return this == WEEKDAYS_FROM || this == WEEKDAYS_TO;
  }

  /// Key of its label in the room's bundle.
  String key() {
    return "alerts.window." + name().toLowerCase(Locale.ROOT);
  }
}
