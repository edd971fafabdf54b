package org.tocsin.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.ReachGrade;
import org.tocsin.campaign.TargetReason;
import org.tocsin.campaign.TargetState;
import org.tocsin.shared.AttemptId;
import org.tocsin.shared.Channel;
import org.tocsin.shared.Language;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.telephony.CallOutcome;

/// Where attempts are kept: the truth, of which a dispatcher's memory is only a part.
///
/// Every method joins the transaction in progress; each update holds only from the states that the
/// transition table allows.
public interface AttemptStore {

  /// Takes attempts that are due from the queue of a running campaign, lane by lane, in each what
  /// is due first. Several dispatchers may share a campaign: none is given to two of them.
  ///
  /// @param simulated which kind of campaign may be had: a PBX may have become one of the other
  ///   kind since the campaign was read
  /// @param limit how many at most
  /// @param exceptTo prefixes of ten-digit numbers that are not to be called now
  /// @return nothing when the campaign is not running, or of the other kind
  Claimed claim(
      CampaignId campaign,
      boolean simulated,
      Channel channel,
      String dispatcher,
      int limit,
      Set<String> exceptTo,
      Instant now,
      Instant leaseUntil);

  /// Puts back in the queue what was claimed and cannot leave now.
  void putBack(Collection<PutBack> attempts, Instant now);

  /// Makes it durable that these calls leave.
  void intend(Collection<Departure> departures, Instant now);

  void progress(Collection<Progress> progress, Instant now);

  /// Ends attempts.
  ///
  /// @return those that were not ended already
  Set<AttemptId> end(Collection<AttemptEnd> ends, Instant now);

  /// No other dispatcher enters anything of these targets until the transaction is over.
  List<TargetHistory> histories(Collection<Long> targets);

  void queue(Collection<NextAttempt> attempts, Instant now);

  /// Closes or improves targets that are open.
  void settle(Collection<Settlement> settlements, Instant now);

  /// Keeps for how long calls held their channel, so that the next ones to the same numbers are
  /// expected to.
  void learn(Collection<Lesson> lessons, Instant now);

  /// Ends what residences have queued, because they are to be tried no more.
  void endQueued(Collection<Long> targets, TargetReason reason, Instant now);

  /// Improves targets that are closed, if the grade is better than the one they have.
  void raise(Collection<Settlement> settlements, Instant now);

  /// Enters what became known of a text after it had ended.
  ///
  /// @return nothing when that is no better than what was known
  Optional<Texted> report(TextReport report, Instant now);

  /// Keeps by which names a provider will report on texts, one for each segment.
  void awaitReceipts(
      String port, Map<AttemptId, ? extends Collection<String>> messages, Instant now);

  /// Which of these names a provider is known to report on.
  Set<String> awaited(String port, Collection<String> messages);

  /// Strikes out a segment of which its provider has reported.
  ///
  /// @param lost none of the text's is awaited any more
  /// @return nothing when it is not awaited
  Optional<Segment> strike(String port, String message, boolean lost);

  /// The texts to a number that the latest campaign which texted it between the two moments sent to
  /// these files, newest first.
  List<Texted> texted(Collection<Long> files, PhoneNumber number, Instant since, Instant until);

  /// Residences of these files that a campaign which is not over still pursues.
  List<Long> openTargets(Collection<Long> files);

  /// Flags the number of an attempt as invalid, for calls or for texts, in every file that has it.
  Flagged flagInvalid(AttemptId attempt, Instant now);

  /// @param files those in which the number was not flagged before
  record Flagged(Channel channel, PhoneNumber number, List<Long> files) {
    public Flagged {
      files = List.copyOf(files);
    }
  }

  /// Records that a resident pressed the key that opts out.
  ///
  /// @return the files of the residence: the one that is kept, and those that were closed for it
  List<Long> withdrawConsent(long file, Language language, String takenBy, Instant now);

  /// When the next call, or text, that a campaign has queued is due; nothing when there is none.
  Optional<Instant> nextDue(CampaignId campaign, Channel channel);

  /// Whether an attempt of the campaign has not ended.
  boolean hasLive(CampaignId campaign);

  /// Campaigns that were aborted or lifted and in whose queue something is left.
  List<Stopped> stoppedWithQueue();

  /// Ends queued attempts of such a campaign and closes their targets.
  ///
  /// @return how many, at most the limit
  int sweep(Stopped campaign, int limit, Instant now);

  /// @param granted what may be called
  /// @param refused what the registry no longer lets be called, still to be ended
  record Claimed(List<Claim> granted, List<AttemptEnd> refused) {
    public static final Claimed NOTHING = new Claimed(List.of(), List.of());

    public boolean isEmpty() {
      return granted.isEmpty() && refused.isEmpty();
    }
  }

  /// An attempt to put in the queue.
  record NextAttempt(
      AttemptId id,
      CampaignId campaign,
      long target,
      int ordinal,
      int lane,
      int round,
      int position,
      Contact contact,
      Instant due) {}

  /// What a target becomes.
  record Settlement(
      long target, TargetState state, ReachGrade grade, Optional<TargetReason> reason) {}

  /// What a provider, or its reader, made known of a text.
  record TextReport(AttemptId attempt, CallOutcome outcome) {}

  /// A segment of a text.
  ///
  /// @param last nothing more of the text is awaited
  record Segment(AttemptId attempt, boolean last) {}

  /// A text that left.
  record Texted(AttemptId attempt, CampaignId campaign, long target) {}

  /// @param held from the moment when the call left to its end
  record Lesson(PhoneNumber number, Duration held, boolean answered) {}

  /// A campaign that calls nobody any more, and why.
  record Stopped(CampaignId campaign, TargetReason reason) {}

  /// @param due when it may be claimed again; as before when there is none
  record PutBack(AttemptId attempt, Optional<Instant> due) {}

  /// A call that is about to leave.
  record Departure(AttemptId attempt, String pbx, String trunk) {}
}
