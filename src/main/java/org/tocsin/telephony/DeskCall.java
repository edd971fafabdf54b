package org.tocsin.telephony;

/// What became of a call that a desk phone was to make.
public enum DeskCall {
  /// The number is being called.
  PICKED_UP,
  /// Or engaged, or unplugged, or unknown to the PBX: Asterisk gives one reason for them all.
  NOT_PICKED_UP,
  /// Nobody knows: the line to the PBX is down.
  PBX_AWAY
}
