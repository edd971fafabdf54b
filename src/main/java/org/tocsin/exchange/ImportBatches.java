package org.tocsin.exchange;

import java.time.Instant;
import java.util.OptionalLong;

/// Where imports are remembered. Joins the transaction in progress.
public interface ImportBatches {

  /// @return the batch's number
  long begin(Batch batch);

  void end(long batch, Instant endedAt, ImportReport report);

  /// What each of them changed.
  ImportChanges changes();

  /// Bytes left where the registry lies; nothing where that is somebody else's care.
  OptionalLong freeBytes();

  /// Whether calls are being made that an import would keep waiting: an embedded database has one
  /// writer at a time.
  boolean callsUnderWay(Instant now);

  /// One import, as it begins.
  ///
  /// @param sha256 of the file's bytes
  record Batch(String fileName, String sha256, String actor, Instant startedAt) {}
}
