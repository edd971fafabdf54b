package org.tocsin.campaign;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.tocsin.shared.AttemptId;
import org.tocsin.shared.Language;

/// Where campaigns are kept. Every method joins the transaction in progress.
public interface CampaignStore {

  Campaign insert(
      String name,
      Purpose purpose,
      List<VoiceMessage> messages,
      Audience audience,
      Policy policy,
      String createdBy,
      Instant now);

  Optional<Campaign> find(CampaignId id);

  /// Finds the campaign and holds back every other change of it until the transaction ends.
  Optional<Campaign> lock(CampaignId id);

  /// Who calls and why, as the city has recorded it: in each language at most once, French first.
  List<VoiceMessage> introductions();

  /// Records it for a language, in the place of what was there.
  void putIntroduction(VoiceMessage introduction);

  /// @return whether there was one
  boolean removeIntroduction(Language language);

  /// Has a campaign keep what it says before its message.
  void putIntroductions(CampaignId id, List<VoiceMessage> introductions);

  /// Replaces what is sent by SMS.
  void putTexts(CampaignId id, Map<Language, String> texts);

  /// Writes a draft that is locked anew.
  void rewrite(
      CampaignId id,
      String name,
      Purpose purpose,
      List<VoiceMessage> messages,
      Audience audience,
      Policy policy);

  /// Newest first.
  List<Campaign> list(int limit);

  /// Running campaigns that were launched on the simulated PBX, or on a real one; oldest first.
  List<Campaign> running(boolean simulated);

  /// Whether it was launched on the simulated PBX.
  boolean isSimulated(CampaignId id);

  void setSimulated(CampaignId id, boolean simulated);

  /// Moves the campaign if it is still in the state that it comes from.
  ///
  /// @return whether it was
  boolean move(CampaignId id, CampaignState from, CampaignState to, Instant now);

  /// Chooses what becomes of phones that ring while the campaign does not run.
  void setRinging(CampaignId id, Ringing ringing);

  /// Those of the campaigns that do not run and whose ringing phones are to be hung up.
  List<CampaignId> hangingUp(Collection<CampaignId> campaigns);

  /// Whether somebody is on the line for it, or may be.
  boolean hasConversations(CampaignId id);

  /// The campaign that tells those whom this one notified that it is lifted.
  Optional<Campaign> allClearOf(CampaignId lifted);

  /// Changes how many channels and calls a second a campaign may use, also while it runs.
  void setPace(CampaignId id, int channels, double callsPerSecond);

  /// @param texts whether numbers that take texts count too
  AudienceCount count(Audience audience, boolean texts);

  /// Those ranges of the audience whose street the registry does not know.
  List<CivicRange> unknownStreets(Audience audience);

  /// Writes one target for each residence of the audience and, for each callable one, the attempt
  /// that the policy begins with, or a call and a text where they go together: due as soon as the
  /// hours allow, the calls that are expected to last longest first. Numbers that take texts are
  /// among the contacts when the campaign has a text.
  void freeze(Campaign campaign, CallingHours hours, Supplier<AttemptId> ids, Instant now);

  /// Adds residences to a frozen audience, if they are in it by now and were not.
  void freezeAlso(
      Campaign campaign,
      CallingHours hours,
      Collection<Long> files,
      Supplier<AttemptId> ids,
      Instant now);

  /// Residences by what became of them.
  Map<TargetTally, Integer> tally(CampaignId id);

  /// Keeps the bytes of an audio file; a hash that is there already is left alone.
  void putAudio(String sha256, byte[] wav);

  Optional<byte[]> audio(String sha256);
}
