package org.tocsin.board;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tocsin.campaign.CampaignId;
import org.tocsin.shared.AttemptId;

/// Reads what the dispatchers have written, so that any console follows a campaign, whoever runs
/// it.
public interface BoardStore {

  /// Attempts that have left the queue and changed at or after an instant, oldest change first.
  ///
  /// @param after when given, only those after that attempt among the ones of the very same instant
  List<Change> changedSince(
      CampaignId campaign, Instant since, Optional<AttemptId> after, int limit);

  CampaignFigures figures(CampaignId campaign, Instant now);

  /// When the first of the calls that wait may leave; none when none waits.
  Optional<Instant> nextDue(CampaignId campaign);

  /// How long calls that a campaign made and that have ended kept a channel, all added up.
  Duration busyTime(CampaignId campaign);

  /// Calls of a campaign that were answered, as the answering-machine detector judged them.
  List<DetectedCalls> detected(CampaignId campaign);

  /// A row and when it last changed.
  record Change(CallRow row, Instant changedAt) {}
}
