package org.tocsin.shared;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Area codes, as a library that follows the numbering plans knows them.
public final class AreaCodes {
  private static final int FIRST = 200;
  private static final int AFTER_LAST = 1_000;

  private AreaCodes() {}

  /// Every area code of Canada from which a telephone answers: neither toll-free nor premium.
  public static Set<String> canadian() {
    return IntStream.range(FIRST, AFTER_LAST)
        .filter(AreaCodes::isCanadian)
        .mapToObj(Integer::toString)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean isCanadian(int areaCode) {
    var plan = PhoneNumberUtil.getInstance();
    var number =
        new Phonenumber.PhoneNumber()
            .setCountryCode(1)
            .setNationalNumber(areaCode * 10_000_000L + 5_550_100L);
    return "CA".equals(plan.getRegionCodeForNumber(number))
        && plan.getNumberType(number) == PhoneNumberType.FIXED_LINE_OR_MOBILE;
  }
}
