package org.tocsin.campaign;

import java.time.Duration;
import org.tocsin.shared.Language;

/// A recorded message as a campaign keeps it; its bytes are kept under their hash.
///
/// @param fileName name of the file that it came from, for people
/// @param sha256 hash of the whole WAV file, lower-case hexadecimal
public record VoiceMessage(
    Language language, String fileName, String sha256, Duration length, int sizeBytes) {}
