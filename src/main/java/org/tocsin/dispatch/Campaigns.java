package org.tocsin.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignId;
import org.tocsin.dispatch.AttemptStore.NextAttempt;

/// The running campaigns, and how many calls each may begin. Not for several threads.
final class Campaigns {
  /// What is due and could not be had belongs to somebody else for a while.
  private static final Duration TAKEN = Duration.ofMillis(50);

  private final Map<CampaignId, RunningCampaign> running = new LinkedHashMap<>();
  private final PrefixCaps prefixes;
  private final Fleet fleet;
  private final Readiness readiness;
  private final Flights flights;
  private int turn;

  Campaigns(PrefixCaps prefixes, Fleet fleet, Readiness readiness, Flights flights) {
    this.prefixes = prefixes;
    this.fleet = fleet;
    this.readiness = readiness;
    this.flights = flights;
  }

  /// The campaigns themselves and others, each once.
  Collection<Campaign> and(Collection<Campaign> others) {
    var all = new LinkedHashMap<CampaignId, Campaign>();
    others.forEach(campaign -> all.put(campaign.id(), campaign));
    running.forEach((id, campaign) -> all.put(id, campaign.campaign()));
    return all.values();
  }

  /// Takes over what the database says.
  ///
  /// @param share this dispatcher's part of what campaigns may use
  void refresh(Collection<Campaign> campaigns, Share share, Instant now) {
    running.keySet().retainAll(campaigns.stream().map(Campaign::id).toList());
    for (var campaign : campaigns) {
      var pace = share.of(campaign.policy().pace());
      running
          .computeIfAbsent(campaign.id(), _ -> new RunningCampaign(campaign, pace, now))
          .refresh(campaign, pace);
    }
  }

  Collection<CampaignId> ids() {
    return running.keySet();
  }

  boolean isEmpty() {
    return running.isEmpty();
  }

  /// The campaign of an attempt that was claimed in this turn.
  Campaign of(Claim claim) {
    var campaign = running.get(claim.campaign());
    if (campaign == null) {
      throw new IllegalStateException("A claim of a campaign that does not run");
    }
    return campaign.campaign();
  }

  /// A call leaves.
  void begin(Claim claim) {
    var campaign = running.get(claim.campaign());
    if (campaign != null) {
      campaign.begin();
    }
  }

  /// Calls have ended; a cap may hold no longer.
  void ended(Collection<Flight> flights) {
    long capped =
        flights.stream()
            .map(Flight::claim)
            .filter(it -> !it.incoming() && prefixes.of(it.number()).isPresent())
            .count();
    for (var campaign : running.values()) {
      for (long i = 0; i < capped; i++) {
        campaign.prefixFreed();
      }
    }
  }

  /// Other campaigns of the same purpose come first in the next turn.
  void rotate() {
    turn++;
  }

  /// What was put in queues may be due earlier than what was there.
  void queued(Collection<NextAttempt> attempts) {
    for (var next : attempts) {
      var campaign = running.get(next.campaign());
      if (campaign != null) {
        campaign.dueFrom(next.contact().channel(), next.due());
      }
    }
  }

  boolean mayClaim(Instant now) {
    return running.values().stream()
        .anyMatch(it -> !it.idleUntil().isAfter(now) && room(it, 0, 0, now) > 0);
  }

  /// Fills the free channels.
  List<Claim> claim(Source source, Instant now) {
    var claims = new ArrayList<Claim>();
    var room = new PrefixRoom(prefixes, flights);
    for (var campaign : inTurn().toList()) {
      fill(campaign, claims, room, source, now);
    }
    return claims;
  }

  private void fill(
      RunningCampaign campaign,
      List<Claim> claims,
      PrefixRoom prefixRoom,
      Source source,
      Instant now) {
    int before = claims.size();
    int room = room(campaign, before, 0, now);
    while (room > 0 && !campaign.idleUntil().isAfter(now)) {
      var taken = source.take(campaign.campaign(), room, prefixRoom.full());
      var tooMany = new ArrayList<Claim>();
      taken.granted().forEach(it -> (prefixRoom.admits(it.number()) ? claims : tooMany).add(it));
      source.putBack(tooMany);
      if (taken.nothingLeft()) {
        rest(campaign, taken, prefixRoom, now);
      } else if (taken.granted().isEmpty()) {
        // None of them may be called now: the next turn sees to the others.
        return;
      }
      room = room(campaign, claims.size(), claims.size() - before, now);
    }
  }

  private static void rest(
      RunningCampaign campaign, Taken taken, PrefixRoom prefixRoom, Instant now) {
    if (!prefixRoom.full().isEmpty()) {
      campaign.setStarved(now);
    }
    campaign.setIdleUntil(soonest(taken.nextDue(), now));
  }

  /// When a queue in which nothing could be had is worth another look.
  static Instant soonest(Optional<Instant> nextDue, Instant now) {
    var soon = now.plus(TAKEN);
    return nextDue.map(due -> due.isBefore(soon) ? soon : due).orElse(Instant.MAX);
  }

  /// Those that have texts to send, in turn.
  Stream<RunningCampaign> texting() {
    return inTurn().filter(it -> !it.campaign().texts().isEmpty());
  }

  /// Calls that a campaign may begin now.
  ///
  /// @param claimed in this turn, by all campaigns
  /// @param own in this turn, by this campaign
  private int room(RunningCampaign campaign, int claimed, int own, Instant now) {
    var id = campaign.campaign().id();
    int channels = campaign.pace().channels() - flights.upOf(id);
    int tokens = campaign.tokens().available(now);
    int appetite = campaign.appetite(now);
    return Math.min(
        fleet.room(pbx -> readiness.isReady(campaign.campaign(), pbx), now) - claimed,
        Math.min(appetite, Math.min(channels, tokens)) - own);
  }

  /// Emergencies first; campaigns of the same purpose take turns.
  private Stream<RunningCampaign> inTurn() {
    var order = new ArrayList<>(running.values());
    Collections.rotate(order, turn);
    order.sort(Comparator.comparing(it -> it.campaign().purpose()));
    return order.stream();
  }

  /// Campaigns of which no call is up.
  List<CampaignId> quiet() {
    return running.keySet().stream().filter(id -> !flights.hasAnyOf(id)).toList();
  }

  void remove(CampaignId id) {
    running.remove(id);
  }

  /// When the next call may leave, if nothing happens before.
  Instant nextCallAt(Instant now) {
    var next = Instant.MAX;
    for (var campaign : running.values()) {
      var paced = later(fleet.nextAt(now), campaign.tokens().nextAt(now));
      var due = later(paced, campaign.idleUntil());
      if (due.isBefore(next) && (paced.isAfter(now) || room(campaign, 0, 0, now) > 0)) {
        next = due;
      }
    }
    return next;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /// Where attempts are taken from.
  interface Source {
    /// @param full prefixes of numbers that are not to be called now
    Taken take(Campaign campaign, int limit, Set<String> full);

    /// What was taken and cannot leave now.
    void putBack(Collection<Claim> claims);
  }

  /// @param nextDue when the queue's next attempt is due, asked for only when nothing is left now
  record Taken(List<Claim> granted, boolean nothingLeft, Optional<Instant> nextDue) {}
}
