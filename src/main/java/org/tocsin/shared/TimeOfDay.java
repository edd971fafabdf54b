package org.tocsin.shared;

import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// How Québec writes the time: `9 h`, `9 h 30` in French, `9:00 a.m.` in English, never broken
/// across lines.
public final class TimeOfDay {
  private static final String NO_BREAK = "\u00a0";
  private static final int NOON = 12;

  /// In either language's way, or by the clock of 24 hours.
  private static final Pattern TYPED =
      Pattern.compile(
          "(?<hour>\\d{1,2})\\s*[:h]?\\s*(?<minute>\\d{2})?\\s*(?:(?<half>[ap])\\.?\\s*m\\.?)?",
          Pattern.UNICODE_CHARACTER_CLASS | Pattern.CASE_INSENSITIVE);

  private TimeOfDay() {}

  /// What a person types: `9`, `9 h 30`, `21:30`, `9:30 p.m.`, `9pm`.
  public static Optional<LocalTime> parse(String typed) {
    var time = TYPED.matcher(typed.strip());
    if (!time.matches()) {
      return Optional.empty();
    }
    int hour = Integer.parseInt(time.group("hour"));
    var minutes = time.group("minute");
    int minute = minutes == null ? 0 : Integer.parseInt(minutes);
    var half = time.group("half");
    boolean onTheClock = half == null ? hour < 24 : hour >= 1 && hour <= NOON;
    if (!onTheClock || minute >= 60) {
      return Optional.empty();
    }
    if (half != null) {
      hour = hour % NOON + (half.equalsIgnoreCase("p") ? NOON : 0);
    }
    return Optional.of(LocalTime.of(hour, minute));
  }

  /// To the minute.
  public static String words(LocalTime time, Language language) {
    return language == Language.FRENCH ? french(time) : english(time);
  }

  /// What goes into a sentence: times as the language writes them, the rest as it is.
  public static Object[] words(Language language, Object... arguments) {
    return Stream.of(arguments)
        .map(argument -> argument instanceof LocalTime time ? words(time, language) : argument)
        .toArray();
  }

  private static String french(LocalTime time) {
    var hour = time.getHour() + NO_BREAK + "h";
    return time.getMinute() == 0 ? hour : hour + NO_BREAK + "%02d".formatted(time.getMinute());
  }

  private static String english(LocalTime time) {
    int hour = time.getHour() % NOON;
    return "%d:%02d".formatted(hour == 0 ? NOON : hour, time.getMinute())
        + NO_BREAK
        + (time.getHour() < NOON ? "a.m." : "p.m.");
  }
}
