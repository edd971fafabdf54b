package org.tocsin.board;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.tocsin.campaign.CampaignState;
import org.tocsin.campaign.ReachGrade;
import org.tocsin.campaign.TargetReason;
import org.tocsin.campaign.TargetState;
import org.tocsin.telephony.CallOutcome;

/// The big figures of a campaign, all counted at the same moment.
///
/// @param residences all that the audience froze
/// @param reached those whose grade stops the calling
/// @param unreachable those for which all was tried
/// @param open those still to be reached
/// @param stopped those whose calling stopped before its end: the alert was aborted, or they opted
///   out
/// @param unknown those of which the result of the last call was lost
/// @param inProgress calls claimed, dialling, ringing or answered, call-backs too
/// @param queued attempts that wait, due or not
/// @param neverAttempted residences that were not called, by reason
/// @param grades residences by best grade
/// @param outcomes ended attempts by outcome
/// @param attempts attempts that ended
/// @param callBacks calls by residences that called back, which are none of the attempts
/// @param callsLastMinute calls that left within the last minute
/// @param channelsAllowed channels that the policy grants
public record CampaignFigures(
    CampaignState state,
    Optional<Instant> launchedAt,
    Optional<Instant> endedAt,
    int residences,
    int reached,
    int unreachable,
    int open,
    int stopped,
    int unknown,
    int inProgress,
    int queued,
    Map<TargetReason, Integer> neverAttempted,
    Map<ReachGrade, Integer> grades,
    Map<CallOutcome, Integer> outcomes,
    int attempts,
    int callBacks,
    int callsLastMinute,
    int channelsAllowed,
    double callsPerSecondAllowed) {
  public CampaignFigures {
    neverAttempted = Map.copyOf(neverAttempted);
    grades = Map.copyOf(grades);
    outcomes = Map.copyOf(outcomes);
  }

  /// Residences by what became of them: each counts once.
  public Map<TargetState, Integer> states() {
    var states = new EnumMap<TargetState, Integer>(TargetState.class);
    states.put(TargetState.REACHED, reached);
    states.put(TargetState.UNREACHABLE, unreachable);
    states.put(TargetState.OPEN, open);
    states.put(TargetState.STOPPED, stopped);
    states.put(TargetState.UNKNOWN, unknown);
    states.put(
        TargetState.NEVER_ATTEMPTED,
        neverAttempted.values().stream().mapToInt(Integer::intValue).sum());
    states.values().removeIf(count -> count == 0);
    return states;
  }
}
