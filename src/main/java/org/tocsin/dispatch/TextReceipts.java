package org.tocsin.dispatch;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.tocsin.dispatch.AttemptStore.NextAttempt;
import org.tocsin.dispatch.AttemptStore.Segment;
import org.tocsin.dispatch.AttemptStore.TextReport;
import org.tocsin.shared.Transactions;
import org.tocsin.telephony.TextEvent;

/// Brings the provider's receipts back to the texts that they are of, whoever sent them and however
/// long ago. A receipt is entered before the provider is told that it was taken, but for one that
/// comes before it is written which text it is of: that one waits in memory.
final class TextReceipts {
  /// Receipts that come before it is written which text they are of.
  private static final int EARLY = 1_000;

  private static final List<NextAttempt> NOTHING = List.of();

  private final AttemptStore attempts;
  private final Transactions transactions;
  private final Ledger ledger;
  private final String port;
  private final Clock clock;
  private final Runnable changed;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, TextEvent.Receipt> early = new Bounded();

  private static final class Bounded extends LinkedHashMap<String, TextEvent.Receipt> {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, TextEvent.Receipt> eldest) {
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
    locked(() -> early.put(receipt.message(), receipt));
    enter(receipt);
  }

  /// It is durable now which text this is of.
  ///
  /// @throws RuntimeException when its receipt could not be entered; it is kept
  void written(String message) {
    locked(() -> Optional.ofNullable(early.get(message))).ifPresent(this::enter);
  }

  private void enter(TextEvent.Receipt receipt) {
    boolean lost = receipt.failure().isPresent();
    var followed =
        Insistence.write(
            transactions,
            () ->
                attempts
                    .strike(port, receipt.message(), lost)
                    .map(segment -> segment.last() ? report(segment, receipt) : NOTHING));
    if (followed.isPresent()) {
      locked(() -> early.remove(receipt.message(), receipt));
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
