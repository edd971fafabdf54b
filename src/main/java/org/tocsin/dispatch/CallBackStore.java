package org.tocsin.dispatch;

import java.time.Instant;
import java.util.Optional;
import org.tocsin.campaign.CampaignId;
import org.tocsin.shared.AttemptId;
import org.tocsin.shared.Language;
import org.tocsin.shared.PhoneNumber;

/// Where it is found what somebody calls back for, and kept who sees to it.
///
/// Every method joins the transaction in progress.
public interface CallBackStore {

  /// The alert for a number: one in progress, or else one that is over and was not lifted; the most
  /// urgent one, of those the latest, and in it the residence that is still to be reached, where
  /// several share the number.
  ///
  /// @param simulated of which kind the alert is
  /// @param endedAfter what was over before then interests nobody any more
  Optional<Sought> find(PhoneNumber number, boolean simulated, Instant endedAfter);

  /// Takes a call that came in.
  ///
  /// @return whether nobody else has
  boolean take(String pbx, String channel, Instant now);

  /// Makes it durable that somebody hears an alert whose call was taken.
  Claim begin(
      AttemptId attempt,
      Sought sought,
      String pbx,
      String channel,
      String dispatcher,
      Instant now,
      Instant leaseUntil);

  /// What somebody calls back for.
  ///
  /// @param target the residence
  /// @param position which of its numbers it is, from 1
  record Sought(
      CampaignId campaign, long target, int position, PhoneNumber number, Language language) {}
}
