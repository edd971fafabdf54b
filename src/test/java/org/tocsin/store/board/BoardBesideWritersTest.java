package org.tocsin.store.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.store.schema.Tables.CALL_ATTEMPT;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tocsin.board.BoardUpdate;
import org.tocsin.board.CallRow;
import org.tocsin.board.CampaignBoard;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.ReachGrade;
import org.tocsin.campaign.TargetState;
import org.tocsin.dispatch.AttemptState;
import org.tocsin.shared.AttemptId;
import org.tocsin.shared.Language;
import org.tocsin.store.Database;
import org.tocsin.store.campaign.CampaignTables;
import org.tocsin.store.dispatch.AttemptTables;
import org.tocsin.store.schema.tables.records.CallAttemptRecord;
import org.tocsin.support.CampaignRows;
import org.tocsin.support.Engine;
import org.tocsin.support.TestDatabases;
import org.tocsin.support.Town;
import org.tocsin.telephony.CallOutcome;

class BoardBesideWritersTest {
  private static final int ATTEMPTS_EACH = 60;
  private static final List<AttemptState> LIFE =
      List.of(
          AttemptState.INTENDED,
          AttemptState.DIALLING,
          AttemptState.RINGING,
          AttemptState.ANSWERED,
          AttemptState.ENDED);

  private final Clock clock = Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));

  @Test
  void theLastRowsOfABoardAreThoseOfTheDatabase() throws Exception {
    try (var database = TestDatabases.fresh(Engine.POSTGRESQL);
        var writers = Executors.newFixedThreadPool(2)) {
      var campaign = new CampaignRows(database, clock.instant()).running();
      var attempts = queued(database, campaign);
      var store =
          new BoardTables(database, new CampaignTables(database), new AttemptTables(database));
      var follower = new CampaignBoard(store, database, clock, campaign.id());
      var last = new HashMap<AttemptId, CallRow>();

      var first =
          writers.submit(() -> work(database, attempts.subList(0, ATTEMPTS_EACH), new Random(1)));
      var second =
          writers.submit(() ->
              work(database, attempts.subList(ATTEMPTS_EACH, attempts.size()), new Random(2)));
      while (!first.isDone() || !second.isDone()) {
        take(follower.refresh(), last);
      }
      finish(first, second);
      drain(follower, last);

      assertThat(last).hasSize(2 * ATTEMPTS_EACH).isEqualTo(rows(database, store, campaign));
      assertThat(last.values()).extracting(CallRow::state).containsOnly(AttemptState.ENDED);
    }
  }

  private static void finish(Future<?> first, Future<?> second) throws Exception {
    first.get();
    second.get();
  }

  private List<UUID> queued(Database database, Campaign campaign) {
    var town = new Town(database);
    var rows = new CampaignRows(database, clock.instant());
    long target =
        rows.target(
            campaign,
            town.file(town.street("rue Double"), 1, "fr", "+14185550123"),
            Language.FRENCH,
            TargetState.OPEN,
            ReachGrade.NONE,
            Optional.empty());
    var attempts = new ArrayList<CallAttemptRecord>();
    for (int i = 1; i <= 2 * ATTEMPTS_EACH; i++) {
      attempts.add(rows.attempt(campaign, target, i, AttemptState.QUEUED));
    }
    rows.insert(attempts);
    return attempts.stream().map(CallAttemptRecord::getId).toList();
  }

  /// Leads attempts through their life, a few in each transaction, which commits a while after it
  /// wrote: the two writers' changes become visible out of their order.
  private void work(Database database, List<UUID> attempts, Random random) {
    for (var state : LIFE) {
      for (int from = 0; from < attempts.size(); from += 10) {
        var some = attempts.subList(from, Math.min(from + 10, attempts.size()));
        database.writeVoid(() -> {
          some.forEach(id -> enter(database, id, state));
          LockSupport.parkNanos(random.nextInt(80_000_000));
        });
      }
    }
  }

  private void enter(Database database, UUID id, AttemptState state) {
    var row = new CallAttemptRecord();
    row.setState(state.code());
    row.setChangedAt(clock.instant());
    if (state == AttemptState.ENDED) {
      row.setOutcome(CallOutcome.BUSY.code());
    }
    database.dsl().update(CALL_ATTEMPT).set(row).where(CALL_ATTEMPT.ID.eq(id)).execute();
  }

  private static void take(BoardUpdate update, Map<AttemptId, CallRow> last) {
    update.changed().forEach(row -> last.put(row.id(), row));
  }

  private static void drain(CampaignBoard follower, Map<AttemptId, CallRow> last) {
    BoardUpdate update;
    do {
      update = follower.refresh();
      take(update, last);
    } while (update.more());
  }

  private static Map<AttemptId, CallRow> rows(
      Database database, BoardTables store, Campaign campaign) {
    return database
        .read(() -> store.changedSince(campaign.id(), Instant.EPOCH, Optional.empty(), 1_000))
        .stream()
        .collect(Collectors.toMap(change -> change.row().id(), change -> change.row()));
  }
}
