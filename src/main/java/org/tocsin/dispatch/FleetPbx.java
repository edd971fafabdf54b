package org.tocsin.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.telephony.Pbx;
import org.tocsin.telephony.TrunkHealth;

/// A PBX of the fleet with the calls that it carries. Not for several threads.
final class FleetPbx {
  private static final Logger LOG = LoggerFactory.getLogger(FleetPbx.class);

  private final PbxCapacity capacity;
  private final List<Line> lines;
  private final TokenBucket pace;
  private final Strain strain;
  private boolean usable;
  private Instant heardAt;
  private int up;
  private int planned;

  FleetPbx(PbxCapacity capacity, Instant now) {
    this.capacity = capacity;
    pace = new TokenBucket(capacity.callsPerSecond(), now);
    strain = new Strain(capacity.channels());
    heardAt = now;
    lines = capacity.trunks().stream().map(trunk -> new Line(this, trunk, now)).toList();
  }

  Pbx pbx() {
    return capacity.pbx();
  }

  List<Line> lines() {
    return lines;
  }

  int channels() {
    return usable ? capacity.channels() : 0;
  }

  /// Begins a turn: what is found now holds until its end.
  ///
  /// @param simulated the kind of PBX that is used
  void look(boolean simulated, Instant now) {
    var health = pbx().health();
    heardAt = health.canPlaceCalls() ? now : heardAt;
    usable = health.canPlaceCalls() && health.simulated() == simulated;
    planned = 0;
    var dead =
        pbx().trunks().stream()
            .filter(trunk -> !trunk.up())
            .map(TrunkHealth::name)
            .collect(Collectors.toSet());
    lines.forEach(line -> line.look(!dead.contains(line.trunk())));
  }

  /// When it last could be used.
  Instant heardAt() {
    return heardAt;
  }

  boolean isUsable() {
    return usable;
  }

  /// Calls that may still begin in this turn.
  int room(Instant now) {
    if (!usable) {
      return 0;
    }
    int own = Math.min(strain.ceiling() - up, pace.available(now)) - planned;
    int trunks = lines.stream().mapToInt(line -> Math.max(0, line.room(now))).sum();
    return Math.max(0, Math.min(own, trunks));
  }

  /// The trunk that has least of its share, if the PBX has room.
  Optional<Line> best(Instant now) {
    return room(now) == 0
        ? Optional.empty()
        : lines.stream()
            .filter(line -> line.room(now) > 0)
            .min(Comparator.comparingDouble(Line::load));
  }

  /// One of its calls has played a message whole.
  void played(Duration length, Duration wall, Instant now) {
    int before = strain.ceiling();
    strain.played(length, wall, up, now);
    if (strain.ceiling() < before) {
      LOG.warn("PBX {} begins to stutter: held to {} calls", pbx().name(), strain.ceiling());
    }
  }

  /// As it is shown.
  PbxLoad shown() {
    var trunks = lines.stream().map(Line::shown).toList();
    return new PbxLoad(pbx(), up, capacity.channels(), strain.ceiling(), trunks);
  }

  void plan() {
    planned++;
  }

  void begin() {
    pace.take(1);
  }

  void hold() {
    up++;
  }

  void release() {
    up--;
  }

  /// When it may begin another call, as far as its pace goes.
  Instant nextAt(Instant now) {
    var trunks =
        lines.stream()
            .map(line -> line.nextAt(now))
            .min(Comparator.naturalOrder())
            .orElse(Instant.MAX);
    var own = pace.nextAt(now);
    return own.isAfter(trunks) ? own : trunks;
  }
}
