package org.tocsin.campaign;

import java.time.Duration;
import java.util.Optional;
import org.tocsin.shared.Language;
import org.tocsin.speech.WavFile;

/// A recorded message as a campaign keeps it; its bytes are kept under their hash.
///
/// @param fileName name of the file that it came from, for people
/// @param sha256 hash of the whole WAV file, lower-case hexadecimal
public record VoiceMessage(
    Language language, String fileName, String sha256, Duration length, int sizeBytes) {

  /// What a file comes to, when it is one that a phone can play.
  public static Optional<VoiceMessage> of(Language language, CampaignDraft.AudioFile file) {
    return WavFile.read(file.wav()) instanceof WavFile.Telephone telephone
        ? Optional.of(
            new VoiceMessage(
                language,
                file.name(),
                DraftMessages.sha256(file.wav()),
                telephone.length(),
                file.wav().length))
        : Optional.empty();
  }
}
