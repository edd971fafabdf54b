package org.tocsin.campaign;

import java.util.Locale;
import java.util.Optional;

/// Why a residence was not called, or no longer.
public enum TargetReason {
  DUPLICATE,
  INACTIVE,
  NO_CONSENT,
  NO_NUMBER,
  OUTSIDE_WINDOW,
  REACHED,
  LIFTED,
  ABORTED,
  OPTED_OUT;

  /// Why a campaign in that state calls nobody any more; nothing when that is no reason.
  public static Optional<TargetReason> of(CampaignState state) {
    return switch (state) {
      case ABORTED -> Optional.of(ABORTED);
      case LIFTED -> Optional.of(LIFTED);
      case DRAFT, RUNNING, PAUSED, COMPLETED -> Optional.empty();
    };
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static TargetReason ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
