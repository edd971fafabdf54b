package org.tocsin.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.audit.Actor;
import org.tocsin.audit.AuditLog;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.CampaignService;
import org.tocsin.campaign.CampaignStore;
import org.tocsin.shared.Subscription;
import org.tocsin.shared.Transactions;
import org.tocsin.telephony.CallEnd;
import org.tocsin.telephony.CallEvent;
import org.tocsin.telephony.Pbx;
import org.tocsin.telephony.PlaceCall;
import org.tocsin.telephony.Sound;

/// Makes the calls of all running campaigns through one PBX.
///
/// One loop: what happened to calls is folded, entered in the database together with the claims and
/// intents of the calls that replace them, in one transaction, and only then do those calls leave.
/// `step` and `run` belong to one thread; `wake` and `stop` may be called from any.
public final class Dispatcher {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
  private static final Duration PROGRESS_WITHIN = Duration.ofMillis(50);
  private static final Duration AFTER_FAULT = Duration.ofMillis(500);
  private static final Duration OVERDUE = Duration.ofSeconds(30);

  private final AttemptStore attempts;
  private final CampaignService service;
  private final Transactions transactions;
  private final Pbx pbx;
  private final DispatchSettings settings;
  private final Clock clock;
  private final Ledger ledger;
  private final Custody custody;
  private final Control control;
  private final Actor actor;

  private final BlockingQueue<Signal> inbox = new LinkedBlockingQueue<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final List<Subscription> subscriptions = new ArrayList<>();
  private final Flights flights = new Flights();
  private final Campaigns running;
  private Instant heartbeatAt = Instant.MIN;
  private volatile @Nullable Instant stopBefore;
  private volatile int inFlight;
  private volatile boolean looping;

  public Dispatcher(
      AttemptStore attempts,
      CampaignStore campaigns,
      CampaignService service,
      AuditLog audit,
      Transactions transactions,
      Pbx pbx,
      DispatchSettings settings,
      Clock clock,
      RandomGenerator random) {
    this.attempts = attempts;
    this.service = service;
    this.transactions = transactions;
    this.pbx = pbx;
    this.settings = settings;
    this.clock = clock;
    actor = Actor.dispatcher(settings.dispatcher());
    ledger = new Ledger(attempts, campaigns, audit, clock, random, actor);
    custody = new Custody(attempts, ledger, settings.dispatcher());
    running = new Campaigns(settings, flights, clock.instant());
    control = new Control(attempts, campaigns, service, transactions, pbx, flights, running, actor);
    subscriptions.add(pbx.onCall(event -> inbox.add(new Signal.Call(event))));
    subscriptions.add(pbx.onHealth(_ -> wake()));
  }

  /// Looks after what a dead process left, before the first call. Campaigns that it left running
  /// are paused: a person decides that calls leave.
  public Recovery recover(Actor by) {
    var found = transactions.write(() -> custody.takeOver(clock.instant()));
    found.orphaned().forEach(campaign -> service.pause(by, campaign));
    return new Recovery(found.requeued(), found.unknown(), found.orphaned());
  }

  /// Makes calls until it is stopped; faults of the database are waited out, nothing is lost.
  ///
  /// On leaving, campaigns that nobody calls for any more are paused: none seems to call that does
  /// not.
  public void run() {
    looping = true;
    try {
      while (!isDone()) {
        await(turn());
      }
      leave();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      looping = false;
      subscriptions.forEach(Subscription::close);
      stopped.countDown();
    }
  }

  /// @return when the next turn is due
  private Instant turn() {
    try {
      step();
      return nextTurn();
    } catch (RuntimeException fault) {
      LOG.error("Calling waits: {}", fault.toString());
      return clock.instant().plus(AFTER_FAULT);
    }
  }

  /// What ended in the last moment is entered; a fault here leaves it to the next start.
  private void leave() {
    try {
      step();
      var now = clock.instant();
      transactions
          .write(() -> custody.leave(running.ids(), now))
          .forEach(campaign -> service.pause(actor, campaign));
    } catch (RuntimeException fault) {
      LOG.error("Calling ended without all being entered: {}", fault.toString());
    }
  }

  /// Whether calls leave when they may: it neither stopped nor was told to.
  public boolean isRunning() {
    return stopped.getCount() > 0 && stopBefore == null;
  }

  /// Has it look at the database and at the PBX at once.
  public void wake() {
    inbox.add(new Signal.Wake());
  }

  /// Makes no new call and waits for those in flight.
  ///
  /// @param bound how long to wait for them; they go on without us after that
  /// @return how many were left
  public int stop(Duration bound) {
    stopBefore = clock.instant().plus(bound);
    wake();
    try {
      if (looping && !stopped.await(bound.plus(OVERDUE).toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.error("The dispatcher does not stop");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return inFlight;
  }

  /// Calls in flight.
  public int inFlight() {
    return inFlight;
  }

  /// One turn of the loop.
  public void step() {
    drain();
    var now = clock.instant();
    control.read(now);
    if (!now.isBefore(heartbeatAt)) {
      beat(now);
    }
    if (hasWork(now)) {
      apply(transactions.write(() -> work(now)), now);
    }
    control.sweepAborted(now);
    control.completeWhatIsDone();
  }

  private void drain() {
    for (var signal = inbox.poll(); signal != null; signal = inbox.poll()) {
      handle(signal);
    }
  }

  /// Only when there is something to hold: an import may have the writer for a while.
  private void beat(Instant now) {
    if (!flights.isEmpty() || !running.isEmpty()) {
      running.queued(transactions.write(() -> custody.beat(running.ids(), flights, now)));
    }
    heartbeatAt = now.plus(Custody.HEARTBEAT);
  }

  private boolean hasWork(Instant now) {
    return !now.isBefore(flights.saveAt())
        || !flights.ended().isEmpty()
        || canPlace() && running.mayClaim(now);
  }

  private boolean canPlace() {
    return stopBefore == null && pbx.health().canPlaceCalls();
  }

  private Turn work(Instant now) {
    var changed = flights.changed();
    attempts.progress(
        changed.stream().filter(it -> !it.hasEnded()).map(Flight::progress).toList(), now);
    var ended = flights.ended();
    running.queued(ledger.end(ended.stream().map(Flight::graded).toList(), now));
    var claims =
        canPlace()
            ? running.claim((campaign, limit) -> take(campaign, limit, now), now)
            : List.<Claim>of();
    attempts.intend(claims.stream().map(Claim::attempt).toList(), pbx.name(), now);
    return new Turn(changed, ended, claims);
  }

  private Campaigns.Taken take(Campaign campaign, int limit, Instant now) {
    var claimed =
        attempts.claim(
            campaign.id(),
            settings.dispatcher(),
            limit,
            campaign.policy().channels(),
            now,
            now.plus(Custody.LEASE));
    ledger.end(claimed.refused(), now);
    return new Campaigns.Taken(
        claimed.granted(),
        claimed.isEmpty(),
        claimed.isEmpty() ? attempts.nextDue(campaign.id()) : Optional.empty());
  }

  private void apply(Turn done, Instant now) {
    flights.written(done.changed(), done.ended());
    if (!done.ended().isEmpty()) {
      control.callsEnded();
    }
    var ended = done.ended().stream().map(flight -> flight.claim().attempt()).toList();
    if (!ended.isEmpty()) {
      pbx.forget(ended);
    }
    done.claims().forEach(claim -> place(claim, now));
    running.rotate();
    inFlight = flights.size();
  }

  private void place(Claim claim, Instant now) {
    var campaign = running.of(claim);
    var policy = campaign.policy();
    var message = campaign.message(claim.language());
    flights.add(new Flight(claim, policy, message));
    running.begin(claim);
    try {
      pbx.place(
          new PlaceCall(
              claim.attempt(),
              claim.number(),
              settings.callerId(),
              new Sound(message.sha256(), message.length(), message.sizeBytes()),
              Optional.empty(),
              message.language(),
              claim.extension(),
              claim.delay(),
              policy.ring(),
              policy.detectMachine()));
    } catch (RuntimeException refused) {
      LOG.error("The PBX's adapter refused attempt {}: {}", claim.attempt(), refused.getClass());
      var end = new CallEnd.Unanswered(CallEnd.Cause.NOT_PLACED, CallEnd.Hangup.NONE);
      inbox.add(new Signal.Call(new CallEvent.Ended(claim.attempt(), now, end)));
    }
  }

  private boolean isDone() {
    var bound = stopBefore;
    return bound != null && (flights.isEmpty() || !clock.instant().isBefore(bound));
  }

  /// When there will be something to do even if nothing happens.
  private Instant nextTurn() {
    var now = clock.instant();
    var calls = canPlace() ? running.nextCallAt(now) : Instant.MAX;
    return Stream.of(control.dueAt(), flights.saveAt(), calls)
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  private void await(Instant until) throws InterruptedException {
    long nanos = Duration.between(clock.instant(), until).toNanos();
    var signal = nanos <= 0 ? inbox.poll() : inbox.poll(nanos, TimeUnit.NANOSECONDS);
    if (signal != null) {
      handle(signal);
    }
  }

  private void handle(Signal signal) {
    switch (signal) {
      case Signal.Wake _ -> control.hurry();
      case Signal.Call call -> flights.fold(call.event(), clock.instant(), PROGRESS_WITHIN);
    }
  }

  /// What was found when the dispatcher started.
  ///
  /// @param requeued attempts that had not left and wait again
  /// @param unknown calls whose result was lost
  /// @param paused campaigns that were running
  public record Recovery(int requeued, int unknown, List<CampaignId> paused) {
    public Recovery {
      paused = List.copyOf(paused);
    }
  }

  private sealed interface Signal {
    record Wake() implements Signal {}

    record Call(CallEvent event) implements Signal {}
  }

  private record Turn(List<Flight> changed, List<Flight> ended, List<Claim> claims) {}
}
