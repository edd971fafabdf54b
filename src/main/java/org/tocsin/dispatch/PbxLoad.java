package org.tocsin.dispatch;

import java.util.List;
import org.tocsin.telephony.Pbx;
import org.tocsin.telephony.TrunkHealth;

/// A PBX of a dispatcher at one moment, as it is shown.
///
/// @param up calls that it carries for this dispatcher
/// @param channels calls that it may carry, as the settings have it
/// @param ceiling calls that it may carry now: fewer than `channels` while it stutters
/// @param trunks in the order of the settings
public record PbxLoad(Pbx pbx, int up, int channels, int ceiling, List<TrunkLoad> trunks) {
  public PbxLoad {
    trunks = List.copyOf(trunks);
  }

  /// A PBX through which nobody calls from here.
  public static PbxLoad idle(PbxCapacity capacity) {
    var health = capacity.pbx().trunks();
    var trunks =
        capacity.trunks().stream()
            .map(trunk ->
                new TrunkLoad(trunk.name(), isUp(health, trunk.name()), 0, trunk.channels()))
            .toList();
    return new PbxLoad(capacity.pbx(), 0, capacity.channels(), capacity.channels(), trunks);
  }

  private static boolean isUp(List<TrunkHealth> health, String trunk) {
    return health.stream().filter(it -> it.name().equals(trunk)).allMatch(TrunkHealth::up);
  }

  /// A trunk of it.
  ///
  /// @param name as the settings have it; empty for an only trunk without a name
  /// @param alive whether calls can go out by it
  /// @param up calls that it carries
  /// @param channels calls that it may carry
  public record TrunkLoad(String name, boolean alive, int up, int channels) {}
}
