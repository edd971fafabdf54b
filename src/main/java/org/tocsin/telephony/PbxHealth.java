package org.tocsin.telephony;

/// Whether calls can be placed, as the status bar says it.
///
/// @param simulated the PBX is the simulator
/// @param channels calls of ours that are up or being set up
/// @param droppedEvents events that were lost because they came faster than they were read; 0
///   always, in good health
/// @param unknownEvents events that the console has no use for: the PBX's filter is not on, or
///   somebody else's dialplan speaks to us; 0 always, in good health
public record PbxHealth(
    State state,
    boolean simulated,
    String version,
    int channels,
    long droppedEvents,
    long unknownEvents) {

  /// Nothing unknown came.
  public PbxHealth(
      State state, boolean simulated, String version, int channels, long droppedEvents) {
    this(state, simulated, version, channels, droppedEvents, 0);
  }

  /// What can be wrong with the connection.
  public enum State {
    CONNECTED,
    CONNECTING,
    /// No answer at the address.
    UNREACHABLE,
    /// Wrong user or secret.
    REFUSED,
    /// Its certificate is not the one expected, or not for this host.
    UNTRUSTED,
    /// Connected, but the dialplan is not there.
    DIALPLAN_MISSING,
    /// Connected, but the dialplan is of another version.
    DIALPLAN_OLD,
    CLOSED,
    /// The settings do not say where the PBX is.
    NOT_CONFIGURED
  }

  public boolean canPlaceCalls() {
    return state == State.CONNECTED;
  }
}
