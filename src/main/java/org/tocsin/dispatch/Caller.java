package org.tocsin.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.CampaignStore;
import org.tocsin.campaign.VoiceMessage;
import org.tocsin.dispatch.AttemptStore.Departure;
import org.tocsin.dispatch.AttemptStore.PutBack;
import org.tocsin.dispatch.CustodyStore.Departed;
import org.tocsin.shared.Channel;
import org.tocsin.shared.PhoneZones;
import org.tocsin.shared.Transactions;
import org.tocsin.telephony.CallEnd;
import org.tocsin.telephony.CallEvent;
import org.tocsin.telephony.FollowedCall;
import org.tocsin.telephony.PlaceCall;
import org.tocsin.telephony.Sound;

/// Enters what happened to calls and lets others leave in their place: what is entered, claimed and
/// intended is one transaction, and only then do calls leave. Not for several threads.
final class Caller {
  private static final Logger LOG = LoggerFactory.getLogger(Caller.class);

  /// Its results would be read in whatever state it came back; by then a person must know on whom
  /// to knock.
  private static final Duration GONE = Duration.ofMinutes(30);

  private final AttemptStore attempts;
  private final CampaignStore campaigns;
  private final Ledger ledger;
  private final Custody custody;
  private final Transactions transactions;
  private final DispatchSettings settings;
  private final Fleet fleet;
  private final Readiness readiness;
  private final Flights flights;
  private final Campaigns running;
  private final PhoneZones zones;
  private final Consumer<CallEvent> events;

  /// @param events where the end of a call is told that could not even be asked for
  Caller(
      DispatchStores stores,
      Ledger ledger,
      Custody custody,
      DispatchSettings settings,
      Fleet fleet,
      Readiness readiness,
      Flights flights,
      Campaigns running,
      PhoneZones zones,
      Consumer<CallEvent> events) {
    attempts = stores.attempts();
    campaigns = stores.campaigns();
    transactions = stores.transactions();
    this.ledger = ledger;
    this.custody = custody;
    this.settings = settings;
    this.fleet = fleet;
    this.readiness = readiness;
    this.flights = flights;
    this.running = running;
    this.zones = zones;
    this.events = events;
  }

  /// @param calling whether new calls may leave
  /// @return whether calls have ended
  boolean turn(boolean calling, Instant now) {
    fleet.look(now);
    boolean placing = calling && fleet.canPlace();
    if (now.isBefore(flights.saveAt())
        && !flights.hasEnded()
        && !(placing && running.mayClaim(now))) {
      return false;
    }
    var done = transactions.write(() -> write(placing, now));
    apply(done, now);
    return !done.ended().isEmpty();
  }

  private Turn write(boolean placing, Instant now) {
    var changed = flights.changed();
    attempts.progress(
        changed.stream().filter(it -> !it.hasEnded()).map(Flight::progress).toList(), now);
    var ended = flights.ended();
    running.queued(ledger.end(ended.stream().map(Flight::graded).toList(), now));
    attempts.learn(ended.stream().flatMap(it -> it.lesson().stream()).toList(), now);
    var leaving = new ArrayList<Leaving>();
    if (placing) {
      for (var claim : running.claim(new Queue(now), now)) {
        var line = fleet.plan(pbx -> readiness.isReady(running.of(claim), pbx), now).orElseThrow();
        leaving.add(new Leaving(claim, line));
      }
    }
    attempts.intend(leaving.stream().map(Leaving::departure).toList(), now);
    return new Turn(changed, ended, leaving);
  }

  private void apply(Turn done, Instant now) {
    flights.written(done.changed(), done.ended());
    running.ended(done.ended());
    forget(done.ended());
    done.leaving().forEach(leaving -> place(leaving, now));
    running.rotate();
  }

  /// The results are safe: the PBXs need not remember them any longer.
  private void forget(List<Flight> ended) {
    var byPbx =
        ended.stream()
            .collect(
                Collectors.groupingBy(
                    flight -> flight.line().pbx(),
                    Collectors.mapping(Flight::attempt, Collectors.toList())));
    byPbx.forEach((pbx, calls) -> pbx.forget(calls));
  }

  private void place(Leaving leaving, Instant now) {
    var claim = leaving.claim();
    var line = leaving.line();
    var flight = new Flight(claim, running.of(claim), line);
    flights.add(flight);
    line.begin();
    running.begin(claim);
    try {
      line.pbx().place(call(flight));
    } catch (RuntimeException refused) {
      LOG.error("The PBX's adapter refused attempt {}: {}", claim.attempt(), refused.getClass());
      events.accept(flight.notPlaced(now));
    }
  }

  private PlaceCall call(Flight flight) {
    var claim = flight.claim();
    var policy = flight.policy();
    return new PlaceCall(
        claim.attempt(),
        claim.number(),
        settings.callerId(),
        flight.line().trunk(),
        sound(flight.message()),
        flight.introduction().map(Caller::sound),
        flight.message().language(),
        claim.extension(),
        claim.delay(),
        policy.ring(),
        policy.detectMachine());
  }

  static Sound sound(VoiceMessage message) {
    return new Sound(message.sha256(), message.length(), message.sizeBytes());
  }

  /// Waits no longer for calls of a PBX that has been away for so long that none can be up.
  void giveUp(Instant now) {
    flights
        .of(fleet.awaySince(now.minus(GONE)))
        .forEach(flight -> {
          var end = new CallEnd.Lost(CallEnd.Hangup.NONE);
          events.accept(new CallEvent.Ended(flight.attempt(), now, end));
        });
  }

  /// Follows calls that left earlier: from another process that died, or in a transaction that
  /// seemed to fail.
  void follow(Collection<Departed> calls) {
    if (calls.isEmpty()) {
      return;
    }
    var known = transactions.read(() -> campaignsOf(calls));
    for (var departed : calls) {
      Optional.ofNullable(known.get(departed.claim().campaign()))
          .ifPresent(campaign -> follow(departed, campaign));
    }
  }

  private Map<CampaignId, Campaign> campaignsOf(Collection<Departed> calls) {
    return calls.stream()
        .map(it -> it.claim().campaign())
        .distinct()
        .flatMap(id -> campaigns.find(id).stream())
        .collect(Collectors.toMap(Campaign::id, Function.identity()));
  }

  private void follow(Departed departed, Campaign campaign) {
    var claim = departed.claim();
    var line = fleet.find(departed.pbx(), departed.trunk()).orElseThrow();
    var flight = new Flight(claim, campaign, line, departed.progress());
    flights.add(flight);
    line.hold();
    var call =
        new FollowedCall(
            claim.attempt(), flight.message().length(), flight.isAnswered(), departed.channel());
    line.pbx().follow(call);
  }

  /// The campaigns' queues, in the transaction of the turn.
  private final class Queue implements Campaigns.Source {
    private final Instant now;

    Queue(Instant now) {
      this.now = now;
    }

    @Override
    public Campaigns.Taken take(Campaign campaign, int limit, Set<String> full) {
      var claimed =
          attempts.claim(
              campaign.id(),
              fleet.isSimulated(),
              Channel.VOICE,
              settings.name(),
              limit,
              full,
              now,
              custody.leaseUntil(now));
      ledger.end(claimed.refused(), now);
      return new Campaigns.Taken(
          Closed.putBack(attempts, campaign.hours(zones), claimed.granted(), now),
          claimed.isEmpty(),
          claimed.isEmpty() ? attempts.nextDue(campaign.id(), Channel.VOICE) : Optional.empty());
    }

    @Override
    public void putBack(Collection<Claim> claims) {
      var back = claims.stream().map(it -> new PutBack(it.attempt(), Optional.empty())).toList();
      attempts.putBack(back, now);
    }
  }

  private record Leaving(Claim claim, Line line) {
    Departure departure() {
      return new Departure(claim.attempt(), line.pbx().name(), line.trunk());
    }
  }

  private record Turn(List<Flight> changed, List<Flight> ended, List<Leaving> leaving) {}
}
