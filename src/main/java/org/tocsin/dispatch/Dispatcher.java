package org.tocsin.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.CampaignService;
import org.tocsin.shared.PhoneZones;
import org.tocsin.shared.Subscription;
import org.tocsin.shared.Transactions;
import org.tocsin.telephony.CallBack;
import org.tocsin.telephony.CallEvent;
import org.tocsin.telephony.Pbx;
import org.tocsin.telephony.TextEvent;

/// Makes the calls of all running campaigns, through one PBX or several, and sends their texts.
///
/// One loop: what happened to calls is folded, entered in the database together with the claims and
/// intents of the calls that replace them, in one transaction, and only then do those calls leave.
/// `step` and `run` belong to one thread; `wake` and `stop` may be called from any.
public final class Dispatcher {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
  private static final Duration PROGRESS_WITHIN = Duration.ofMillis(200);
  private static final Duration AFTER_FAULT = Duration.ofMillis(500);
  private static final Duration OVERDUE = Duration.ofSeconds(30);

  private final CampaignService service;
  private final Transactions transactions;
  private final Clock clock;
  private final Fleet fleet;
  private final Readiness readiness;
  private final Flights flights;
  private final Campaigns running;
  private final Custody custody;
  private final Control control;
  private final Caller caller;
  private final CallBacks callBacks;
  private final TextDesk texts;
  private final Actor actor;

  private final BlockingQueue<Signal> inbox = new LinkedBlockingQueue<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final List<Subscription> subscriptions = new ArrayList<>();
  private Instant heartbeatAt = Instant.MIN;
  private volatile @Nullable Instant stopBefore;
  private volatile int inFlight;
  private volatile boolean looping;

  public Dispatcher(
      DispatchStores stores,
      CampaignService service,
      DispatchSettings settings,
      Clock clock,
      RandomGenerator random) {
    this.service = service;
    this.clock = clock;
    transactions = stores.transactions();
    actor = Actor.dispatcher(settings.name());
    fleet = new Fleet(settings.fleet(), clock.instant());
    flights = new Flights(settings.prefixes());
    readiness = new Readiness(stores, settings.name(), fleet, this::wake);
    running = new Campaigns(settings.prefixes(), fleet, readiness, flights);
    var zones = new PhoneZones(clock.getZone());
    var ledger = new Ledger(stores, clock, random, actor, zones);
    var underWay = new TextsUnderWay();
    custody = new Custody(stores, ledger, settings, fleet, flights, underWay, clock.instant());
    control = new Control(stores, service, custody, fleet, flights, running, actor);
    caller =
        new Caller(
            stores,
            ledger,
            custody,
            settings,
            fleet,
            readiness,
            flights,
            running,
            zones,
            this::heard);
    callBacks =
        new CallBacks(
            stores, custody, settings, fleet, readiness, flights, clock, random, this::heard);
    texts =
        new TextDesk(
            stores,
            settings,
            ledger,
            custody,
            control,
            fleet,
            running,
            underWay,
            clock,
            random,
            this::heard,
            this::wake);
    subscriptions.add(texts::close);
    for (var pbx : fleet.all()) {
      subscriptions.add(pbx.onCall(this::heard));
      subscriptions.add(pbx.onCallBack(call -> inbox.add(new Signal.Incoming(pbx, call))));
      // Its health changes with each call: that is no reason to read the database.
      subscriptions.add(pbx.onHealth(_ -> inbox.add(new Signal.Turn())));
    }
  }

  private void heard(TextEvent.Outgoing event) {
    inbox.add(new Signal.Text(event));
  }

  private void heard(CallEvent event) {
    inbox.add(new Signal.Call(event));
  }

  /// Looks after what a dead process left, before the first call: what had not left waits again,
  /// what had is followed to its end. Campaigns on which nobody has worked for long are paused: a
  /// person decides that their calls leave; the others go on.
  public Recovery recover(Actor by) {
    fleet.look(clock.instant());
    var found = transactions.write(() -> custody.takeOver(clock.instant()));
    caller.follow(found.adopted());
    found.silent().forEach(campaign -> service.pause(by, campaign));
    return new Recovery(found.requeued(), found.adopted().size(), found.silent());
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
          .write(() -> List.copyOf(custody.leave(running.ids(), now)))
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

  /// What its PBXs carried when the last turn began. From any thread.
  public List<PbxLoad> loads() {
    return fleet.loads();
  }

  /// One turn of the loop.
  public void step() {
    drain();
    var now = clock.instant();
    fleet.look(now);
    control.read(now);
    callBacks.look(now);
    readiness.look(running.and(callBacks.campaigns()), now);
    if (!now.isBefore(heartbeatAt)) {
      beat(now);
    }
    if (stopBefore == null) {
      callBacks.answer(now);
    }
    if (caller.turn(stopBefore == null, now)) {
      control.callsEnded();
    }
    if (texts.turn(stopBefore == null, now)) {
      control.callsEnded();
    }
    inFlight = flights.size();
    control.sweep(now);
    control.completeWhatIsDone();
  }

  private void drain() {
    for (var signal = inbox.poll(); signal != null; signal = inbox.poll()) {
      handle(signal);
    }
  }

  private void beat(Instant now) {
    if (custody.mustBeat(running.ids())) {
      var beat = transactions.write(() -> custody.beat(running.ids(), now));
      running.queued(beat.queued());
      caller.follow(beat.adopted());
    }
    caller.giveUp(now);
    heartbeatAt = now.plus(Custody.HEARTBEAT);
  }

  private boolean isDone() {
    var bound = stopBefore;
    return bound != null
        && (flights.isEmpty() && texts.isQuiet() || !clock.instant().isBefore(bound));
  }

  /// When there will be something to do even if nothing happens.
  private Instant nextTurn() {
    var now = clock.instant();
    boolean calling = stopBefore == null && fleet.canPlace();
    var calls = calling ? running.nextCallAt(now) : Instant.MAX;
    var texting = texts.nextAt(stopBefore == null, now);
    return Stream.of(control.dueAt(), heartbeatAt, flights.saveAt(), calls, texting)
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
      case Signal.Turn _ -> {
        // Whoever waits looks again.
      }
      case Signal.Incoming it -> callBacks.ring(it.pbx(), it.call(), clock.instant());
      case Signal.Call call -> flights.fold(call.event(), clock.instant(), PROGRESS_WITHIN);
      case Signal.Text text -> texts.fold(text.event(), clock.instant());
    }
  }

  /// What was found when the dispatcher started.
  ///
  /// @param requeued attempts that had not left and wait again
  /// @param followed calls that may be up, or of which the PBX knows the end
  /// @param paused campaigns on which nobody had worked for long
  public record Recovery(int requeued, int followed, List<CampaignId> paused) {
    public Recovery {
      paused = List.copyOf(paused);
    }
  }

  private sealed interface Signal {
    record Wake() implements Signal {}

    record Turn() implements Signal {}

    record Call(CallEvent event) implements Signal {}

    record Incoming(Pbx pbx, CallBack call) implements Signal {}

    record Text(TextEvent.Outgoing event) implements Signal {}
  }
}
