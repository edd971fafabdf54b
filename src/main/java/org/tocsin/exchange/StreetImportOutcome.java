package org.tocsin.exchange;

import java.util.List;
import java.util.Optional;

/// What became of the import of the city's list of streets.
public sealed interface StreetImportOutcome {

  /// The list is loaded; from now on an address must be on one of its streets.
  ///
  /// @param added streets that were not known
  /// @param confirmed streets that were
  /// @param moved files of a street that the list gives another name, which have that one by now
  /// @param left files that stay on such a street: the other one has a file of the same residence
  record Done(int added, int confirmed, int moved, int left) implements StreetImportOutcome {}

  /// It is not a list; nothing was changed.
  record NotACsv(NotCsv reason, List<String> columns) implements StreetImportOutcome {
    public NotACsv {
      columns = List.copyOf(columns);
    }
  }

  /// Some of its lines cannot be read; nothing was changed.
  record Faulty(List<Fault> faults) implements StreetImportOutcome {
    public Faulty {
      faults = List.copyOf(faults);
    }
  }

  /// A line to correct.
  ///
  /// @param column as the first line of the file names it; none for the line as a whole
  record Fault(long line, Optional<String> column, RowFault.Reason reason) {}
}
