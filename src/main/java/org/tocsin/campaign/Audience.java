package org.tocsin.campaign;

import java.util.List;
import java.util.Optional;

/// Who is called, before it is frozen into residences at launch.
public sealed interface Audience {

  /// Every residence of the registry.
  record Everyone() implements Audience {}

  /// Those whom another campaign has notified, or may have: exactly those whom its lifting calls.
  record Notified(CampaignId by) implements Audience {}

  /// Those whom another campaign could not reach.
  record Unreached(CampaignId by) implements Audience {}

  /// The campaign that this audience comes from, if any.
  default Optional<CampaignId> follows() {
    return switch (this) {
      case Notified(CampaignId by) -> Optional.of(by);
      case Unreached(CampaignId by) -> Optional.of(by);
      case Everyone _, Streets _ -> Optional.empty();
    };
  }

  /// The residences of some streets, or parts of them; one that lies in two ranges counts once.
  record Streets(List<CivicRange> ranges) implements Audience {
    public Streets {
      ranges = List.copyOf(ranges);
    }
  }
}
