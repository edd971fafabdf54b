package org.tocsin.ui.shell;

import java.util.List;
import org.tocsin.telephony.PbxHealth;

/// What the status bar and the bands say. Blocks: never called on the FX thread.
@FunctionalInterface
public interface StatusSource {
  ConsoleStatus read();

  /// The console at one moment.
  ///
  /// @param channelsAllowed how many calls may be up at once
  /// @param database the database in words that name it: its engine, its place
  /// @param running alerts that are calling or paused
  /// @param person who is at the console
  /// @param makesCalls whether calls leave from this process, and cease when it ends
  record ConsoleStatus(
      PbxHealth pbx,
      int channelsAllowed,
      String database,
      List<Running> running,
      String person,
      boolean makesCalls) {
    public ConsoleStatus {
      running = List.copyOf(running);
    }
  }

  /// An alert that goes on.
  record Running(String name, Kind kind, boolean paused) {}

  /// What a running alert means for the whole console.
  enum Kind {
    EMERGENCY,
    EXERCISE,
    OTHER
  }
}
