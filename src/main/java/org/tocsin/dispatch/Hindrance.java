package org.tocsin.dispatch;

/// Why calls would not leave, though the PBX could carry them.
public enum Hindrance {
  /// No dispatcher works here, and none can.
  NOBODY_CALLS,
  /// An import, or the undo of one, has the embedded database to itself until it ends.
  IMPORT_UNDER_WAY
}
