package org.tocsin.registry;

/// Two files that seem to be of one residence, as they stand now.
public record SuspectedPair(ResidentFile first, ResidentFile second, Resemblance resemblance) {}
