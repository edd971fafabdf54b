package org.tocsin.ui.common;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.Window;

/// Lets a person choose a file to read, or a place for one.
@FunctionalInterface
public interface FilePicker {

  /// @return empty when nothing was chosen
  Optional<Path> pick(Window owner, String title, Kind kind);

  /// Where a file is to be written; the person is asked before it takes the place of another.
  ///
  /// @param name that is proposed
  /// @return empty when nothing was chosen
  default Optional<Path> save(Window owner, String title, String name, Kind kind) {
    return pick(owner, title, kind);
  }

  /// What files are offered.
  ///
  /// @param name in the person's language
  /// @param patterns such as `*.csv`
  record Kind(String name, List<String> patterns) {
    public Kind {
      patterns = List.copyOf(patterns);
    }
  }
}
