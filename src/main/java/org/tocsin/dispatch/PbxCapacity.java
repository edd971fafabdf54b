package org.tocsin.dispatch;

import java.util.List;
import org.tocsin.telephony.Pbx;

/// What a dispatcher may use of a PBX, all campaigns together.
///
/// @param channels calls that may be up at once, over all its trunks
/// @param callsPerSecond calls begun a second at most, over all its trunks
/// @param trunks at least one
public record PbxCapacity(
    Pbx pbx, int channels, double callsPerSecond, List<TrunkCapacity> trunks) {
  public PbxCapacity {
    trunks = List.copyOf(trunks);
    if (trunks.isEmpty()) {
      throw new IllegalArgumentException("A PBX without a trunk");
    }
  }

  /// A PBX whose only trunk has no name and no limits of its own.
  public static PbxCapacity ofOneTrunk(Pbx pbx, int channels, double callsPerSecond) {
    var trunk = new TrunkCapacity("", channels, callsPerSecond, 1);
    return new PbxCapacity(pbx, channels, callsPerSecond, List.of(trunk));
  }
}
