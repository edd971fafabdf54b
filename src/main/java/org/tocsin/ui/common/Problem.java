package org.tocsin.ui.common;

import java.util.List;

/// Something to mend, as a key of a bundle and what is put in.
public record Problem(String key, List<Object> arguments) {
  public Problem {
    arguments = List.copyOf(arguments);
  }

  public static Problem of(String key, Object... arguments) {
    return new Problem(key, List.of(arguments));
  }
}
