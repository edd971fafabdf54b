package org.tocsin.ui.registry;

import java.util.List;

/// Something to tell the person, as a key of the bundle and what is put in.
record Notice(String key, boolean good, List<Object> arguments) {
  Notice {
    arguments = List.copyOf(arguments);
  }

  static Notice good(String key, Object... arguments) {
    return new Notice(key, true, List.of(arguments));
  }

  static Notice bad(String key, Object... arguments) {
    return new Notice(key, false, List.of(arguments));
  }
}
