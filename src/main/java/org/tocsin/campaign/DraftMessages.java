package org.tocsin.campaign;

import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/// What audio files come to.
final class DraftMessages {
  private DraftMessages() {}

  /// Those of a draft that a phone can play, French first.
  static List<VoiceMessage> of(CampaignDraft draft) {
    return draft.audio().entrySet().stream()
        .flatMap(file -> VoiceMessage.of(file.getKey(), file.getValue()).stream())
        .sorted(Comparator.comparing(VoiceMessage::language))
        .toList();
  }

  static String sha256(byte[] content) {
    return HexFormat.of().formatHex(Sha256.of(content));
  }
}
