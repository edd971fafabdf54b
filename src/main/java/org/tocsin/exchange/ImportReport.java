package org.tocsin.exchange;

import java.time.Duration;
import java.util.List;
import org.tocsin.registry.Street;

/// What an import did; the four figures of its rows add up to those that were not blank.
///
/// @param accepted new files
/// @param merged rows that changed the file of their residence
/// @param unchanged rows that said nothing new
/// @param moved how many of the merged rows moved a file to another residence
/// @param rejects the first of the refused rows, at most `MOST_REJECTS`
public record ImportReport(
    int accepted,
    int merged,
    int moved,
    int unchanged,
    int rejected,
    Duration duration,
    List<Street> streetsAdded,
    List<RowReject> rejects) {
  /// More are counted, and written to the rejects file, but not kept in memory.
  public static final int MOST_REJECTS = 1_000;

  public ImportReport {
    streetsAdded = List.copyOf(streetsAdded);
    rejects = List.copyOf(rejects);
  }

  public int rows() {
    return accepted + merged + unchanged + rejected;
  }
}
