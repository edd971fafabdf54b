package org.tocsin.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.campaign.Campaign;
import org.tocsin.dispatch.AttemptStore.Departure;
import org.tocsin.shared.AttemptId;
import org.tocsin.shared.Transactions;
import org.tocsin.telephony.SendText;
import org.tocsin.telephony.TextEvent;
import org.tocsin.telephony.TextPort;
import org.tocsin.telephony.TextSegments;

/// Sends the texts of all running campaigns at the rate of their way out, and enters what became of
/// them: claimed and intended in one transaction, and only then do they leave. Not for several
/// threads.
final class Texter {
  private static final Logger LOG = LoggerFactory.getLogger(Texter.class);

  /// How long what a port says may wait for others before it is written.
  private static final Duration GATHER = Duration.ofMillis(50);

  private static final Duration AFTER_FAULT = Duration.ofSeconds(1);

  /// So many seconds' worth may be without an answer: a port that falls silent keeps few.
  private static final double WINDOW_SECONDS = 5;

  private static final int LEAST_WINDOW = 10;

  private final AttemptStore attempts;
  private final Transactions transactions;
  private final Ledger ledger;
  private final TextQueue queue;
  private final TextPort port;
  private final Fleet fleet;
  private final Campaigns running;
  private final TextsUnderWay underWay;
  private final TextReceipts receipts;
  private final Consumer<TextEvent.Outgoing> events;
  private final TokenBucket tokens;
  private final List<TextEvent.Outgoing> news = new ArrayList<>();

  /// Names of segments that are durable, of which a receipt may have come already.
  private final Queue<String> written = new ArrayDeque<>();

  private Instant saveAt = Instant.MAX;
  private int texters = 1;

  /// @param events where the end of a text is told that its port would not even take
  Texter(
      DispatchStores stores,
      Ledger ledger,
      TextQueue queue,
      TextPort port,
      Fleet fleet,
      Campaigns running,
      TextsUnderWay underWay,
      TextReceipts receipts,
      Consumer<TextEvent.Outgoing> events,
      Instant now) {
    attempts = stores.attempts();
    transactions = stores.transactions();
    this.ledger = ledger;
    this.queue = queue;
    this.port = port;
    this.fleet = fleet;
    this.running = running;
    this.underWay = underWay;
    this.receipts = receipts;
    this.events = events;
    tokens = new TokenBucket(port.rate(), now);
  }

  /// @param count how many dispatchers share the rate, this one among them; none when another sends
  ///   in its place
  void share(int count) {
    texters = count;
  }

  /// Keeps what a port said of a text until it is written.
  void fold(TextEvent.Outgoing event, Instant now) {
    news.add(event);
    if (saveAt.equals(Instant.MAX)) {
      saveAt = now.plus(GATHER);
    }
  }

  /// Whether texts can leave by the port.
  boolean isOpen() {
    var health = port.health();
    return health.canSend()
        && health.rate() > 0
        // What is rehearsed must never reach a real phone.
        && health.simulated() == fleet.isSimulated();
  }

  /// @param sending whether texts may leave
  /// @return whether texts have ended
  boolean turn(boolean sending, Instant now) {
    receipts.lookAgain(now);
    boolean open = isOpen();
    underWay.setOpen(open);
    boolean leaving = sending && open && texters > 0 && mayClaim(now);
    if (!leaving && now.isBefore(saveAt)) {
      return false;
    }
    var said = List.copyOf(news);
    var claims = transactions.write(() -> write(said, leaving, now));
    news.subList(0, said.size()).clear();
    saveAt = Instant.MAX;
    said.forEach(event -> underWay.remove(event.attempt()));
    said.forEach(event -> written.addAll(reportedAs(event)));
    // First of all: what is intended and does not leave is of unknown fate for ever.
    claims.forEach(claim -> send(claim, now));
    enterReceipts(now);
    return !said.isEmpty();
  }

  /// Enters receipts that came before their texts were written; a fault leaves them to a later
  /// turn.
  private void enterReceipts(Instant now) {
    try {
      for (; !written.isEmpty(); written.remove()) {
        receipts.written(written.element());
      }
    } catch (RuntimeException fault) {
      LOG.error("A receipt waits to be entered: {}", fault.getClass().toString());
      // A receipt whose fault is its own holds up no other.
      written.add(written.remove());
      saveAt = now.plus(AFTER_FAULT);
    }
  }

  /// When there will be something to do even if nothing happens.
  Instant nextAt(boolean sending, Instant now) {
    if (!sending || texters == 0 || !isOpen()) {
      return saveAt;
    }
    var due =
        running
            .texting()
            .map(RunningCampaign::textsIdleUntil)
            .min(Comparator.naturalOrder())
            .orElse(Instant.MAX);
    var paced = tokens.nextAt(now);
    var next = due.isAfter(paced) ? due : paced;
    // A full window opens with an answer, which is news.
    return next.isBefore(saveAt) && (next.isAfter(now) || room(now) > 0) ? next : saveAt;
  }

  private boolean mayClaim(Instant now) {
    return room(now) > 0 && queue.due(now).findAny().isPresent();
  }

  /// Segments that may leave now.
  private int room(Instant now) {
    double rate = port.health().rate() / texters;
    tokens.setRate(rate);
    int window = Math.max(LEAST_WINDOW, (int) (rate * WINDOW_SECONDS));
    return Math.min(tokens.available(now), window - underWay.size());
  }

  private List<Claim> write(List<TextEvent.Outgoing> said, boolean leaving, Instant now) {
    var ends = new ArrayList<AttemptEnd>();
    var awaited = new LinkedHashMap<AttemptId, List<String>>();
    for (var event : said) {
      var claim = underWay.find(event.attempt());
      if (claim.isPresent()) {
        ends.add(AttemptEnd.text(claim.get(), TextOutcomes.of(event), event.at()));
        awaited.put(event.attempt(), reportedAs(event));
      }
    }
    running.queued(ledger.end(ends, now));
    awaited.values().removeIf(List::isEmpty);
    if (!awaited.isEmpty()) {
      attempts.awaitReceipts(port.name(), awaited, now);
    }
    return leaving ? claim(now) : List.of();
  }

  /// By which names the provider will report on it.
  private static List<String> reportedAs(TextEvent.Outgoing event) {
    return event instanceof TextEvent.HandedOver text ? text.messages() : List.of();
  }

  private List<Claim> claim(Instant now) {
    var claims = new ArrayList<Claim>();
    int room = room(now);
    for (var campaign : running.texting().toList()) {
      int segments = segments(campaign.campaign());
      while (room > 0 && !campaign.textsIdleUntil().isAfter(now)) {
        var taken = queue.take(campaign, Math.max(1, room / segments), now);
        room -= taken.size() * segments;
        claims.addAll(taken);
      }
    }
    var departures =
        claims.stream().map(it -> new Departure(it.attempt(), port.name(), "")).toList();
    attempts.intend(departures, now);
    return claims;
  }

  /// Of the longest of its texts.
  private static int segments(Campaign campaign) {
    return campaign.texts().values().stream()
        .mapToInt(body -> TextSegments.count(body).segments())
        .max()
        .orElse(1);
  }

  private void send(Claim claim, Instant now) {
    var body = running.of(claim).text(claim.language()).orElseThrow();
    underWay.add(claim);
    tokens.take(TextSegments.count(body).segments());
    try {
      port.send(new SendText(claim.attempt(), claim.number(), body));
    } catch (RuntimeException refused) {
      LOG.error("The port of texts refused attempt {}: {}", claim.attempt(), refused.getClass());
      events.accept(new TextEvent.Refused(claim.attempt(), now, TextEvent.Refusal.REJECTED));
    }
  }
}
