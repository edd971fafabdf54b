package org.tocsin.dispatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tocsin.campaign.CallingHours;
import org.tocsin.dispatch.AttemptStore.PutBack;

/// What was taken from a queue while the hours had closed.
final class Closed {
  private Closed() {}

  /// Has it wait until they open.
  ///
  /// @return what may leave
  static List<Claim> putBack(
      AttemptStore attempts, CallingHours hours, List<Claim> granted, Instant now) {
    var open = new ArrayList<Claim>();
    var closed = new ArrayList<PutBack>();
    for (var claim : granted) {
      var opens = hours.opensAt(claim.number(), now);
      if (opens.isAfter(now)) {
        closed.add(new PutBack(claim.attempt(), Optional.of(opens)));
      } else {
        open.add(claim);
      }
    }
    attempts.putBack(closed, now);
    return open;
  }
}
