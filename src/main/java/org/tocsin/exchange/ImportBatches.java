package org.tocsin.exchange;

import java.time.Instant;
import java.util.OptionalLong;

/// Where imports are remembered. Joins the transaction in progress.
public interface ImportBatches {

  /// @return the batch's number
  long add(Batch batch);

  /// Bytes left where the registry lies; nothing where that is somebody else's care.
  OptionalLong freeBytes();

  /// Whether calls are being made that an import would keep waiting: an embedded database has one
  /// writer at a time.
  boolean callsUnderWay(Instant now);

  /// One import, as it is remembered.
  ///
  /// @param sha256 of the file's bytes
  record Batch(
      String fileName,
      String sha256,
      String actor,
      Instant startedAt,
      Instant endedAt,
      ImportReport report) {}
}
