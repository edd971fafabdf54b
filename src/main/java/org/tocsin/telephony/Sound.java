package org.tocsin.telephony;

import java.time.Duration;

/// A message's audio, named by the hash of its WAV file so that a new version never plays an old
/// one.
///
/// @param sha256 lower-case hexadecimal
public record Sound(String sha256, Duration length, int sizeBytes) {}
