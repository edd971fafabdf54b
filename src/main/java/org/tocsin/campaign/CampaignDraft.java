package org.tocsin.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tocsin.shared.Language;

/// A campaign as it is written, before it is launched.
///
/// @param audio the WAV file of each language; French is required
/// @param texts what is sent by SMS in each language; French is required as soon as there is one
public record CampaignDraft(
    String name,
    Purpose purpose,
    Map<Language, AudioFile> audio,
    Audience audience,
    Policy policy,
    Map<Language, String> texts) {
  static final int LONGEST_NAME = 120;

  public CampaignDraft {
    audio = Map.copyOf(audio);
    texts = Map.copyOf(texts);
  }

  /// Nothing is sent by SMS.
  public CampaignDraft(
      String name,
      Purpose purpose,
      Map<Language, AudioFile> audio,
      Audience audience,
      Policy policy) {
    this(name, purpose, audio, audience, policy, Map.of());
  }

  /// A name made of another one, cut to what a campaign may be called.
  public static String shortened(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
  }

  /// Names the parts in which it differs from a campaign that is kept.
  ///
  /// @param messages what its audio comes to, French first
  List<String> changedFrom(Campaign kept, List<VoiceMessage> messages) {
    var changed = new ArrayList<String>();
    if (!name.strip().equals(kept.name())) {
      changed.add("name");
    }
    if (purpose != kept.purpose()) {
      changed.add("purpose");
    }
    if (!messages.equals(kept.messages())) {
      changed.add("messages");
    }
    if (!audience.equals(kept.audience())) {
      changed.add("audience");
    }
    if (!policy.equals(kept.policy())) {
      changed.add("policy");
    }
    if (!texts.equals(kept.texts())) {
      changed.add("texts");
    }
    return changed;
  }

  /// A file as a person chose it.
  public record AudioFile(String name, byte[] wav) {}
}
