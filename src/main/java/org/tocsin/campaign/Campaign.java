package org.tocsin.campaign;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tocsin.shared.Language;
import org.tocsin.shared.PhoneZones;

/// An alert: what is said, to whom, how, and how far it has come.
///
/// @param messages French first
/// @param texts what is sent by SMS in each language; French is among them unless there is none
/// @param introductions who calls and why, said before the message, as the city had recorded them
///   when it was launched; French first, none when it does not identify itself
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
    Optional<Instant> endedAt,
    Map<Language, String> texts,
    List<VoiceMessage> introductions) {
  private static final Duration GREETING = Duration.ofSeconds(30);

  public Campaign {
    messages = List.copyOf(messages);
    texts = Map.copyOf(texts);
    introductions = List.copyOf(introductions);
  }

  /// When numbers may be called for it. In the window the last call is begun early enough to end in
  /// it: after its ring, a machine's greeting and the longest message.
  public CallingHours hours(PhoneZones zones) {
    if (!purpose.keepsToWindow()) {
      return CallingHours.ALWAYS;
    }
    var longest = longest(messages).plus(longest(introductions));
    var margin = policy.ring().plus(GREETING).plus(longest);
    return (number, now) -> policy.window().opensAt(zones.of(number), now, margin);
  }

  /// The same where no text can leave.
  Campaign withoutTexts() {
    return new Campaign(
        id,
        name,
        purpose,
        state,
        messages,
        audience,
        policy,
        createdBy,
        createdAt,
        launchedAt,
        endedAt,
        Map.of(),
        introductions);
  }

  private static Duration longest(List<VoiceMessage> sounds) {
    return sounds.stream()
        .map(VoiceMessage::length)
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  /// What is sent by SMS to a resident of that language, French when there is no other; nothing
  /// when the campaign has no text.
  public Optional<String> text(Language language) {
    return Optional.ofNullable(texts.get(language))
        .or(() -> Optional.ofNullable(texts.get(Language.FRENCH)));
  }

  /// The message for a resident of that language, French when there is no other.
  public VoiceMessage message(Language language) {
    return in(language, messages).orElseGet(messages::getFirst);
  }

  /// What is said before that message, in its language.
  public Optional<VoiceMessage> introduction(Language language) {
    return in(message(language).language(), introductions);
  }

  private static Optional<VoiceMessage> in(Language language, List<VoiceMessage> sounds) {
    return sounds.stream().filter(sound -> sound.language() == language).findFirst();
  }

  /// All that it plays.
  public List<VoiceMessage> sounds() {
    return Stream.concat(messages.stream(), introductions.stream()).toList();
  }
}
