package org.tocsin.telephony.smpp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tocsin.shared.Subscription;
import org.tocsin.telephony.Listeners;
import org.tocsin.telephony.Pacer;
import org.tocsin.telephony.SendText;
import org.tocsin.telephony.TextEvent;
import org.tocsin.telephony.TextEvent.Refusal;
import org.tocsin.telephony.TextHealth;
import org.tocsin.telephony.TextPort;
import org.tocsin.telephony.smpp.SmppSubmission.Step;

/// Texts through a provider that speaks SMPP 3.4.
public final class SmppTexts implements TextPort {
  /// Texts whose answer is awaited at once.
  private static final int WINDOW = 10;

  private static final int TRIES_WHEN_THROTTLED = 30;
  private static final double SLOWER = 0.5;
  private static final double FASTER = 1.05;

  /// Of the provider's rate.
  private static final double SLOWEST = 1 / 16.0;

  private final SmppSettings settings;
  private final SmppPatience patience;
  private final Clock clock;
  private final ScheduledExecutorService timers;
  private final Executor executor;
  private final SmppLink link;
  private final Listeners<TextHealth> healthListeners = new Listeners<>();
  private final Listeners<TextEvent> textListeners = new Listeners<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Queue<SmppSubmission> queue = new ArrayDeque<>();
  private final Pacer pacer;
  private volatile TextHealth health;
  private Instant slowed = Instant.EPOCH;
  private int underWay;
  private int references;

  /// @param timers for pauses; nothing long runs on it
  /// @param executor up to ten threads that wait for the provider's answers, and one for opening
  public SmppTexts(
      SmppSettings settings, Clock clock, ScheduledExecutorService timers, Executor executor) {
    this(settings, SmppPatience.USUAL, clock, timers, executor);
  }

  SmppTexts(
      SmppSettings settings,
      SmppPatience patience,
      Clock clock,
      ScheduledExecutorService timers,
      Executor executor) {
    this.settings = settings;
    this.patience = patience;
    this.clock = clock;
    this.timers = timers;
    this.executor = executor;
    pacer = new Pacer(clock, settings.rate());
    health =
        new TextHealth(
            TextHealth.Kind.SMPP, TextHealth.State.CONNECTING, false, settings.rate(), 0);
    link =
        new SmppLink(
            settings,
            patience,
            timers,
            executor,
            new SmppReceiver(textListeners, clock),
            this::refresh);
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public String sender() {
    return settings.sender();
  }

  @Override
  public double rate() {
    return settings.rate();
  }

  @Override
  public void start() {
    link.start();
  }

  @Override
  public TextHealth health() {
    return health;
  }

  @Override
  public Subscription onHealth(Consumer<TextHealth> listener) {
    return healthListeners.add(listener);
  }

  @Override
  public Subscription onText(Consumer<TextEvent> listener) {
    return textListeners.add(listener);
  }

  @Override
  public void send(SendText text) {
    lock.lock();
    try {
      queue.add(new SmppSubmission(text, settings.sender(), references++ & 0xff));
    } finally {
      lock.unlock();
    }
    pump();
    refresh();
  }

  /// Lets texts go as long as few are under way.
  private void pump() {
    for (var next = next(); next != null; next = next()) {
      offerLater(next);
    }
  }

  private @Nullable SmppSubmission next() {
    lock.lock();
    try {
      if (underWay >= WINDOW || queue.isEmpty()) {
        return null;
      }
      underWay++;
      return queue.poll();
    } finally {
      lock.unlock();
    }
  }

  private void offerLater(SmppSubmission text) {
    if (link.session().isEmpty()) {
      run(() -> noLink(text));
      return;
    }
    Duration wait;
    lock.lock();
    try {
      wait = pacer.take(1);
    } finally {
      lock.unlock();
    }
    if (wait.isZero()) {
      run(() -> offer(text));
      return;
    }
    try {
      timers.schedule(() -> run(() -> offer(text)), wait.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      noLink(text);
    }
  }

  private void run(Runnable work) {
    try {
      executor.execute(work);
    } catch (RejectedExecutionException e) {
      // The console closes: nobody listens any more.
    }
  }

  /// Waits for the provider's answer.
  private void offer(SmppSubmission text) {
    var session = link.session();
    var step =
        session.isPresent() ? text.offer(session.get()) : new Step.Refused(Refusal.NOT_CONNECTED);
    switch (step) {
      case Step.Taken _ -> taken(text);
      case Step.Throttled _ -> throttled(text);
      case Step.Refused(var cause) when cause == Refusal.NOT_CONNECTED -> noLink(text);
      case Step.Refused(var cause) -> refuse(text, cause);
      case Step.Unknown _ -> over(new TextEvent.Lost(text.text().attempt(), clock.instant()));
    }
  }

  private void taken(SmppSubmission text) {
    lock.lock();
    try {
      pacer.setRate(Math.min(settings.rate(), pacer.rate() * FASTER));
    } finally {
      lock.unlock();
    }
    if (!text.isWhole()) {
      offerLater(text);
      return;
    }
    var attempt = text.text().attempt();
    over(new TextEvent.HandedOver(attempt, clock.instant(), text.ids()));
  }

  /// The provider did not take it: offering it again does not double it.
  private void throttled(SmppSubmission text) {
    lock.lock();
    try {
      var now = clock.instant();
      // Ten answers at once are one sign, not ten.
      if (!now.isBefore(slowed.plus(patience.throttle()))) {
        slowed = now;
        pacer.setRate(Math.max(settings.rate() * SLOWEST, pacer.rate() * SLOWER));
      }
      pacer.hold(patience.throttle());
    } finally {
      lock.unlock();
    }
    refresh();
    if (text.tries() < TRIES_WHEN_THROTTLED) {
      offerLater(text);
    } else {
      refuse(text, Refusal.BUSY);
    }
  }

  /// Half of it may be on a screen already.
  private void noLink(SmppSubmission text) {
    if (text.hasBegun()) {
      over(new TextEvent.Lost(text.text().attempt(), clock.instant()));
    } else {
      refuse(text, Refusal.NOT_CONNECTED);
    }
  }

  private void refuse(SmppSubmission text, Refusal cause) {
    over(new TextEvent.Refused(text.text().attempt(), clock.instant(), cause));
  }

  private void over(TextEvent.Outgoing event) {
    lock.lock();
    try {
      underWay--;
    } finally {
      lock.unlock();
    }
    textListeners.tell(event);
    pump();
    refresh();
  }

  @Override
  public void close() {
    link.close();
    refresh();
  }

  private void refresh() {
    TextHealth now;
    lock.lock();
    try {
      now =
          new TextHealth(
              TextHealth.Kind.SMPP,
              link.state(),
              false,
              Math.rint(pacer.rate() * 10) / 10,
              queue.size() + underWay);
      if (now.equals(health)) {
        return;
      }
      health = now;
    } finally {
      lock.unlock();
    }
    healthListeners.tell(now);
  }
}
