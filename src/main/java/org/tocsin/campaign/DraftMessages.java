package org.tocsin.campaign;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.tocsin.speech.WavFile;

/// What the audio files of a draft come to.
final class DraftMessages {
  private DraftMessages() {}

  /// Those that a phone can play, French first.
  static List<VoiceMessage> of(CampaignDraft draft) {
    var messages = new ArrayList<VoiceMessage>();
    draft
        .audio()
        .forEach((language, file) -> {
          if (WavFile.read(file.wav()) instanceof WavFile.Telephone telephone) {
            messages.add(
                new VoiceMessage(
                    language,
                    file.name(),
                    sha256(file.wav()),
                    telephone.length(),
                    file.wav().length));
          }
        });
    messages.sort(Comparator.comparing(VoiceMessage::language));
    return messages;
  }

  static String sha256(byte[] content) {
    return HexFormat.of().formatHex(Sha256.of(content));
  }
}
