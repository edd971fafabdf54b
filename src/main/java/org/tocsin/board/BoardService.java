package org.tocsin.board;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.CampaignStore;
import org.tocsin.shared.Transactions;

/// Follows campaigns and says what they came to.
///
/// Blocks on the database: never called on the FX thread.
public final class BoardService {
  private final BoardStore store;
  private final CampaignStore campaigns;
  private final Transactions transactions;
  private final Clock clock;

  public BoardService(
      BoardStore store, CampaignStore campaigns, Transactions transactions, Clock clock) {
    this.store = store;
    this.campaigns = campaigns;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// A new board, that has seen nothing yet; this alone reads nothing.
  public CampaignBoard getBoard(CampaignId campaign) {
    return new CampaignBoard(store, transactions, clock, campaign);
  }

  public Optional<CampaignResult> findResult(CampaignId id) {
    return transactions.read(() -> campaigns.find(id).map(this::result));
  }

  /// How well answering machines were told from persons.
  public DetectorAccuracy getDetection(CampaignId campaign) {
    return DetectorAccuracy.of(transactions.read(() -> store.detected(campaign)));
  }

  private CampaignResult result(Campaign campaign) {
    var now = clock.instant();
    var figures = store.figures(campaign.id(), now);
    var wall = wall(campaign, now);
    var granted = wall.multipliedBy(campaign.policy().channels());
    var busy = store.busyTime(campaign.id());
    return new CampaignResult(
        campaign,
        figures.residences(),
        figures.states(),
        figures.outcomes(),
        figures.grades(),
        figures.neverAttempted(),
        figures.attempts(),
        figures.callBacks(),
        wall,
        share(busy, granted));
  }

  /// Never above 1: the channels may have been cut since, and calls in progress outlast an abort.
  private static double share(Duration busy, Duration granted) {
    return granted.toMillis() <= 0 ? 0 : Math.min(1, (double) busy.toMillis() / granted.toMillis());
  }

  private static Duration wall(Campaign campaign, Instant now) {
    return campaign
        .launchedAt()
        .map(launch -> Duration.between(launch, campaign.endedAt().orElse(now)))
        .orElse(Duration.ZERO);
  }
}
