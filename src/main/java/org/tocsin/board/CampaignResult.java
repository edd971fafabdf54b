package org.tocsin.board;

import java.time.Duration;
import java.util.Map;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.ReachGrade;
import org.tocsin.campaign.TargetReason;
import org.tocsin.campaign.TargetState;
import org.tocsin.telephony.CallOutcome;

/// What a campaign came to, over or not.
///
/// @param states residences by what became of them
/// @param outcomes ended attempts by outcome
/// @param grades residences by best grade
/// @param neverAttempted residences that were not called, by reason
/// @param attempts attempts that ended
/// @param callBacks calls by residences that called back
/// @param wall from the launch to the end, or to now
/// @param utilisation busy channel time as a share of all channel time granted, 0 to 1
public record CampaignResult(
    Campaign campaign,
    int residences,
    Map<TargetState, Integer> states,
    Map<CallOutcome, Integer> outcomes,
    Map<ReachGrade, Integer> grades,
    Map<TargetReason, Integer> neverAttempted,
    int attempts,
    int callBacks,
    Duration wall,
    double utilisation) {
  public CampaignResult {
    states = Map.copyOf(states);
    outcomes = Map.copyOf(outcomes);
    grades = Map.copyOf(grades);
    neverAttempted = Map.copyOf(neverAttempted);
  }
}
