package org.tocsin.exchange;

import java.util.List;

/// A row that was not kept, with everything wrong in it.
///
/// @param line where it begins in the file, the header being on line 1
public record RowReject(long line, List<RowFault> faults) {
  public RowReject {
    faults = List.copyOf(faults);
  }
}
