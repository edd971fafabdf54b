package org.tocsin.app.wiring;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.tocsin.settings.Settings.TextsSettings;
import org.tocsin.telephony.TextPort;
import org.tocsin.telephony.asterisk.TextSettings;
import org.tocsin.telephony.smpp.SmppSettings;
import org.tocsin.telephony.smpp.SmppTexts;

/// The way out for texts, with the threads that it works on.
final class TextLink implements AutoCloseable {
  private final TextPort port;
  private final List<ExecutorService> threads;

  private TextLink(TextPort port, List<ExecutorService> threads) {
    this.port = port;
    this.threads = threads;
  }

  /// Begins to connect, and returns at once.
  ///
  /// @param first the PBX that texts leave by, where they leave by one
  static TextLink open(TextsSettings settings, PbxLink first, Clock clock) {
    var link =
        switch (settings) {
          case TextsSettings.ByPbx by ->
              new TextLink(
                  first.texts(new TextSettings(by.destination(), by.sender(), by.rate())),
                  List.of());
          case TextsSettings.BySmpp by -> smpp(by, clock);
        };
    link.port.start();
    return link;
  }

  private static TextLink smpp(TextsSettings.BySmpp by, Clock clock) {
    ScheduledExecutorService timers =
        Executors.newSingleThreadScheduledExecutor(Daemons.named("smpp timer"));
    var workers = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("smpp ", 0).factory());
    var settings =
        new SmppSettings(
            by.name(),
            by.host(),
            by.port(),
            by.systemId(),
            by.password(),
            by.tls(),
            by.certificate(),
            by.sender(),
            by.rate());
    return new TextLink(new SmppTexts(settings, clock, timers, workers), List.of(timers, workers));
  }

  TextPort port() {
    return port;
  }

  /// Whether texts leave by it, now or as soon as it answers: a provider that turns us away waits
  /// for a person.
  boolean hasHope() {
    return switch (port.health().state()) {
      case UP, CONNECTING, UNREACHABLE -> true;
      case REFUSED, UNTRUSTED, CLOSED, NOT_CONFIGURED -> false;
    };
  }

  @Override
  public void close() {
    port.close();
    threads.forEach(ExecutorService::shutdown);
  }
}
