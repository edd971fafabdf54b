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
import java.util.stream.Stream;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignId;
import org.tocsin.dispatch.AttemptStore.NextAttempt;

/// The running campaigns, and how many calls each may begin. Not for several threads.
final class Campaigns {
  /// What is due and could not be had belongs to somebody else for a while.
  private static final Duration TAKEN = Duration.ofMillis(50);

  private final Map<CampaignId, RunningCampaign> running = new LinkedHashMap<>();
  private final DispatchSettings settings;
  private final Flights flights;
  private final TokenBucket pace;
  private int turn;

  Campaigns(DispatchSettings settings, Flights flights, Instant now) {
    this.settings = settings;
    this.flights = flights;
    pace = new TokenBucket(settings.callsPerSecond(), now);
  }

  /// Takes over what the database says.
  void refresh(Collection<Campaign> campaigns, Instant now) {
    running.keySet().retainAll(campaigns.stream().map(Campaign::id).toList());
    for (var campaign : campaigns) {
      running
          .computeIfAbsent(campaign.id(), _ -> new RunningCampaign(campaign, now))
          .refresh(campaign);
    }
  }

  Collection<CampaignId> ids() {
    return running.keySet();
  }

  boolean isEmpty() {
    return running.isEmpty();
  }

  Campaign of(Claim claim) {
    return require(claim).campaign();
  }

  private RunningCampaign require(Claim claim) {
    var campaign = running.get(claim.campaign());
    if (campaign == null) {
      throw new IllegalStateException("A claim of a campaign that does not run");
    }
    return campaign;
  }

  /// A call leaves.
  void begin(Claim claim) {
    pace.take(1);
    require(claim).pace().take(1);
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
        campaign.dueFrom(next.due());
      }
    }
  }

  boolean mayClaim(Instant now) {
    return running.values().stream()
        .anyMatch(it -> room(it, 0, 0, now) > 0 && !it.idleUntil().isAfter(now));
  }

  /// Fills the free channels.
  List<Claim> claim(Source source, Instant now) {
    var claims = new ArrayList<Claim>();
    for (var campaign : inTurn().toList()) {
      int before = claims.size();
      int room = room(campaign, claims.size(), 0, now);
      while (room > 0 && !campaign.idleUntil().isAfter(now)) {
        var taken = source.take(campaign.campaign(), room);
        claims.addAll(taken.granted());
        if (taken.nothingLeft()) {
          var soon = now.plus(TAKEN);
          campaign.setIdleUntil(
              taken.nextDue().map(due -> due.isBefore(soon) ? soon : due).orElse(Instant.MAX));
        }
        room = room(campaign, claims.size(), claims.size() - before, now);
      }
    }
    return claims;
  }

  /// Calls that a campaign may begin now.
  ///
  /// @param claimed in this turn, by all campaigns
  /// @param own in this turn, by this campaign
  private int room(RunningCampaign campaign, int claimed, int own, Instant now) {
    var allowed = campaign.campaign().policy().channels();
    int channels =
        Math.min(
            settings.channels() - flights.up() - claimed,
            allowed - flights.upOf(campaign.campaign().id()) - own);
    int tokens = Math.min(pace.available(now) - claimed, campaign.pace().available(now) - own);
    return Math.min(channels, tokens);
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
      var paced = later(pace.nextAt(now), campaign.pace().nextAt(now));
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
  @FunctionalInterface
  interface Source {
    Taken take(Campaign campaign, int limit);
  }

  /// @param nextDue when the queue's next attempt is due, asked for only when nothing is left now
  record Taken(List<Claim> granted, boolean nothingLeft, Optional<Instant> nextDue) {}
}
