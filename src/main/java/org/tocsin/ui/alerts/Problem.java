package org.tocsin.ui.alerts;

import java.util.List;
import java.util.Locale;
import org.tocsin.campaign.CampaignFault;

/// Something to mend, as a key of the bundle and what is put in.
record Problem(String key, List<Object> arguments) {
  Problem {
    arguments = List.copyOf(arguments);
  }

  static Problem of(String key, Object... arguments) {
    return new Problem(key, List.of(arguments));
  }

  static Problem of(CampaignFault fault) {
    return of("alerts.fault." + fault.kind().name().toLowerCase(Locale.ROOT), fault.detail());
  }
}
