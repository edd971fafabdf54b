package org.tocsin.exchange;

import java.time.Clock;

/// Follows an import or its undo, and ends it when an alert is launched beside it on a database of
/// several consoles: what the import has locked, a call that ends must be able to write.
final class UntilAnAlert implements ImportProgress {
  private final ImportProgress progress;
  private final ImportBatches batches;
  private final Clock clock;

  UntilAnAlert(ImportProgress progress, ImportBatches batches, Clock clock) {
    this.progress = progress;
    this.batches = batches;
    this.clock = clock;
  }

  @Override
  public void report(long rows, long bytes, long bytesInAll) {
    progress.report(rows, bytes, bytesInAll);
  }

  /// @throws AlertsFirst when calls are made
  @Override
  public boolean isCancelled() {
    if (batches.callsUnderWay(clock.instant())) {
      throw new AlertsFirst();
    }
    return progress.isCancelled();
  }

  /// Takes everything back, and gives the registry back to the calls.
  static final class AlertsFirst extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
