package org.tocsin.ui.alerts;

import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.tocsin.campaign.CallingWindow;
import org.tocsin.campaign.Purpose;
import org.tocsin.shared.TimeOfDay;
import org.tocsin.ui.common.Problem;

/// The calling hours, as they are typed.
final class WindowForm {
  private final Map<WindowField, StringProperty> fields = new EnumMap<>(WindowField.class);

  WindowForm() {
    for (var field : WindowField.values()) {
      fields.put(field, new SimpleStringProperty(""));
    }
  }

  void fill(CallingWindow window) {
    fields.forEach((field, text) -> text.set(field.of(window).toString()));
  }

  StringProperty field(WindowField field) {
    return fields.computeIfAbsent(field, _ -> new SimpleStringProperty(""));
  }

  List<String> written() {
    return fields.values().stream().map(StringProperty::get).toList();
  }

  /// The hours, when every time is one.
  Optional<CallingWindow> window() {
    var weekdays = hours(true);
    return weekdays.flatMap(days -> hours(false).map(ends -> new CallingWindow(days, ends)));
  }

  private Optional<CallingWindow.Hours> hours(boolean weekdays) {
    var from = time(weekdays ? WindowField.WEEKDAYS_FROM : WindowField.WEEKENDS_FROM);
    var to = time(weekdays ? WindowField.WEEKDAYS_TO : WindowField.WEEKENDS_TO);
    return from.flatMap(begin -> to.map(end -> new CallingWindow.Hours(begin, end)));
  }

  /// Whether a time cannot be read, or is one at which only an emergency calls.
  boolean isWrong() {
    return fields.keySet().stream().anyMatch(field -> problem(field, Optional.empty()).isPresent());
  }

  /// @param purpose what the hours are for: an emergency calls at any hour
  Optional<Problem> problem(WindowField field, Optional<Purpose> purpose) {
    if (time(field).isEmpty()) {
      return Optional.of(Problem.of("alerts.window.notATime"));
    }
    return hours(field.isOfWeekdays())
        .flatMap(hours -> problem(hours, field.isOfWeekdays(), purpose));
  }

  private static Optional<Problem> problem(
      CallingWindow.Hours hours, boolean weekdays, Optional<Purpose> purpose) {
    if (hours.length().compareTo(CallingWindow.SHORTEST) < 0) {
      return Optional.of(Problem.of("alerts.window.tooShort"));
    }
    var widest = weekdays ? CallingWindow.WIDEST.weekdays() : CallingWindow.WIDEST.weekends();
    boolean keeps = purpose.map(Purpose::keepsToWindow).orElse(true);
    return keeps && !hours.isWithin(widest)
        ? Optional.of(Problem.of("alerts.window.tooWide", widest.from(), widest.to()))
        : Optional.empty();
  }

  private Optional<LocalTime> time(WindowField field) {
    return TimeOfDay.parse(field(field).get());
  }
}
