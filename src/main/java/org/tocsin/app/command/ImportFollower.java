package org.tocsin.app.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.tocsin.app.wiring.OrderlyEnd;
import org.tocsin.exchange.ImportProgress;

/// Says to whoever watches how far an import is, and stops it when the process is told to end: it
/// leaves nothing, and says so before the process is gone.
final class ImportFollower implements ImportProgress, AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final Terminal terminal;
  private final Progress progress;
  private final OrderlyEnd orderly;
  private final CountDownLatch said = new CountDownLatch(1);
  private volatile boolean cancelled;

  ImportFollower(Terminal terminal) {
    this.terminal = terminal;
    progress = new Progress(terminal);
    orderly = OrderlyEnd.with(this::stop);
  }

  private void stop() {
    cancelled = true;
    try {
      said.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void report(long rows, long bytes, long bytesInAll) {
    if (terminal.live()) {
      long percent = bytesInAll == 0 ? 100 : bytes * 100 / bytesInAll;
      progress.show(terminal.messages().format("command.import.progress", rows, percent));
    }
  }

  @Override
  public boolean isCancelled() {
    return cancelled;
  }

  /// What became of the import is said on a line of its own.
  void ended() {
    progress.close();
  }

  @Override
  public void close() {
    orderly.close();
    said.countDown();
  }
}
