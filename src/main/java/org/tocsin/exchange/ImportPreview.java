package org.tocsin.exchange;

import java.util.List;
import java.util.Optional;

/// What an import would do, before it is done.
///
/// @param columns those of the list, in its order
/// @param missing those that a list cannot do without, and this one has not
/// @param repeated those that the list has twice
/// @param report what would become of the rows; nothing while columns are missing or repeated
/// @param whole whether all rows were looked at; else the first `MOST_ROWS`
/// @param changes what the first rows that change something would change, at most `MOST_CHANGES`
public record ImportPreview(
    List<ListColumn> columns,
    List<ResidentColumn> missing,
    List<ResidentColumn> repeated,
    Optional<ImportReport> report,
    boolean whole,
    List<RowChange> changes) {
  /// An embedded database has one writer, which a preview keeps from saving and from launching.
  public static final int MOST_ROWS = 10_000;

  public static final int MOST_CHANGES = 100;

  public ImportPreview {
    columns = List.copyOf(columns);
    missing = List.copyOf(missing);
    repeated = List.copyOf(repeated);
    changes = List.copyOf(changes);
  }
}
