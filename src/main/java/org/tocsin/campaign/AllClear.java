package org.tocsin.campaign;

import java.util.Map;
import org.tocsin.shared.Language;

/// What those are told whom a lifted alert has notified.
///
/// @param name of the campaign that tells them
/// @param audio the WAV file of each language; French is required
/// @param texts what is sent by SMS in each language; French is required where the alert was texted
public record AllClear(
    String name, Map<Language, CampaignDraft.AudioFile> audio, Map<Language, String> texts) {
  public AllClear {
    audio = Map.copyOf(audio);
    texts = Map.copyOf(texts);
  }

  /// Nothing is sent by SMS.
  public AllClear(String name, Map<Language, CampaignDraft.AudioFile> audio) {
    this(name, audio, Map.of());
  }
}
