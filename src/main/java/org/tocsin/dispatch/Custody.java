package org.tocsin.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.tocsin.campaign.CampaignId;
import org.tocsin.dispatch.AttemptStore.NextAttempt;
import org.tocsin.dispatch.CustodyStore.Departed;
import org.tocsin.dispatch.CustodyStore.Held;
import org.tocsin.dispatch.CustodyStore.Sign;
import org.tocsin.shared.Channel;

/// Sees to it that every attempt that left the queue is in the hands of a living dispatcher. Each
/// method belongs in a transaction. Not for several threads.
final class Custody {
  static final Duration LEASE = Duration.ofSeconds(30);
  static final Duration HEARTBEAT = Duration.ofSeconds(5);

  /// Longer than that, and a person decides whether calls go on.
  private static final Duration SILENCE = Duration.ofMinutes(15);

  /// A PBX that nobody has in his settings any more says nothing of its calls.
  private static final Duration ABANDONED = Duration.ofMinutes(10);

  /// Who could not say for so long that he lives must believe the same of others.
  private static final Duration BLIND = HEARTBEAT.multipliedBy(2);

  private static final int ADOPTED_AT_ONCE = 500;

  private final CustodyStore store;
  private final SharedClock clock;
  private final Ledger ledger;
  private final DispatchSettings settings;
  private final Fleet fleet;
  private final Flights flights;
  private final TextsUnderWay texts;
  private final Instant startedAt;
  private Duration skew = Duration.ZERO;
  private Instant lastBeat = Instant.MIN;

  Custody(
      DispatchStores stores,
      Ledger ledger,
      DispatchSettings settings,
      Fleet fleet,
      Flights flights,
      TextsUnderWay texts,
      Instant startedAt) {
    store = stores.custody();
    clock = stores.clock();
    this.ledger = ledger;
    this.settings = settings;
    this.fleet = fleet;
    this.flights = flights;
    this.texts = texts;
    this.startedAt = startedAt;
  }

  /// When a lease that is taken now is over, by the database's clock.
  Instant leaseUntil(Instant now) {
    return now.plus(skew).plus(LEASE);
  }

  /// Looks after what a dead process of the same name, and any other dead one, left.
  Found takeOver(Instant now) {
    skew = clock.skew(now);
    store.disown(settings.name());
    store.mute(settings.name(), List.of());
    int requeued = store.requeueLapsed(now.plus(skew));
    boolean alone = others(now).isEmpty();
    var silent = alone ? store.silent(now.plus(skew).minus(SILENCE)) : List.<CampaignId>of();
    adopt(now);
    return new Found(requeued, unfollowed(new ArrayList<>(), now), silent);
  }

  /// Whether there is something to say: an idle dispatcher leaves the only writer to others.
  boolean mustBeat(Collection<CampaignId> running) {
    return store.isShared() || !flights.isEmpty() || !texts.isEmpty() || !running.isEmpty();
  }

  /// Says that this dispatcher lives, and looks after attempts that nobody holds.
  Beat beat(Collection<CampaignId> running, Instant now) {
    skew = clock.skew(now);
    store.sign(sign(now));
    store.renew(settings.name(), running, leaseUntil(now));
    var queued = new ArrayList<NextAttempt>();
    if (lastBeat.isAfter(now.minus(BLIND))) {
      store.requeueLapsed(now.plus(skew));
      adopt(now);
      queued.addAll(end(store.abandoned(now.plus(skew).minus(ABANDONED)), now));
    }
    lastBeat = now;
    return new Beat(unfollowed(queued, now), queued);
  }

  /// Ends all that this dispatcher holds.
  ///
  /// @return the campaigns that nobody calls for any more
  Collection<CampaignId> leave(Collection<CampaignId> running, Instant now) {
    store.disown(settings.name());
    store.withdraw(settings.name());
    return peers(now).isEmpty() ? running : List.of();
  }

  /// This dispatcher's part of what it shares with others that live and call through PBXs of the
  /// same kind.
  Share share(Instant now) {
    var peers = peers(now);
    int own = channels(peers);
    int before = 0;
    int all = own;
    for (var peer : peers) {
      all += peer.channels();
      before += peer.dispatcher().compareTo(settings.name()) < 0 ? peer.channels() : 0;
    }
    return new Share(before, own, all);
  }

  /// How many dispatchers share the rate of texts, this one among them; none when a service sends
  /// in its place.
  int texters(Instant now) {
    var others = peers(now).stream().filter(Sign::texts).toList();
    boolean yields = !settings.service() && others.stream().anyMatch(Sign::service);
    return yields ? 0 : 1 + others.size();
  }

  /// What this dispatcher may use: a console makes no calls of its own while a service can.
  private int channels(List<Sign> peers) {
    boolean yields = !settings.service() && peers.stream().anyMatch(Sign::servesAll);
    return yields ? 0 : fleet.channels();
  }

  /// Others that call through PBXs of the same kind.
  private List<Sign> peers(Instant now) {
    boolean simulated = fleet.isSimulated();
    return others(now).stream().filter(it -> it.simulated() == simulated).toList();
  }

  private List<Sign> others(Instant now) {
    return store.isShared()
        ? store.living(now.plus(skew).minus(LEASE)).stream()
            .filter(it -> !it.dispatcher().equals(settings.name()))
            .toList()
        : List.of();
  }

  private Sign sign(Instant now) {
    return new Sign(
        settings.name(),
        settings.workstation(),
        settings.service(),
        fleet.isSimulated(),
        texts.isOpen(),
        String.join(",", fleet.names()),
        channels(peers(now)),
        flights.size(),
        startedAt,
        now.plus(skew));
  }

  private void adopt(Instant now) {
    store.adopt(settings.name(), fleet.names(), ADOPTED_AT_ONCE, now.plus(skew), leaseUntil(now));
  }

  /// What this dispatcher holds and does not follow: what it has just adopted, and calls whose
  /// transaction went through though it seemed to fail. Of those that left through a PBX that is no
  /// longer in the settings, and of texts, nobody can say what became of them.
  private List<Departed> unfollowed(List<NextAttempt> queued, Instant now) {
    var held =
        store.held(settings.name()).stream()
            .filter(it -> !flights.has(it.attempt()) && !texts.has(it.attempt()))
            .toList();
    var calls = held.stream().filter(it -> it.channel() == Channel.VOICE);
    var departed = store.departed(calls.map(Held::attempt).toList());
    var known = departed.stream().filter(it -> fleet.has(it.pbx())).toList();
    var ids = known.stream().map(it -> it.claim().attempt()).collect(Collectors.toSet());
    queued.addAll(end(held.stream().filter(it -> !ids.contains(it.attempt())).toList(), now));
    return known;
  }

  private List<NextAttempt> end(Collection<Held> lost, Instant now) {
    return ledger.end(lost.stream().map(it -> AttemptEnd.lost(it, now)).toList(), now);
  }

  /// @param requeued attempts that had not left
  /// @param adopted calls to be followed from here on
  /// @param silent campaigns on which nobody has worked for long
  record Found(int requeued, List<Departed> adopted, List<CampaignId> silent) {}

  /// @param adopted calls to be followed from here on
  /// @param queued what follows the ends that were entered
  record Beat(List<Departed> adopted, List<NextAttempt> queued) {}
}
