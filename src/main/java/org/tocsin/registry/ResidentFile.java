package org.tocsin.registry;

import java.time.Instant;

/// The one file of a residence.
///
/// @param version grows with each change; an edit made on an older version is refused
public record ResidentFile(
    FileId id,
    AccountNumber account,
    FileContent content,
    Consent consent,
    int version,
    Instant createdAt,
    Instant updatedAt) {}
