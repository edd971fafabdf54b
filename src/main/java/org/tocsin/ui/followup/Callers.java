package org.tocsin.ui.followup;

import java.util.List;
import org.tocsin.dispatch.CustodyStore.Mute;

/// Who makes the calls of an alert, and what keeps some of them from leaving.
///
/// @param all empty when nobody makes calls
/// @param mutes PBXs that get no call of the alert because they cannot play its message
public record Callers(List<Caller> all, List<Mute> mutes) {
  public Callers {
    all = List.copyOf(all);
    mutes = List.copyOf(mutes);
  }

  /// A process that makes calls.
  ///
  /// @param service it runs without a window, for all consoles
  /// @param here it is this very process
  public record Caller(String workstation, boolean service, boolean here) {}
}
