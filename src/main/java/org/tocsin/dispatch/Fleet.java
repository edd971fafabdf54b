package org.tocsin.dispatch;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tocsin.telephony.Pbx;
import org.tocsin.telephony.PbxHealth;

/// The PBXs of a dispatcher: a call goes where there is room, in proportion to the trunks' weights;
/// one that is lost gets no call, and gets some again once it is back. Not for several threads,
/// unless it is said.
final class Fleet {
  private final List<FleetPbx> members;
  private boolean simulated;
  private volatile List<PbxLoad> loads;

  Fleet(List<PbxCapacity> capacities, Instant now) {
    members = capacities.stream().map(capacity -> new FleetPbx(capacity, now)).toList();
    simulated = findKind();
    loads = shown(members);
  }

  List<Pbx> all() {
    return members.stream().map(FleetPbx::pbx).toList();
  }

  List<String> names() {
    return all().stream().map(Pbx::name).toList();
  }

  boolean has(String pbx) {
    return names().contains(pbx);
  }

  /// Begins a turn: what is found of the PBXs' health now holds until its end.
  void look(Instant now) {
    simulated = findKind();
    members.forEach(member -> member.look(simulated, now));
    loads = shown(members);
  }

  private static List<PbxLoad> shown(List<FleetPbx> members) {
    return members.stream().map(FleetPbx::shown).toList();
  }

  /// As it was when the last turn began. From any thread.
  List<PbxLoad> loads() {
    return loads;
  }

  /// The PBXs that could not be used at any moment since then.
  Set<Pbx> awaySince(Instant then) {
    return members.stream()
        .filter(member -> member.heardAt().isBefore(then))
        .map(FleetPbx::pbx)
        .collect(Collectors.toSet());
  }

  /// Whether calls go to the simulator, in this turn.
  boolean isSimulated() {
    return simulated;
  }

  /// Simulated and real PBXs are never used side by side: the first of the settings that answers
  /// says which kind it is.
  private boolean findKind() {
    return all().stream()
        .map(Pbx::health)
        .filter(PbxHealth::canPlaceCalls)
        .findFirst()
        .map(PbxHealth::simulated)
        .orElseGet(() -> all().stream().anyMatch(pbx -> pbx.health().simulated()));
  }

  boolean canPlace() {
    return members.stream().anyMatch(FleetPbx::isUsable);
  }

  /// The PBXs that can be used in this turn.
  List<Pbx> usable() {
    return members.stream().filter(FleetPbx::isUsable).map(FleetPbx::pbx).toList();
  }

  /// Channels of the PBXs that can be used.
  int channels() {
    return members.stream().mapToInt(FleetPbx::channels).sum();
  }

  /// Calls that may still begin in this turn, through some of the PBXs.
  int room(Predicate<Pbx> which, Instant now) {
    return members.stream()
        .filter(member -> which.test(member.pbx()))
        .mapToInt(member -> member.room(now))
        .sum();
  }

  /// Chooses a trunk for a call that leaves if the turn succeeds, of some of the PBXs.
  Optional<Line> plan(Predicate<Pbx> which, Instant now) {
    var line =
        members.stream()
            .filter(member -> which.test(member.pbx()))
            .flatMap(member -> member.best(now).stream())
            .min(Comparator.comparingDouble(Line::load));
    line.ifPresent(Line::plan);
    return line;
  }

  /// The trunk that carries a call which somebody else began; another of the same PBX when it is no
  /// longer in the settings.
  Optional<Line> find(String pbx, String trunk) {
    return lines()
        .filter(line -> line.pbx().name().equals(pbx))
        .max(Comparator.comparing(line -> line.trunk().equals(trunk)));
  }

  private Stream<Line> lines() {
    return members.stream().flatMap(member -> member.lines().stream());
  }

  /// When another call may begin, as far as the pace goes.
  Instant nextAt(Instant now) {
    return members.stream()
        .filter(FleetPbx::isUsable)
        .map(member -> member.nextAt(now))
        .min(Comparator.naturalOrder())
        .orElse(Instant.MAX);
  }
}
