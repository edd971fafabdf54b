package org.tocsin.dispatch;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.ReachGrade;
import org.tocsin.campaign.TargetReason;
import org.tocsin.campaign.TargetState;
import org.tocsin.shared.AttemptId;
import org.tocsin.shared.Language;
import org.tocsin.shared.PhoneNumber;

/// Where attempts are kept: the truth, of which a dispatcher's memory is only a part.
///
/// Every method joins the transaction in progress; each update holds only from the states that the
/// transition table allows.
public interface AttemptStore {

  /// Takes attempts that are due from the queue of a running campaign, first attempts first.
  ///
  /// @param limit how many at most
  /// @param channels calls that the campaign may have up at once, all dispatchers together
  /// @return nothing when the campaign is not running, or belongs to another living dispatcher
  Claimed claim(
      CampaignId campaign,
      String dispatcher,
      int limit,
      int channels,
      Instant now,
      Instant leaseUntil);

  /// Makes it durable that these calls leave.
  void intend(Collection<AttemptId> attempts, String pbx, Instant now);

  void progress(Collection<Progress> progress, Instant now);

  /// Ends attempts.
  ///
  /// @return those that were not ended already
  Set<AttemptId> end(Collection<AttemptEnd> ends, Instant now);

  List<TargetHistory> histories(Collection<Long> targets);

  void queue(Collection<NextAttempt> attempts, Instant now);

  /// Closes or improves targets that are open.
  void settle(Collection<Settlement> settlements, Instant now);

  /// Flags a number as invalid in every file that has it.
  void flagInvalid(PhoneNumber number, Instant now);

  /// Records that a resident pressed the key that opts out.
  void withdrawConsent(long file, Language language, String takenBy, Instant now);

  /// When the next queued attempt of a campaign is due; nothing when its queue is empty.
  Optional<Instant> nextDue(CampaignId campaign);

  /// Whether an attempt of the campaign has not ended.
  boolean hasLive(CampaignId campaign);

  /// Aborted campaigns in whose queue something is left.
  List<CampaignId> abortedWithQueue();

  /// Ends queued attempts of an aborted campaign and closes their targets.
  ///
  /// @return how many, at most the limit
  int abortQueued(CampaignId campaign, int limit, Instant now);

  /// Says that the dispatcher lives: prolongs its leases.
  void renew(String dispatcher, Collection<CampaignId> campaigns, Instant leaseUntil);

  /// Ends the leases of a dispatcher that is dead, or leaves; on H2, which one process has to
  /// itself, those of any.
  void disown(String dispatcher);

  /// What a dispatcher has claimed, and perhaps called, and that has not ended.
  List<Held> held(String dispatcher);

  /// Puts back what was claimed and not yet intended by a process whose lease is over.
  ///
  /// @return how many
  int requeueLapsed(Instant now);

  /// Calls that a process whose lease is over may have made: intended or further.
  List<Held> lapsed(Instant now);

  /// Running campaigns that no living dispatcher works on, once this one has disowned its own.
  List<CampaignId> orphaned(String dispatcher, Instant now);

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
      PhoneNumber number,
      Instant due) {}

  /// What a target becomes.
  record Settlement(
      long target, TargetState state, ReachGrade grade, Optional<TargetReason> reason) {}

  /// An attempt that left the queue.
  record Held(AttemptId attempt, CampaignId campaign, long target) {}
}
