package org.tocsin.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.TargetReason;
import org.tocsin.dispatch.AttemptStore.Texted;
import org.tocsin.shared.AttemptId;
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
    return bare(held.campaign(), held.target(), held.attempt(), CallOutcome.UNKNOWN, now);
  }

  /// The end of a text.
  static AttemptEnd text(Claim claim, CallOutcome outcome, Instant at) {
    return bare(claim.campaign(), claim.target(), claim.attempt(), outcome, at);
  }

  /// The end of a text that was confirmed before its port had said that it left.
  static AttemptEnd confirmed(Texted text, Instant at) {
    return bare(text.campaign(), text.target(), text.attempt(), CallOutcome.CONFIRMED, at);
  }

  private static AttemptEnd bare(
      CampaignId campaign, long target, AttemptId attempt, CallOutcome outcome, Instant at) {
    return new AttemptEnd(
        campaign,
        target,
        Progress.none(attempt),
        outcome,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Hangup.NONE,
        at);
  }
}
