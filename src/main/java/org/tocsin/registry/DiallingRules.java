package org.tocsin.registry;

import java.util.Optional;
import java.util.Set;
import org.tocsin.shared.AreaCodes;
import org.tocsin.shared.PhoneNumber;

/// Numbers that are never dialled (rule 3): service numbers, premium numbers, area codes that the
/// city does not allow. The do-not-call list is the store's.
public final class DiallingRules {
  /// Every Canadian area code: what may be dialled until the city decides otherwise.
  public static final Set<String> CANADIAN_AREA_CODES = AreaCodes.canadian();

  /// The name under which the city's own choice of area codes is kept, with commas between them.
  public static final String SETTING = "registry.allowedAreaCodes";

  private final Set<String> allowedAreaCodes;

  public DiallingRules(Set<String> allowedAreaCodes) {
    this.allowedAreaCodes = Set.copyOf(allowedAreaCodes);
  }

  /// @param kept what is kept under `SETTING`; nothing as long as the city has not decided
  public static DiallingRules of(Optional<String> kept) {
    return new DiallingRules(
        kept.map(codes -> codes.isEmpty() ? Set.<String>of() : Set.of(codes.split(",")))
            .orElse(CANADIAN_AREA_CODES));
  }

  public Set<String> allowedAreaCodes() {
    return allowedAreaCodes;
  }

  /// Why a number may not be dialled, or nothing when it may.
  public Optional<FileFault.Reason> refusal(PhoneNumber number) {
    if (number.areaCode().endsWith("11") || number.national().startsWith("11", 4)) {
      return Optional.of(FileFault.Reason.SERVICE_NUMBER);
    }
    if (number.areaCode().equals("900") || number.national().startsWith("976", 3)) {
      return Optional.of(FileFault.Reason.PREMIUM_NUMBER);
    }
    if (!allowedAreaCodes.contains(number.areaCode())) {
      return Optional.of(FileFault.Reason.AREA_CODE_NOT_ALLOWED);
    }
    return Optional.empty();
  }

  /// Whether what was typed is a service number (911, 811, 411…), which has no ten digits.
  public static boolean isServiceNumber(String typed) {
    return typed.strip().matches("[2-9]11");
  }
}
