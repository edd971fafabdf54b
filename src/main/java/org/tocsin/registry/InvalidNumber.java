package org.tocsin.registry;

import java.time.Instant;

/// A number that calls found invalid, to be corrected.
///
/// @param file whose it is
public record InvalidNumber(FileSummary file, ContactPoint contact, Instant since) {}
