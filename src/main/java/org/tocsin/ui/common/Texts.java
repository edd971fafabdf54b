package org.tocsin.ui.common;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ResourceBundle;
import org.tocsin.shared.Language;
import org.tocsin.shared.TimeOfDay;

/// The words of one room in one language, and how that language writes figures and times.
public final class Texts {
  private static final String COMMON = "org.tocsin.ui.common.common";

  private final ResourceBundle bundle;
  private final ResourceBundle common;
  private final Language language;
  private final ZoneId zone;

  public Texts(ResourceBundle bundle, Language language, ZoneId zone) {
    this.bundle = bundle;
    common = load(COMMON, language);
    this.language = language;
    this.zone = zone;
  }

  /// Loads `org/tocsin/ui/<room>/<room>.properties`, or its English counterpart; words that it does
  /// not have are those of all rooms.
  public static Texts of(String room, Language language, ZoneId zone) {
    var name = "org.tocsin.ui." + room + "." + room;
    return new Texts(load(name, language), language, zone);
  }

  private static ResourceBundle load(String name, Language language) {
    var control =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    return ResourceBundle.getBundle(name, language.locale(), control);
  }

  /// For FXML.
  public ResourceBundle bundle() {
    return bundle;
  }

  public Language language() {
    return language;
  }

  public String get(String key) {
    return (bundle.containsKey(key) ? bundle : common).getString(key);
  }

  /// The text of a key with its figures, words and times of the day put in, `{0}` first.
  public String format(String key, Object... arguments) {
    return new MessageFormat(get(key), language.locale())
        .format(TimeOfDay.words(language, arguments));
  }

  public String number(long figure) {
    return NumberFormat.getIntegerInstance(language.locale()).format(figure);
  }

  /// `9 h 05` in French, `9:05 a.m.` in English.
  public String time(Instant instant) {
    return TimeOfDay.words(instant.atZone(zone).toLocalTime(), language);
  }

  /// `14:20:05` in both languages, for tables.
  public String timeToTheSecond(Instant instant) {
    return formatted(instant, "HH:mm:ss");
  }

  /// `21 novembre 2026` or `November 21, 2026`.
  public String date(Instant instant) {
    return formatted(instant, language == Language.FRENCH ? "d MMMM yyyy" : "MMMM d, yyyy");
  }

  /// `2026-11-22` in both languages: where there is no room for the name of a month.
  public String shortDate(Instant instant) {
    return formatted(instant, "yyyy-MM-dd");
  }

  /// `8 s`, `2 min 05 s`, `1 h 30 min`.
  public String duration(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds >= 3_600) {
      return "%d\u00a0h\u00a0%02d\u00a0min".formatted(seconds / 3_600, seconds / 60 % 60);
    }
    return seconds < 60
        ? seconds + "\u00a0s"
        : "%d\u00a0min\u00a0%02d\u00a0s".formatted(seconds / 60, seconds % 60);
  }

  private String formatted(Instant instant, String pattern) {
    return DateTimeFormatter.ofPattern(pattern, language.locale()).withZone(zone).format(instant);
  }
}
