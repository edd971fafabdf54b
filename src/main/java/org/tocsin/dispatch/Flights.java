package org.tocsin.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tocsin.campaign.CampaignId;
import org.tocsin.shared.AttemptId;
import org.tocsin.telephony.CallEvent;

/// The calls in flight: all that a dispatcher keeps in memory. Not for several threads.
final class Flights {
  private final Map<AttemptId, Flight> flights = new LinkedHashMap<>();
  private Instant saveAt = Instant.MAX;

  void add(Flight flight) {
    flights.put(flight.claim().attempt(), flight);
  }

  /// @param within how long what is new may wait for others before it is written
  void fold(CallEvent event, Instant now, Duration within) {
    var flight = flights.get(event.attempt());
    if (flight != null) {
      flight.fold(event);
      if (flight.hasChanged() && saveAt.equals(Instant.MAX)) {
        saveAt = now.plus(within);
      }
    }
  }

  /// When progress that is only in memory must be written.
  Instant saveAt() {
    return saveAt;
  }

  List<Flight> changed() {
    return flights.values().stream().filter(Flight::hasChanged).toList();
  }

  List<Flight> ended() {
    return flights.values().stream().filter(Flight::hasEnded).toList();
  }

  /// What was read by `changed` and `ended` is durable now.
  void written(Collection<Flight> changed, Collection<Flight> ended) {
    changed.forEach(Flight::setSaved);
    ended.forEach(flight -> flights.remove(flight.claim().attempt()));
    saveAt = Instant.MAX;
  }

  /// Calls of these campaigns that nobody has answered and that were not hung up before.
  List<Flight> toHangUp(Collection<CampaignId> campaigns) {
    return flights.values().stream()
        .filter(flight -> campaigns.contains(flight.claim().campaign()))
        .filter(flight -> !flight.isAnswered() && !flight.hasEnded() && flight.hangUpOnce())
        .toList();
  }

  List<CampaignId> campaigns() {
    return flights.values().stream().map(flight -> flight.claim().campaign()).distinct().toList();
  }

  boolean has(AttemptId attempt) {
    return flights.containsKey(attempt);
  }

  boolean hasAnyOf(CampaignId campaign) {
    return flights.values().stream().anyMatch(it -> it.claim().campaign().equals(campaign));
  }

  /// Calls that hold a channel.
  int up() {
    return (int) flights.values().stream().filter(flight -> !flight.hasEnded()).count();
  }

  int upOf(CampaignId campaign) {
    return (int)
        flights.values().stream()
            .filter(flight -> !flight.hasEnded() && flight.claim().campaign().equals(campaign))
            .count();
  }

  int size() {
    return flights.size();
  }

  boolean isEmpty() {
    return flights.isEmpty();
  }
}
