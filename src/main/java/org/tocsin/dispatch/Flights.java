package org.tocsin.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tocsin.campaign.CampaignId;
import org.tocsin.shared.AttemptId;
import org.tocsin.telephony.CallEvent;
import org.tocsin.telephony.Pbx;

/// The calls that a dispatcher keeps in memory. What a turn asks is kept counted: a turn costs by
/// what has happened, not by how many calls are up. Not for several threads.
final class Flights {
  private final PrefixCaps caps;
  private final Map<AttemptId, Flight> flights = new LinkedHashMap<>();
  private final Set<Flight> changed = new LinkedHashSet<>();
  private final Set<Flight> ended = new LinkedHashSet<>();
  private final Map<CampaignId, Integer> kept = new HashMap<>();
  private final Map<CampaignId, Integer> up = new HashMap<>();
  private final Map<String, Integer> upByPrefix = new HashMap<>();
  private Instant saveAt = Instant.MAX;

  Flights(PrefixCaps caps) {
    this.caps = caps;
  }

  void add(Flight flight) {
    if (flights.putIfAbsent(flight.attempt(), flight) == null) {
      kept.merge(flight.claim().campaign(), 1, Integer::sum);
      count(flight, 1);
    }
  }

  /// @param within how long what is new may wait for others before it is written
  void fold(CallEvent event, Instant now, Duration within) {
    var flight = flights.get(event.attempt());
    if (flight == null || flight.hasEnded()) {
      return;
    }
    flight.fold(event);
    if (event instanceof CallEvent.Played played) {
      flight.line().played(flight.message().length(), played.wall(), now);
    }
    if (flight.hasEnded()) {
      ended.add(flight);
      count(flight, -1);
      flight.line().release();
    }
    if (flight.hasChanged() && changed.add(flight) && saveAt.equals(Instant.MAX)) {
      saveAt = now.plus(within);
    }
  }

  /// A call that comes in takes nothing of what its campaign may call.
  private void count(Flight flight, int by) {
    if (flight.claim().incoming()) {
      return;
    }
    up.merge(flight.claim().campaign(), by, Integer::sum);
    caps.of(flight.claim().number())
        .ifPresent(cap -> upByPrefix.merge(cap.prefix(), by, Integer::sum));
  }

  /// When progress that is only in memory must be written.
  Instant saveAt() {
    return saveAt;
  }

  List<Flight> changed() {
    return List.copyOf(changed);
  }

  List<Flight> ended() {
    return List.copyOf(ended);
  }

  boolean hasEnded() {
    return !ended.isEmpty();
  }

  /// What was read by `changed` and `ended` is durable now.
  void written(Collection<Flight> saved, Collection<Flight> over) {
    for (var flight : saved) {
      flight.setSaved();
      changed.remove(flight);
    }
    for (var flight : over) {
      ended.remove(flight);
      changed.remove(flight);
      flights.remove(flight.attempt());
      kept.computeIfPresent(flight.claim().campaign(), (_, count) -> count == 1 ? null : count - 1);
    }
    saveAt = Instant.MAX;
  }

  /// Calls of these PBXs.
  List<Flight> of(Collection<Pbx> pbxs) {
    return pbxs.isEmpty()
        ? List.of()
        : flights.values().stream().filter(it -> pbxs.contains(it.line().pbx())).toList();
  }

  /// Calls of these campaigns that ring somewhere and that were not hung up before.
  List<Flight> toHangUp(Collection<CampaignId> campaigns) {
    return flights.values().stream()
        .filter(flight -> campaigns.contains(flight.claim().campaign()))
        .filter(flight -> !flight.claim().incoming())
        .filter(flight -> !flight.isAnswered() && !flight.hasEnded() && flight.hangUpOnce())
        .toList();
  }

  List<CampaignId> campaigns() {
    return new ArrayList<>(kept.keySet());
  }

  boolean has(AttemptId attempt) {
    return flights.containsKey(attempt);
  }

  boolean hasAnyOf(CampaignId campaign) {
    return kept.containsKey(campaign);
  }

  /// Calls that a campaign made and that hold a channel.
  int upOf(CampaignId campaign) {
    return up.getOrDefault(campaign, 0);
  }

  /// Calls that are up to numbers with this prefix.
  int upTo(String prefix) {
    return upByPrefix.getOrDefault(prefix, 0);
  }

  /// Prefixes to which as many calls are up as may be.
  List<String> fullPrefixes() {
    return upByPrefix.entrySet().stream()
        .filter(entry -> entry.getValue() >= caps.callsTo(entry.getKey()))
        .map(Map.Entry::getKey)
        .toList();
  }

  int size() {
    return flights.size();
  }

  boolean isEmpty() {
    return flights.isEmpty();
  }
}
