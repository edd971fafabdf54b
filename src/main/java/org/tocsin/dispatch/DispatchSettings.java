package org.tocsin.dispatch;

import org.tocsin.shared.PhoneNumber;

/// What a dispatcher may use of its PBX, all campaigns together.
///
/// @param dispatcher its name in the database: the same again after a restart of this console
/// @param callerId the number that called parties see
/// @param channels calls that may be up at once
/// @param callsPerSecond calls begun a second at most
public record DispatchSettings(
    String dispatcher, PhoneNumber callerId, int channels, double callsPerSecond) {}
