package org.tocsin.telephony;

import java.time.Instant;
import java.util.Optional;
import org.tocsin.shared.PhoneNumber;

/// Somebody calls a desk phone.
///
/// @param caller empty when the number is hidden, or is none of a public network
public record DeskRing(String extension, Optional<PhoneNumber> caller, Instant at) {}
