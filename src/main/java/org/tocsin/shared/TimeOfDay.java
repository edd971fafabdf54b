package org.tocsin.shared;

import java.time.LocalTime;
import java.util.stream.Stream;

/// How Québec writes the time: `9 h`, `9 h 30` in French, `9:00 a.m.` in English, never broken
/// across lines.
public final class TimeOfDay {
  private static final String NO_BREAK = "\u00a0";
  private static final int NOON = 12;

  private TimeOfDay() {}

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
