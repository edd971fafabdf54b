package org.tocsin.board;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tocsin.campaign.CampaignId;
import org.tocsin.shared.AttemptId;
import org.tocsin.shared.Transactions;

/// Follows one campaign: each refresh brings the figures and only the rows that changed since the
/// last one.
///
/// Used by one thread at a time, never the FX thread: it reads the database.
public final class CampaignBoard {
  private static final int MOST_ROWS = 5_000;

  /// A change that another dispatcher wrote may become visible a little after a later one.
  private static final Duration OVERLAP = Duration.ofSeconds(1);

  private final BoardStore store;
  private final Transactions transactions;
  private final Clock clock;
  private final CampaignId campaign;
  private final Map<AttemptId, BoardStore.Change> seen = new HashMap<>();
  private Instant since = Instant.EPOCH;
  private Optional<AttemptId> after = Optional.empty();

  /// Before this instant nothing can appear that the portions since then have not brought.
  private Instant settled = Instant.EPOCH;

  private boolean amidPortions;

  public CampaignBoard(
      BoardStore store, Transactions transactions, Clock clock, CampaignId campaign) {
    this.store = store;
    this.transactions = transactions;
    this.clock = clock;
    this.campaign = campaign;
  }

  /// What changed since the last refresh; the first one brings all rows, in portions.
  public BoardUpdate refresh() {
    return transactions.read(() -> {
      var now = clock.instant();
      if (!amidPortions) {
        settled = now.minus(OVERLAP);
      }
      var changes = store.changedSince(campaign, since, after, MOST_ROWS);
      var rows = changes.stream().filter(this::isNew).map(BoardStore.Change::row).toList();
      amidPortions = changes.size() == MOST_ROWS;
      advance(changes);
      return new BoardUpdate(store.figures(campaign, now), rows, amidPortions);
    });
  }

  /// When the first of the calls that wait may leave: the wait before calling again, and the
  /// calling hours, are over then. None when no call waits.
  public Optional<Instant> nextDue() {
    return transactions.read(() -> store.nextDue(campaign));
  }

  private boolean isNew(BoardStore.Change change) {
    return !change.equals(seen.get(change.row().id()));
  }

  /// Goes on behind the last row, and after the last portion goes back to where a change may have
  /// appeared late since the first one.
  private void advance(List<BoardStore.Change> changes) {
    changes.forEach(change -> seen.put(change.row().id(), change));
    if (!changes.isEmpty()) {
      since = changes.getLast().changedAt();
      after = Optional.of(changes.getLast().row().id());
    }
    if (!amidPortions && !since.isBefore(settled)) {
      since = settled;
      after = Optional.empty();
    }
    var oldest = since.isBefore(settled) ? since : settled;
    seen.values().removeIf(change -> change.changedAt().isBefore(oldest));
  }
}
