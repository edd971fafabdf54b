package org.tocsin.ui.alerts;

import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Words for the entries of a list that is chosen from and not typed into.
final class Described<T> extends StringConverter<T> {
  private final Function<T, String> words;

  Described(Function<T, String> words) {
    this.words = words;
  }

  @Override
  public String toString(@Nullable T entry) {
    return entry == null ? "" : words.apply(entry);
  }

  @Override
  public T fromString(String text) {
    throw new UnsupportedOperationException("The list is not typed into");
  }
}
