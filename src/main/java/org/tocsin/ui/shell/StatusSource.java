package org.tocsin.ui.shell;

import java.util.List;
import org.tocsin.telephony.PbxHealth;

/// What the status bar and the bands say. Blocks: never called on the FX thread.
@FunctionalInterface
public interface StatusSource {
  ConsoleStatus read();

  /// The console at one moment.
  ///
  /// @param pbx the one that calls, or else the first of the settings
  /// @param pbxs all of the settings; none where none is configured
  /// @param channelsUsed calls that are up, whoever makes them
  /// @param channelsAllowed how many calls may be up at once
  /// @param database the database in words that name it: its engine, its place
  /// @param running alerts that are calling or paused
  /// @param person who is at the console
  /// @param makesCalls whether calls leave from this process alone, and cease when it ends
  /// @param ownCalls calls in progress that this process follows
  /// @param callers who makes the calls; empty when nobody does
  record ConsoleStatus(
      PbxHealth pbx,
      List<PbxStatus> pbxs,
      int channelsUsed,
      int channelsAllowed,
      String database,
      List<Running> running,
      String person,
      boolean makesCalls,
      int ownCalls,
      List<Caller> callers) {
    public ConsoleStatus {
      pbxs = List.copyOf(pbxs);
      running = List.copyOf(running);
      callers = List.copyOf(callers);
    }
  }

  /// A PBX as this console sees it.
  ///
  /// @param used calls of this process that it carries
  /// @param channels calls that it may carry, as the settings have it
  /// @param ceiling calls that it may carry now: fewer than `channels` while it stutters
  /// @param trunks in the order of the settings
  record PbxStatus(
      String name,
      PbxHealth health,
      int used,
      int channels,
      int ceiling,
      List<TrunkStatus> trunks) {
    public PbxStatus {
      trunks = List.copyOf(trunks);
    }
  }

  /// A trunk of a PBX.
  ///
  /// @param name empty for an only trunk without a name
  /// @param up whether calls can go out by it
  record TrunkStatus(String name, boolean up, int used, int channels) {}

  /// An alert that goes on.
  record Running(String name, Kind kind, boolean paused) {}

  /// Who makes calls.
  ///
  /// @param workstation the machine
  /// @param service it runs without a window, for all consoles
  /// @param here it is this very process
  /// @param pbxs names of its PBXs, with a comma between them
  record Caller(
      String workstation, boolean service, boolean here, String pbxs, int channels, int inFlight) {}

  /// What a running alert means for the whole console.
  enum Kind {
    EMERGENCY,
    EXERCISE,
    OTHER
  }
}
