package org.tocsin.campaign;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/// Hours in which people are called, in their own time. Holidays are days like others.
public record CallingWindow(Hours weekdays, Hours weekends) {
  /// The widest that anything but an emergency may have.
  public static final CallingWindow WIDEST =
      new CallingWindow(
          new Hours(LocalTime.of(9, 0), LocalTime.of(21, 30)),
          new Hours(LocalTime.of(10, 0), LocalTime.of(18, 0)));

  /// Hours that are shorter would leave no time to call anybody.
  public static final Duration SHORTEST = Duration.ofHours(1);

  /// From one time of a day to a later one.
  public record Hours(LocalTime from, LocalTime to) {
    public boolean isWithin(Hours other) {
      return !from.isBefore(other.from) && !to.isAfter(other.to);
    }

    public boolean holds(LocalTime time) {
      return !time.isBefore(from) && !time.isAfter(to);
    }

    public Duration length() {
      return Duration.between(from, to);
    }
  }

  /// When a call may be begun: now, or at the next opening.
  ///
  /// @param margin how long before the end of the hours none is begun any more, so that the last
  ///   one ends within them; half of the hours at most
  public Instant opensAt(ZoneId zone, Instant now, Duration margin) {
    var today = now.atZone(zone).toLocalDate();
    if (now.isBefore(begin(today, zone))) {
      return begin(today, zone);
    }
    return now.isAfter(last(today, zone, margin)) ? begin(today.plusDays(1), zone) : now;
  }

  private Instant begin(LocalDate day, ZoneId zone) {
    return hours(day).from().atDate(day).atZone(zone).toInstant();
  }

  private Instant last(LocalDate day, ZoneId zone, Duration margin) {
    var hours = hours(day);
    var half = hours.length().dividedBy(2);
    var kept = margin.compareTo(half) < 0 ? margin : half;
    return hours.to().atDate(day).atZone(zone).toInstant().minus(kept);
  }

  private Hours hours(LocalDate day) {
    var of = day.getDayOfWeek();
    return of == DayOfWeek.SATURDAY || of == DayOfWeek.SUNDAY ? weekends : weekdays;
  }
}
