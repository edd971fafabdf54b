package org.tocsin.registry;

/// A file that seems to be of the residence that is being filled in.
public record LikelyDuplicate(ResidentFile file, Resemblance resemblance) {}
