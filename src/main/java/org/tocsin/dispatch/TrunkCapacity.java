package org.tocsin.dispatch;

/// What may be used of one trunk of a PBX.
///
/// @param name as the PBX's settings have it
/// @param channels calls that may be up at once
/// @param callsPerSecond calls begun a second at most
/// @param weight its share of the calls beside the other trunks', as long as it has room
public record TrunkCapacity(String name, int channels, double callsPerSecond, int weight) {}
