package org.tocsin.registry;

import java.time.Instant;
import org.tocsin.shared.PhoneNumber;

/// A number that is never called nor texted, whosever it is.
public record DoNotCallEntry(PhoneNumber number, String reason, String addedBy, Instant addedAt) {}
