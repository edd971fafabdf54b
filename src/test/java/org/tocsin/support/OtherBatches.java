package org.tocsin.support;

import java.time.Instant;
import java.util.OptionalLong;
import org.tocsin.exchange.ImportBatches;
import org.tocsin.exchange.ImportChanges;
import org.tocsin.exchange.ImportReport;

/// Imports as they are remembered, with room on the disk and no call: a test changes what it is
/// about.
public class OtherBatches implements ImportBatches {
  private final ImportBatches batches;

  public OtherBatches(ImportBatches batches) {
    this.batches = batches;
  }

  @Override
  public long begin(Batch batch) {
    return batches.begin(batch);
  }

  @Override
  public void end(long batch, Instant endedAt, ImportReport report) {
    batches.end(batch, endedAt, report);
  }

  @Override
  public ImportChanges changes() {
    return batches.changes();
  }

  @Override
  public OptionalLong freeBytes() {
    return OptionalLong.empty();
  }

  @Override
  public boolean callsUnderWay(Instant now) {
    return false;
  }
}
