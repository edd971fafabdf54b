package org.tocsin.campaign;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tocsin.shared.Language;

/// An alert: what is said, to whom, how, and how far it has come.
///
/// @param messages French first
public record Campaign(
    CampaignId id,
    String name,
    Purpose purpose,
    CampaignState state,
    List<VoiceMessage> messages,
    Audience audience,
    Policy policy,
    String createdBy,
    Instant createdAt,
    Optional<Instant> launchedAt,
    Optional<Instant> endedAt) {
  public Campaign {
    messages = List.copyOf(messages);
  }

  /// The message for a resident of that language, French when there is no other.
  public VoiceMessage message(Language language) {
    return messages.stream()
        .filter(message -> message.language() == language)
        .findFirst()
        .orElseGet(messages::getFirst);
  }
}
