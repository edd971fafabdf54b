package org.tocsin.telephony;

/// Whether calls can go out by a trunk of a PBX.
///
/// @param name as the PBX's settings have it; empty for an only trunk without a name
/// @param up nothing is known against it: what is not asked, or cannot be, is taken for good
public record TrunkHealth(String name, boolean up) {}
