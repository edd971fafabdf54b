package org.tocsin.dispatch;

import java.time.Clock;
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

/// All of a dispatcher that has to do with texts; nothing where there is no way out for them. Not
/// for several threads, but for the replies that it listens to.
final class TextDesk implements AutoCloseable {
  private final Optional<Texter> texter;
  private final TextsUnderWay underWay;
  private final Control control;
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
    texter =
        settings
            .texting()
            .map(texting ->
                new Texter(
                    stores,
                    ledger,
                    custody,
                    settings.name(),
                    texting.port(),
                    fleet,
                    running,
                    underWay,
                    new PhoneZones(clock.getZone()),
                    heard,
                    clock.instant()));
    for (var texting : settings.texting().stream().toList()) {
      var actor = Actor.texts(settings.workstation());
      var replies = new TextReplies(texting, stores, ledger, clock, random, actor, wake);
      subscriptions.add(
          texting
              .port()
              .onText(event -> {
                switch (event) {
                  case TextEvent.Outgoing it -> heard.accept(it);
                  case TextEvent.Received it -> replies.receive(it);
                }
              }));
      subscriptions.add(replies::close);
      subscriptions.add(texting.port().onHealth(_ -> wake.run()));
    }
  }

  void fold(TextEvent.Outgoing event, Instant now) {
    texter.ifPresent(it -> it.fold(event, now));
  }

  /// @param sending whether texts may leave
  /// @return whether texts have ended
  boolean turn(boolean sending, Instant now) {
    texter.ifPresent(it -> it.share(control.texters()));
    return texter.filter(it -> it.turn(sending, now)).isPresent();
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
  }
}
