package org.tocsin.telephony;

import java.time.Instant;
import java.util.Optional;
import org.tocsin.shared.PhoneNumber;

/// Somebody calls the city's call-back number, and waits a few seconds to be told what for.
///
/// @param channel the PBX's own name for the call
/// @param caller nothing when the number is hidden, or not one of ours
public record CallBack(String channel, Optional<PhoneNumber> caller, Instant at) {}
