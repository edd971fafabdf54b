package org.tocsin.campaign;

import java.util.Map;
import org.tocsin.shared.Language;

/// A campaign as it is written, before it is launched.
///
/// @param audio the WAV file of each language; French is required
public record CampaignDraft(
    String name,
    Purpose purpose,
    Map<Language, AudioFile> audio,
    Audience audience,
    Policy policy) {
  public CampaignDraft {
    audio = Map.copyOf(audio);
  }

  /// A file as a person chose it.
  public record AudioFile(String name, byte[] wav) {}
}
