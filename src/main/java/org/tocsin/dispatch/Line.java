package org.tocsin.dispatch;

import java.time.Duration;
import java.time.Instant;
import org.tocsin.telephony.Pbx;

/// A trunk with the calls that it carries. Not for several threads.
final class Line {
  private final FleetPbx pbx;
  private final TrunkCapacity capacity;
  private final TokenBucket pace;
  private boolean alive = true;
  private int up;
  private int planned;

  Line(FleetPbx pbx, TrunkCapacity capacity, Instant now) {
    this.pbx = pbx;
    this.capacity = capacity;
    pace = new TokenBucket(capacity.callsPerSecond(), now);
  }

  Pbx pbx() {
    return pbx.pbx();
  }

  String trunk() {
    return capacity.name();
  }

  /// Calls that the trunk can still take in this turn, whatever the PBX allows.
  int room(Instant now) {
    return !alive ? 0 : Math.min(capacity.channels() - up, pace.available(now)) - planned;
  }

  /// How much of its share it has, were it given one more call.
  double load() {
    return (up + planned + 1.0) / capacity.weight();
  }

  void plan() {
    planned++;
    pbx.plan();
  }

  /// Begins a turn.
  ///
  /// @param up whether calls can go out by it
  void look(boolean up) {
    alive = up;
    planned = 0;
  }

  /// One of its calls has played a message whole.
  void played(Duration length, Duration wall, Instant now) {
    pbx.played(length, wall, now);
  }

  /// A call leaves.
  void begin() {
    pace.take(1);
    pbx.begin();
    hold();
  }

  /// A call is up that was begun by somebody else.
  void hold() {
    up++;
    pbx.hold();
  }

  /// A call has ended.
  void release() {
    up--;
    pbx.release();
  }

  /// As it is shown.
  PbxLoad.TrunkLoad shown() {
    return new PbxLoad.TrunkLoad(trunk(), alive, up, capacity.channels());
  }

  Instant nextAt(Instant now) {
    return pace.nextAt(now);
  }
}
