package org.tocsin.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.tocsin.audit.Actor;
import org.tocsin.shared.PhoneZones;
import org.tocsin.shared.Subscription;
import org.tocsin.telephony.TextEvent;

/// All of a dispatcher that has to do with texts; where there is no way out for them, it only sees
/// to it that nothing waits for them for ever. Not for several threads, but for the replies that it
/// listens to.
final class TextDesk implements AutoCloseable {
  private final Optional<Texter> texter;
  private final TextOutage outage;
  private final Fleet fleet;
  private final TextsUnderWay underWay;
  private final Control control;
  private final Gate gate = new Gate(Duration.ofSeconds(1));
  private final List<Subscription> subscriptions = new ArrayList<>();

  /// @param heard where what a port says is put, from any thread, to be folded later
  /// @param wake has queues looked at, from any thread
  TextDesk(
      DispatchStores stores,
      DispatchSettings settings,
      Ledger ledger,
      Custody custody,
      Control control,
      Fleet fleet,
      Campaigns running,
      TextsUnderWay underWay,
      Clock clock,
      RandomGenerator random,
      Consumer<TextEvent.Outgoing> heard,
      Runnable wake) {
    this.underWay = underWay;
    this.control = control;
    this.fleet = fleet;
    var zones = new PhoneZones(clock.getZone());
    var queue =
        new TextQueue(stores.attempts(), ledger, custody, settings.name(), fleet, running, zones);
    outage = new TextOutage(stores.transactions(), ledger, queue, running);
    Optional<Texter> sends = Optional.empty();
    for (var texting : settings.texting().stream().toList()) {
      var port = texting.port();
      var receipts = new TextReceipts(stores, ledger, port.name(), clock, wake);
      sends =
          Optional.of(
              new Texter(
                  stores,
                  ledger,
                  queue,
                  port,
                  fleet,
                  running,
                  underWay,
                  receipts,
                  heard,
                  clock.instant()));
      var actor = Actor.texts(settings.workstation());
      var replies = new TextReplies(texting, stores, ledger, clock, random, actor, wake);
      subscriptions.add(port.onText(event -> hear(event, heard, receipts, replies)));
      subscriptions.add(port.onHealth(_ -> wake.run()));
    }
    texter = sends;
  }

  /// What comes from outside is done before it is said to be taken; what became of our own texts is
  /// folded later.
  private void hear(
      TextEvent event,
      Consumer<TextEvent.Outgoing> heard,
      TextReceipts receipts,
      TextReplies replies) {
    switch (event) {
      case TextEvent.Outgoing it -> heard.accept(it);
      case TextEvent.Receipt it -> gate.pass(() -> receipts.receive(it));
      case TextEvent.Received it -> gate.pass(() -> replies.receive(it));
    }
  }

  void fold(TextEvent.Outgoing event, Instant now) {
    texter.ifPresent(it -> it.fold(event, now));
  }

  /// @param sending whether texts may leave
  /// @return whether texts have ended
  boolean turn(boolean sending, Instant now) {
    texter.ifPresent(it -> it.share(control.texters()));
    boolean ended = texter.filter(it -> it.turn(sending, now)).isPresent();
    // Also where no text ever left from here: what waits for a text may be called from here.
    boolean mine = sending && (texter.isPresent() || fleet.canPlace());
    return outage.turn(isAway(), mine, now) || ended;
  }

  /// Whether no living dispatcher has a way out for texts.
  private boolean isAway() {
    return texter.filter(Texter::isOpen).isEmpty() && control.texters() == 1;
  }

  /// When there will be something to do even if nothing happens.
  Instant nextAt(boolean sending, Instant now) {
    return texter.map(it -> it.nextAt(sending, now)).orElse(Instant.MAX);
  }

  /// Whether no text waits for its port's answer.
  boolean isQuiet() {
    return underWay.isEmpty();
  }

  @Override
  public void close() {
    subscriptions.forEach(Subscription::close);
    gate.close();
  }
}
