package org.tocsin.dispatch;

import org.tocsin.campaign.Pace;

/// A dispatcher's part of what a campaign may use, when several share it: in proportion to the
/// channels that each has, so that together they never pass the campaign's limits.
///
/// @param before channels of the dispatchers whose names come first
/// @param own channels of this one
/// @param all channels of all together
record Share(int before, int own, int all) {
  static final Share WHOLE = new Share(0, 1, 1);

  Pace of(Pace whole) {
    if (own == all) {
      return whole;
    }
    if (own == 0) {
      return new Pace(0, whole.callsPerSecond());
    }
    long upToHere = (long) whole.channels() * (before + own) / all;
    long upToBefore = (long) whole.channels() * before / all;
    return new Pace(Math.toIntExact(upToHere - upToBefore), whole.callsPerSecond() * own / all);
  }
}
