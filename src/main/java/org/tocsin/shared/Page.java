package org.tocsin.shared;

import java.util.List;

/// Some rows of a longer list: what was found from an offset on, and how many there are in all.
public record Page<T>(List<T> rows, long offset, long total) {
  public Page {
    rows = List.copyOf(rows);
  }
}
