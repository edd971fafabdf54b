package org.tocsin.support;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.tocsin.shared.AttemptId;
import org.tocsin.shared.Subscription;
import org.tocsin.telephony.SendText;
import org.tocsin.telephony.TextEvent;
import org.tocsin.telephony.TextHealth;
import org.tocsin.telephony.TextPort;

/// A way out for texts that says only what a test tells it to say.
public final class FakeTexts implements TextPort {
  private final Clock clock;
  private final List<Consumer<TextEvent>> listeners = new CopyOnWriteArrayList<>();
  private final List<SendText> sent = new ArrayList<>();
  private TextHealth.State state = TextHealth.State.UP;
  private boolean simulated = true;
  private double rate = 100;
  private int handedOver;

  public FakeTexts(Clock clock) {
    this.clock = clock;
  }

  /// All texts that it was given.
  public List<SendText> sent() {
    return List.copyOf(sent);
  }

  public AttemptId last() {
    return sent.getLast().attempt();
  }

  public void becomes(TextHealth.State next) {
    state = next;
  }

  public void isReal() {
    simulated = false;
  }

  public void sends(double perSecond) {
    rate = perSecond;
  }

  /// The network takes what it was given since the last time.
  public void handOverAll() {
    sent.subList(handedOver, sent.size()).forEach(text -> handOver(text.attempt()));
    handedOver = sent.size();
  }

  public void handOver(AttemptId attempt) {
    handOver(attempt, attempt.wire());
  }

  /// @param messages the provider's names for its segments
  public void handOver(AttemptId attempt, String... messages) {
    tell(new TextEvent.HandedOver(attempt, clock.instant(), List.of(messages)));
  }

  public void refuse(AttemptId attempt, TextEvent.Refusal cause) {
    tell(new TextEvent.Refused(attempt, clock.instant(), cause));
  }

  public void lose(AttemptId attempt) {
    tell(new TextEvent.Lost(attempt, clock.instant()));
  }

  public void deliver(AttemptId attempt) {
    deliver(attempt.wire());
  }

  public void deliver(String message) {
    tell(new TextEvent.Receipt(message, clock.instant(), Optional.empty()));
  }

  public void giveUp(AttemptId attempt, TextEvent.Failure cause) {
    giveUp(attempt.wire(), cause);
  }

  public void giveUp(String message, TextEvent.Failure cause) {
    tell(new TextEvent.Receipt(message, clock.instant(), Optional.of(cause)));
  }

  /// Whoever listened is gone, as when its process dies.
  public void loseListeners() {
    listeners.clear();
  }

  /// Somebody texts the city.
  public void receive(String from, String body) {
    receive(from, body, clock.instant());
  }

  /// It waited to be told.
  public void receive(String from, String body, Instant at) {
    tell(new TextEvent.Received(from, body, at));
  }

  private void tell(TextEvent event) {
    listeners.forEach(listener -> listener.accept(event));
  }

  @Override
  public String name() {
    return "textes";
  }

  @Override
  public String sender() {
    return "4185550199";
  }

  @Override
  public double rate() {
    return rate;
  }

  @Override
  public void start() {
    // It is always connected.
  }

  @Override
  public TextHealth health() {
    return new TextHealth(TextHealth.Kind.SMPP, state, simulated, rate, 0);
  }

  @Override
  public Subscription onHealth(Consumer<TextHealth> listener) {
    return () -> {};
  }

  @Override
  public Subscription onText(Consumer<TextEvent> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public void send(SendText text) {
    sent.add(text);
  }

  @Override
  public void close() {
    state = TextHealth.State.CLOSED;
  }
}
