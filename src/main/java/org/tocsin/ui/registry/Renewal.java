package org.tocsin.ui.registry;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.collections.ObservableList;

/// Brings a list up to date without drawing again the rows that stay as they are.
final class Renewal {
  private Renewal() {}

  /// @param key what makes a row the same one, whatever it says
  static <T, K> void renew(ObservableList<T> rows, List<T> found, Function<T, K> key) {
    var keys = found.stream().map(key).collect(Collectors.toSet());
    rows.removeIf(row -> !keys.contains(key.apply(row)));
    for (int i = 0; i < found.size(); i++) {
      var row = found.get(i);
      var own = key.apply(row);
      if (i >= rows.size() || !key.apply(rows.get(i)).equals(own)) {
        rows.removeIf(old -> key.apply(old).equals(own));
        rows.add(i, row);
      } else if (!rows.get(i).equals(row)) {
        rows.set(i, row);
      }
    }
  }
}
