package org.tocsin.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.dispatch.AttemptStore.NextAttempt;
import org.tocsin.dispatch.AttemptStore.Segment;
import org.tocsin.dispatch.AttemptStore.TextReport;
import org.tocsin.shared.Transactions;
import org.tocsin.telephony.TextEvent;

/// Brings the provider's receipts back to the texts that they are of, whoever sent them and however
/// long ago. A receipt is entered before the provider is told that it was taken, but for one that
/// comes before it is written which text it is of: that one waits in memory.
final class TextReceipts {
  private static final Logger LOG = LoggerFactory.getLogger(TextReceipts.class);

  /// Receipts that come before it is written which text they are of.
  private static final int EARLY = 1_000;

  /// Another dispatcher needs less to write which text it sent.
  private static final Duration OTHERS_WRITE = Duration.ofSeconds(30);

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private static final List<NextAttempt> NOTHING = List.of();

  private final AttemptStore attempts;
  private final Transactions transactions;
  private final Ledger ledger;
  private final String port;
  private final Clock clock;
  private final Runnable changed;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Early> early = new Bounded();
  private Instant lookAgainAt = Instant.MIN;

  /// @param until when another dispatcher has surely written which text it is of
  private record Early(TextEvent.Receipt receipt, Instant until) {}

  private static final class Bounded extends LinkedHashMap<String, Early> {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Early> eldest) {
      return size() > EARLY;
    }
  }

  /// @param port the name of the way that texts leave by
  /// @param changed told when something was queued
  TextReceipts(DispatchStores stores, Ledger ledger, String port, Clock clock, Runnable changed) {
    attempts = stores.attempts();
    transactions = stores.transactions();
    this.ledger = ledger;
    this.port = port;
    this.clock = clock;
    this.changed = changed;
  }

  /// A receipt came, on whatever thread brings it; that thread waits.
  ///
  /// @throws RuntimeException when the database could not take it: it is to be brought again
  void receive(TextEvent.Receipt receipt) {
    // First, so that whoever writes its text meanwhile finds it.
    var waiting = new Early(receipt, clock.instant().plus(OTHERS_WRITE));
    locked(() -> early.put(receipt.message(), waiting));
    enter(waiting);
  }

  /// It is durable now which text this is of.
  ///
  /// @throws RuntimeException when its receipt could not be entered; it is kept
  void written(String message) {
    locked(() -> Optional.ofNullable(early.get(message))).ifPresent(this::enter);
  }

  /// Another dispatcher's text may have been written since its receipt came here: looks again for a
  /// while, not more than once a second.
  void lookAgain(Instant now) {
    if (now.isBefore(lookAgainAt)) {
      return;
    }
    lookAgainAt = now.plus(LOOK_AGAIN);
    var waiting =
        locked(() -> early.values().stream().filter(it -> now.isBefore(it.until())).toList());
    if (waiting.isEmpty()) {
      return;
    }
    try {
      // A provider's account may have other users: theirs cost one question together.
      var names = waiting.stream().map(it -> it.receipt().message()).toList();
      var written = transactions.read(() -> attempts.awaited(port, names));
      waiting.stream().filter(it -> written.contains(it.receipt().message())).forEach(this::enter);
    } catch (RuntimeException fault) {
      LOG.error("Receipts wait to be entered: {}", fault.getClass().toString());
    }
  }

  private void enter(Early waiting) {
    var receipt = waiting.receipt();
    boolean lost = receipt.failure().isPresent();
    var followed =
        Insistence.write(
            transactions,
            () ->
                attempts
                    .strike(port, receipt.message(), lost)
                    .map(segment -> segment.last() ? report(segment, receipt) : NOTHING));
    if (followed.isPresent()) {
      locked(() -> early.remove(receipt.message(), waiting));
    }
    // Most change nothing of what is to be called, and there are as many as texts.
    if (!followed.orElse(NOTHING).isEmpty()) {
      changed.run();
    }
  }

  private List<NextAttempt> report(Segment segment, TextEvent.Receipt receipt) {
    var report = new TextReport(segment.attempt(), TextOutcomes.of(receipt));
    return ledger.report(List.of(report), clock.instant());
  }

  private <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
