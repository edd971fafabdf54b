package org.tocsin.shared;

import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.Phonenumber;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What time it is where a number rings, as a library that follows the numbering plans knows it.
/// For several threads.
public final class PhoneZones {
  private static final int PREFIX_DIGITS = 6;
  private static final long AFTER_PREFIX = 10_000L;

  private final ZoneId city;
  private final Map<String, ZoneId> known = new ConcurrentHashMap<>();

  /// @param city the zone of numbers of which the library knows none, or more than one
  public PhoneZones(ZoneId city) {
    this.city = city;
  }

  public ZoneId of(PhoneNumber number) {
    return known.computeIfAbsent(number.national().substring(0, PREFIX_DIGITS), this::find);
  }

  private ZoneId find(String prefix) {
    var number =
        new Phonenumber.PhoneNumber()
            .setCountryCode(1)
            .setNationalNumber(Long.parseLong(prefix) * AFTER_PREFIX);
    var zones = PhoneNumberToTimeZonesMapper.getInstance().getTimeZonesForNumber(number);
    return zones.size() == 1 ? zone(zones) : city;
  }

  private ZoneId zone(List<String> zones) {
    try {
      return ZoneId.of(zones.getFirst());
    } catch (DateTimeException _) {
      // The library's word for an unknown zone is no zone.
      return city;
    }
  }
}
