package org.tocsin.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.CampaignState;
import org.tocsin.dispatch.AttemptState;
import org.tocsin.shared.AttemptId;
import org.tocsin.shared.Channel;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.shared.Transactions;
import org.tocsin.support.TestClock;

class CampaignBoardTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final CampaignFigures FIGURES =
      new CampaignFigures(
          CampaignState.RUNNING,
          Optional.empty(),
          Optional.empty(),
          2,
          0,
          0,
          2,
          0,
          0,
          1,
          1,
          Map.of(),
          Map.of(),
          Map.of(),
          0,
          0,
          1,
          10,
          5);

  private final TestClock clock = new TestClock();
  private final Changes changes = new Changes();
  private final CampaignBoard board =
      new CampaignBoard(changes, new NoTransactions(), clock, new CampaignId(1));

  @Test
  void onlyRowsThatChangedComeAgain() {
    var first = changes.put(1, AttemptState.DIALLING, clock.instant());
    var second = changes.put(2, AttemptState.DIALLING, clock.instant());
    assertThat(board.refresh()).isEqualTo(new BoardUpdate(FIGURES, List.of(first, second), false));
    assertThat(board.refresh()).isEqualTo(new BoardUpdate(FIGURES, List.of(), false));

    clock.advance(Duration.ofMillis(300));
    var ringing = changes.put(1, AttemptState.RINGING, clock.instant());
    assertThat(board.refresh().changed()).containsExactly(ringing);

    clock.advance(Duration.ofMinutes(5));
    var ended = changes.put(2, AttemptState.ENDED, clock.instant());
    assertThat(board.refresh().changed()).containsExactly(ended);
    assertThat(board.refresh().changed()).isEmpty();
  }

  @Test
  void twoChangesOfTheSameInstantAreBothSeen() {
    changes.put(1, AttemptState.RINGING, clock.instant());
    board.refresh();
    var answered = changes.put(1, AttemptState.ANSWERED, clock.instant());
    assertThat(board.refresh().changed()).containsExactly(answered);
  }

  @Test
  void aChangeThatAppearsLateIsFound() {
    changes.put(1, AttemptState.DIALLING, clock.instant());
    board.refresh();
    clock.advance(Duration.ofMillis(900));
    changes.put(2, AttemptState.DIALLING, clock.instant());
    board.refresh();

    var late = changes.put(3, AttemptState.DIALLING, clock.instant().minusMillis(850));

    assertThat(board.refresh().changed()).containsExactly(late);
  }

  @Test
  void aChangeThatAppearsLateWhilePortionsAreReadIsFound() {
    fill(6_000);
    assertThat(board.refresh().more()).isTrue();
    var late = changes.put(9_000, AttemptState.DIALLING, clock.instant().minusMillis(500));
    clock.advance(SECOND.multipliedBy(3));
    assertThat(board.refresh().more()).isFalse();

    assertThat(drain()).containsExactly(late);
  }

  @Test
  void aChangeThatAppearsLateAfterFullPortionsIsFound() {
    fill(5_000);
    assertThat(board.refresh().changed()).hasSize(5_000);
    assertThat(board.refresh()).isEqualTo(new BoardUpdate(FIGURES, List.of(), false));

    var late = changes.put(9_000, AttemptState.DIALLING, clock.instant().minusMillis(500));

    assertThat(drain()).containsExactly(late);
  }

  @Test
  void onceNothingChangesNothingIsReadAgain() {
    fill(12_000);
    assertThat(drain()).hasSize(12_000).doesNotHaveDuplicates();
    clock.advance(SECOND.multipliedBy(2));
    assertThat(drain()).isEmpty();

    changes.read = 0;
    for (int i = 0; i < 10; i++) {
      clock.advance(SECOND);
      assertThat(board.refresh()).isEqualTo(new BoardUpdate(FIGURES, List.of(), false));
    }
    assertThat(changes.read).isZero();
  }

  private void fill(int attempts) {
    LongStream.rangeClosed(1, attempts)
        .forEach(id -> changes.put(id, AttemptState.DIALLING, clock.instant()));
  }

  private List<CallRow> drain() {
    var rows = new ArrayList<CallRow>();
    BoardUpdate update;
    do {
      update = board.refresh();
      rows.addAll(update.changed());
    } while (update.more());
    return rows;
  }

  /// The newest change of each attempt, as a database would give them.
  private static final class Changes implements BoardStore {
    private final Map<AttemptId, Change> newest = new HashMap<>();
    private int read;

    CallRow put(long id, AttemptState state, Instant at) {
      var row = row(new AttemptId(new UUID(1, id)), state, at);
      newest.put(row.id(), new Change(row, at));
      return row;
    }

    private static CallRow row(AttemptId id, AttemptState state, Instant at) {
      return new CallRow(
          id,
          at,
          Optional.of(at),
          "1, rue Neuve",
          "rue Neuve",
          "Nadeau, Alix",
          new PhoneNumber("+14185550123"),
          1,
          1,
          1,
          state,
          Optional.empty(),
          Optional.empty(),
          "",
          OptionalInt.empty(),
          Optional.empty(),
          0,
          0,
          "",
          false,
          Channel.VOICE);
    }

    @Override
    public List<Change> changedSince(
        CampaignId campaign, Instant since, Optional<AttemptId> after, int limit) {
      var found =
          newest.values().stream()
              .filter(it -> !it.changedAt().isBefore(since))
              .filter(it ->
                  it.changedAt().isAfter(since)
                      || after.isEmpty()
                      || it.row().id().compareTo(after.get()) > 0)
              .sorted(Comparator.comparing(Change::changedAt).thenComparing(it -> it.row().id()))
              .limit(limit)
              .toList();
      read += found.size();
      return found;
    }

    @Override
    public Optional<Instant> nextDue(CampaignId campaign) {
      return Optional.empty();
    }

    @Override
    public CampaignFigures figures(CampaignId campaign, Instant now) {
      return FIGURES;
    }

    @Override
    public Duration busyTime(CampaignId campaign) {
      return Duration.ZERO;
    }

    @Override
    public List<DetectedCalls> detected(CampaignId campaign) {
      return List.of();
    }
  }

  private static final class NoTransactions implements Transactions {
    @Override
    public <T> T write(Supplier<T> work) {
      throw new AssertionError("a board only reads");
    }

    @Override
    public <T> T read(Supplier<T> work) {
      return work.get();
    }
  }
}
