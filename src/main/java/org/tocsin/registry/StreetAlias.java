package org.tocsin.registry;

/// Another name of a street, by which people look for it.
///
/// @param former whether it is the name that the street had once
public record StreetAlias(Street street, String name, boolean former) {}
