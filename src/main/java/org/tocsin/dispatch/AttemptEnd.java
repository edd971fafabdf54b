package org.tocsin.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.TargetReason;
import org.tocsin.telephony.CallEnd.Hangup;
import org.tocsin.telephony.CallOutcome;

/// The end of an attempt, graded, with all that is known of the call.
///
/// @param reason why it was never attempted
/// @param detectorCause what the answering-machine detector went by, in the PBX's words
/// @param heard how much of the message was played, when it was answered
public record AttemptEnd(
    CampaignId campaign,
    long target,
    Progress progress,
    CallOutcome outcome,
    Optional<TargetReason> reason,
    Optional<String> detectorCause,
    Optional<Duration> heard,
    boolean optedOut,
    Hangup hangup,
    Instant endedAt) {

  /// The end of an attempt that was not, or no longer, to be called.
  public static AttemptEnd never(Claim claim, TargetReason reason, Instant now) {
    return new AttemptEnd(
        claim.campaign(),
        claim.target(),
        Progress.none(claim.attempt()),
        CallOutcome.NEVER_ATTEMPTED,
        Optional.of(reason),
        Optional.empty(),
        Optional.empty(),
        false,
        Hangup.NONE,
        now);
  }

  /// The end of a call whose result could not be recovered.
  static AttemptEnd lost(CustodyStore.Held held, Instant now) {
    return new AttemptEnd(
        held.campaign(),
        held.target(),
        Progress.none(held.attempt()),
        CallOutcome.UNKNOWN,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Hangup.NONE,
        now);
  }
}
