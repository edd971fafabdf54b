package org.tocsin.shared;

import java.util.List;

/// Some rows of a longer list, from an offset on.
///
/// @param total how many rows the whole list has, as far as they were counted
/// @param more whether there are more than were counted
public record Page<T>(List<T> rows, long offset, long total, boolean more) {
  public Page {
    rows = List.copyOf(rows);
  }

  public Page(List<T> rows, long offset, long total) {
    this(rows, offset, total, false);
  }
}
