package org.tocsin.ui.followup;

import java.util.List;

/// Something to tell the person, as a key of the bundle and what is put in.
record Notice(String key, List<Object> arguments) {
  Notice {
    arguments = List.copyOf(arguments);
  }

  static Notice of(String key, Object... arguments) {
    return new Notice(key, List.of(arguments));
  }
}
