package org.tocsin.telephony.asterisk;

import java.time.Instant;

/// A call under way, as the [CallDesk] keeps it.
final class Followed {
  final CallTracker tracker;

  /// By which it goes out.
  final String trunk;

  /// By which name the PBX knows it.
  final String channel;

  /// When it was placed, or taken over.
  final Instant placed;

  /// When something was last learnt of it.
  Instant heard;

  /// Something final came, and what goes with it is awaited.
  boolean grace;

  /// We asked for its end.
  boolean cancelled;

  /// The PBX is being asked what it remembers.
  boolean asked;

  Followed(CallTracker tracker, String trunk, String channel, Instant placed) {
    this.tracker = tracker;
    this.trunk = trunk;
    this.channel = channel;
    this.placed = placed;
    this.heard = placed;
  }
}
