package org.tocsin.store.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tocsin.board.BoardStore.Change;
import org.tocsin.board.CallRow;
import org.tocsin.board.CampaignBoard;
import org.tocsin.board.CampaignFigures;
import org.tocsin.board.DetectedCalls;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignState;
import org.tocsin.campaign.Lane;
import org.tocsin.campaign.ReachGrade;
import org.tocsin.campaign.TargetReason;
import org.tocsin.campaign.TargetState;
import org.tocsin.dispatch.AttemptState;
import org.tocsin.shared.AttemptId;
import org.tocsin.shared.Channel;
import org.tocsin.shared.Language;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.store.Database;
import org.tocsin.store.campaign.CampaignTables;
import org.tocsin.store.dispatch.AttemptTables;
import org.tocsin.store.schema.tables.records.CallAttemptRecord;
import org.tocsin.support.CampaignRows;
import org.tocsin.support.EachEngine;
import org.tocsin.support.TestClock;
import org.tocsin.support.Town;
import org.tocsin.telephony.AnsweredBy;
import org.tocsin.telephony.CallOutcome;

@EachEngine
class BoardTablesTest {
  private final Database database;
  private final TestClock clock = new TestClock();
  private final Instant now = clock.instant();
  private final CampaignRows rows;
  private final Town town;
  private final BoardTables board;
  private int civic;

  BoardTablesTest(Database database) {
    this.database = database;
    rows = new CampaignRows(database, now);
    town = new Town(database);
    board = new BoardTables(database, new CampaignTables(database), new AttemptTables(database));
  }

  @Test
  void theFiguresAgreeWithTheRows() {
    var campaign = rows.running();
    long street = town.street("rue des Chiffres");
    var states = new EnumMap<TargetState, Integer>(TargetState.class);
    var grades = new EnumMap<ReachGrade, Integer>(ReachGrade.class);
    var reasons = new EnumMap<TargetReason, Integer>(TargetReason.class);
    for (var state : TargetState.values()) {
      for (var grade : ReachGrade.values()) {
        // Every state and every grade has a number of its own.
        for (int i = 0; i < (state.ordinal() + 2) * (grade.ordinal() + 1) % 7; i++) {
          var reason = reason(state, i + grade.ordinal());
          rows.target(campaign, file(street), Language.FRENCH, state, grade, reason);
          states.merge(state, 1, Integer::sum);
          grades.merge(grade, 1, Integer::sum);
          reason.ifPresent(it -> reasons.merge(it, 1, Integer::sum));
        }
      }
    }
    long target = open(campaign, street);
    states.merge(TargetState.OPEN, 1, Integer::sum);
    grades.merge(ReachGrade.NONE, 1, Integer::sum);
    var outcomes = attemptsInEveryState(campaign, target);

    assertThat(reasons).hasSize(TargetReason.values().length);
    assertThat(figures(campaign))
        .isEqualTo(
            new CampaignFigures(
                CampaignState.RUNNING,
                Optional.of(now),
                Optional.empty(),
                states.values().stream().mapToInt(Integer::intValue).sum(),
                states.getOrDefault(TargetState.REACHED, 0),
                states.getOrDefault(TargetState.UNREACHABLE, 0),
                states.getOrDefault(TargetState.OPEN, 0),
                states.getOrDefault(TargetState.STOPPED, 0),
                states.getOrDefault(TargetState.UNKNOWN, 0),
                2 + 3 + 4 + 5 + 6,
                1,
                reasons,
                grades,
                outcomes,
                outcomes.values().stream().mapToInt(Integer::intValue).sum(),
                0,
                0,
                10,
                4.5));
  }

  @Test
  void callsOfTheLastMinuteAreThoseThatLeftInIt() {
    var campaign = rows.running();
    long target = open(campaign, town.street("rue de la Minute"));
    int[] secondsAgo = {0, 30, 60, 61, 3_600};
    var calls = new ArrayList<CallAttemptRecord>();
    for (int i = 0; i < secondsAgo.length; i++) {
      var call = rows.attempt(campaign, target, i + 1, AttemptState.DIALLING);
      call.setIntendedAt(now.minusSeconds(secondsAgo[i]));
      calls.add(call);
    }
    calls.add(rows.attempt(campaign, target, 9, AttemptState.QUEUED));
    rows.insert(calls);

    assertThat(figures(campaign).callsLastMinute()).isEqualTo(3);
  }

  @Test
  void theNextCallIsTheFirstThatMayLeaveOfThoseThatWait() {
    var campaign = rows.running();
    assertThat(database.read(() -> board.nextDue(campaign.id()))).isEmpty();

    long street = town.street("rue de la Patience");
    long target = open(campaign, street);
    var later = rows.attempt(campaign, target, 1, AttemptState.QUEUED);
    later.setDueAt(now.plusSeconds(600));
    var soon = rows.attempt(campaign, open(campaign, street), 1, AttemptState.QUEUED);
    soon.setDueAt(now.plusSeconds(60));
    var leaving = rows.attempt(campaign, open(campaign, street), 1, AttemptState.DIALLING);
    leaving.setDueAt(now.minusSeconds(5));
    var text = rows.attempt(campaign, target, 2, AttemptState.QUEUED);
    text.setChannel(Channel.SMS.code());
    text.setLane(Lane.of(Channel.SMS, 1, Lane.USUAL));
    text.setDueAt(now.plusSeconds(30));
    rows.insert(List.of(later, soon, leaving));
    rows.insert(List.of(text));

    assertThat(database.read(() -> board.nextDue(campaign.id()))).contains(now.plusSeconds(60));
  }

  @Test
  void aTextTakesNoChannelAndIsNoCall() {
    var campaign = rows.running();
    long target = open(campaign, town.street("rue du Texto"));
    var leaving = rows.attempt(campaign, target, 1, AttemptState.INTENDED);
    var sent = rows.attempt(campaign, target, 2, AttemptState.ENDED);
    sent.setOutcome(CallOutcome.SENT.code());
    sent.setEndedAt(now.plusSeconds(9));
    for (var text : List.of(leaving, sent)) {
      text.setChannel(Channel.SMS.code());
      text.setIntendedAt(now);
      rows.insert(List.of(text));
    }

    var figures = figures(campaign);
    assertThat(figures.inProgress()).isZero();
    assertThat(figures.callsLastMinute()).isZero();
    assertThat(figures.outcomes()).isEqualTo(Map.of(CallOutcome.SENT, 1));
    assertThat(database.read(() -> board.busyTime(campaign.id()))).isZero();
    assertThat(changes(campaign))
        .extracting(change -> change.row().channel())
        .containsOnly(Channel.SMS);
  }

  @Test
  void whoeverCalledBackIsCountedApart() {
    var campaign = rows.running();
    long target = open(campaign, town.street("rue du Rappel"));
    var listening = rows.attempt(campaign, target, 1, AttemptState.ANSWERED);
    var confirmed = rows.attempt(campaign, target, 2, AttemptState.ENDED);
    confirmed.setOutcome(CallOutcome.CONFIRMED.code());
    confirmed.setEndedAt(now.plusSeconds(9));
    for (var call : List.of(listening, confirmed)) {
      call.setIncoming(true);
      call.setIntendedAt(now);
      rows.insert(List.of(call));
    }

    var figures = figures(campaign);
    assertThat(figures.callBacks()).isEqualTo(2);
    assertThat(figures.inProgress()).isEqualTo(1);
    assertThat(figures.attempts()).isZero();
    assertThat(figures.outcomes()).isEmpty();
    assertThat(figures.callsLastMinute()).isZero();
    assertThat(database.read(() -> board.busyTime(campaign.id()))).isZero();
  }

  @Test
  void answeredCallsAreCountedByWhatWasDecidedAndWhatCameOfThem() {
    var campaign = rows.running();
    long street = town.street("rue du Répondeur");
    long calledBack = open(campaign, street);
    long silent = open(campaign, street);
    var longGreeting = "LONGGREETING-1510-1500";
    rows.insert(
        List.of(
            judged(campaign, calledBack, 1, AnsweredBy.MACHINE, longGreeting, 10_000),
            judged(campaign, silent, 1, AnsweredBy.MACHINE, longGreeting, 10_000),
            judged(campaign, silent, 2, AnsweredBy.MACHINE, longGreeting, 10_000),
            judged(campaign, silent, 3, AnsweredBy.HUMAN, "HUMAN-807-800", 4_000)));
    var pressed = judged(campaign, silent, 4, AnsweredBy.UNSURE, null, 4_000);
    pressed.setDigits("1");
    rows.insert(List.of(pressed));
    var incoming = judged(campaign, calledBack, 2, AnsweredBy.UNSURE, null, 10_000);
    incoming.setIncoming(true);
    incoming.setIntendedAt(now.plusSeconds(60));
    rows.insert(List.of(incoming));

    assertThat(database.read(() -> board.detected(campaign.id())))
        .containsExactlyInAnyOrder(
            new DetectedCalls(AnsweredBy.MACHINE, longGreeting, false, true, true, 1),
            new DetectedCalls(AnsweredBy.MACHINE, longGreeting, false, true, false, 2),
            new DetectedCalls(AnsweredBy.HUMAN, "HUMAN-807-800", false, false, false, 1),
            new DetectedCalls(AnsweredBy.UNSURE, "", true, false, false, 1));
  }

  private CallAttemptRecord judged(
      Campaign campaign,
      long target,
      int ordinal,
      AnsweredBy by,
      @Nullable String cause,
      int heard) {
    var call = rows.attempt(campaign, target, ordinal, AttemptState.ENDED);
    call.setOutcome(CallOutcome.HEARD.code());
    call.setAnsweredBy(by.code());
    call.setDetectorCause(cause);
    call.setHeardMs(heard);
    call.setIntendedAt(now);
    call.setEndedAt(now.plusSeconds(30));
    return call;
  }

  @Test
  void whatStillWaitsIsNoRow() {
    var campaign = rows.running();
    long target = open(campaign, town.street("rue de l’Attente"));
    var calls = new ArrayList<CallAttemptRecord>();
    for (var state : AttemptState.values()) {
      var call = rows.attempt(campaign, target, state.ordinal() + 1, state);
      if (state == AttemptState.ENDED) {
        call.setOutcome(CallOutcome.BUSY.code());
      }
      calls.add(call);
    }
    rows.insert(calls);

    assertThat(changes(campaign))
        .extracting(change -> change.row().state())
        .containsExactlyInAnyOrder(
            AttemptState.INTENDED,
            AttemptState.DIALLING,
            AttemptState.RINGING,
            AttemptState.ANSWERED,
            AttemptState.ENDED);
  }

  @Test
  void aRowShowsTheWholeCall() {
    var campaign = rows.running();
    long file = town.file(town.street("boulevard des Seigneurs"), 710, "en", "+14185550123");
    town.execute(
        "update residence set apartment = '2', apartment_folded = '2', civic_suffix = 'A'"
            + " where id = (select residence_id from resident_file where id = ?)",
        file);
    town.execute("update resident_file set family_name = 'Thériault' where id = ?", file);
    long target =
        rows.target(
            campaign, file, Language.ENGLISH, TargetState.OPEN, ReachGrade.NONE, Optional.empty());
    var call = heardInPart(campaign, target);
    rows.insert(List.of(call));

    assertThat(changes(campaign))
        .containsExactly(
            new Change(
                new CallRow(
                    new AttemptId(call.getId()),
                    now.plusMillis(17_500),
                    Optional.of(now),
                    "710A, boulevard des Seigneurs, app. 2",
                    "boulevard des Seigneurs",
                    "Thériault, Alix",
                    new PhoneNumber("+14185550123"),
                    3,
                    2,
                    2,
                    AttemptState.ENDED,
                    Optional.of(CallOutcome.HEARD_IN_PART),
                    Optional.of(AnsweredBy.HUMAN),
                    "1",
                    OptionalInt.of(38),
                    Optional.of(Duration.ofMillis(7_500)),
                    16,
                    200,
                    "beausejour",
                    true,
                    Channel.VOICE),
                now.plusSeconds(18)));
  }

  @Test
  void aRowOfACallThatHasJustLeftSaysNoMoreThanThat() {
    var campaign = rows.running();
    long file = town.file(town.street("rue du Départ"), 12, "fr", "+14185550123");
    town.execute(
        "update resident_file set family_name = 'Roy', given_name = '' where id = ?", file);
    long target =
        rows.target(
            campaign, file, Language.FRENCH, TargetState.OPEN, ReachGrade.NONE, Optional.empty());
    var call = rows.attempt(campaign, target, 1, AttemptState.INTENDED);
    call.setIntendedAt(now.minusMillis(40));
    rows.insert(List.of(call));

    assertThat(changes(campaign))
        .containsExactly(
            new Change(
                new CallRow(
                    new AttemptId(call.getId()),
                    now.minusMillis(40),
                    Optional.of(now.minusMillis(40)),
                    "12, rue du Départ",
                    "rue du Départ",
                    "Roy",
                    new PhoneNumber("+14185550123"),
                    1,
                    1,
                    1,
                    AttemptState.INTENDED,
                    Optional.empty(),
                    Optional.empty(),
                    "",
                    OptionalInt.empty(),
                    Optional.empty(),
                    0,
                    0,
                    "",
                    false,
                    Channel.VOICE),
                now));
  }

  @Test
  void busyTimeAddsUpCallsThatHaveEnded() {
    var campaign = rows.running();
    long target = open(campaign, town.street("rue du Temps"));
    var calls = new ArrayList<CallAttemptRecord>();
    for (int i = 1; i <= 3; i++) {
      var call = rows.attempt(campaign, target, i, AttemptState.ENDED);
      call.setOutcome(CallOutcome.NO_ANSWER.code());
      call.setIntendedAt(now);
      call.setEndedAt(now.plusMillis(1_500L * i));
      calls.add(call);
    }
    var cancelled = rows.attempt(campaign, target, 4, AttemptState.ENDED);
    cancelled.setOutcome(CallOutcome.CANCELLED.code());
    cancelled.setEndedAt(now.plusSeconds(50));
    calls.add(cancelled);
    var ringing = rows.attempt(campaign, target, 5, AttemptState.RINGING);
    ringing.setIntendedAt(now);
    calls.add(ringing);
    rows.insert(calls);

    assertThat(database.read(() -> board.busyTime(campaign.id()))).isEqualTo(Duration.ofSeconds(9));
  }

  @Test
  void thousandsOfChangesOfOneInstantAllArriveOnce() {
    var campaign = rows.running();
    long target = open(campaign, town.street("rue de la Foule"));
    var calls = new ArrayList<CallAttemptRecord>();
    for (int i = 1; i <= 12_000; i++) {
      calls.add(rows.attempt(campaign, target, i, AttemptState.DIALLING));
    }
    rows.insert(calls);
    var follower = new CampaignBoard(board, database, clock, campaign.id());

    var arrived = new ArrayList<AttemptId>();
    var portions = new ArrayList<Integer>();
    boolean more = true;
    while (more && portions.size() < 10) {
      var update = follower.refresh();
      portions.add(update.changed().size());
      update.changed().forEach(row -> arrived.add(row.id()));
      more = update.more();
    }

    assertThat(portions).containsExactly(5_000, 5_000, 2_000);
    assertThat(new HashSet<>(arrived)).hasSize(12_000);
    clock.advance(Duration.ofSeconds(5));
    var late = rows.attempt(campaign, target, 12_001, AttemptState.RINGING);
    late.setChangedAt(clock.instant());
    rows.insert(List.of(late));
    var next = new ArrayList<AttemptId>();
    for (int i = 0; i < 4; i++) {
      follower.refresh().changed().forEach(row -> next.add(row.id()));
    }
    assertThat(next).containsExactly(new AttemptId(late.getId()));
  }

  private CallAttemptRecord heardInPart(Campaign campaign, long target) {
    var call = rows.attempt(campaign, target, 2, AttemptState.ENDED);
    call.setRound(2);
    call.setPosition(3);
    call.setIncoming(true);
    call.setOutcome(CallOutcome.HEARD_IN_PART.code());
    call.setIntendedAt(now);
    call.setDialledAt(now.plusSeconds(1));
    call.setRingingAt(now.plusSeconds(2));
    call.setAnsweredAt(now.plusSeconds(10));
    call.setEndedAt(now.plusMillis(17_500));
    call.setAnsweredBy(AnsweredBy.HUMAN.code());
    call.setDigits("1");
    // Of the 8 s of the English message.
    call.setHeardMs(3_000);
    call.setHangupCause(16);
    call.setSipCode(200);
    call.setPbx("beausejour");
    call.setChangedAt(now.plusSeconds(18));
    return call;
  }

  /// One attempt more in each state than in the one before, and so with the outcomes.
  private Map<CallOutcome, Integer> attemptsInEveryState(Campaign campaign, long target) {
    var attempts = new ArrayList<CallAttemptRecord>();
    var outcomes = new EnumMap<CallOutcome, Integer>(CallOutcome.class);
    for (var state : AttemptState.values()) {
      for (int i = 0; state != AttemptState.ENDED && i <= state.ordinal(); i++) {
        attempts.add(rows.attempt(campaign, target, attempts.size() + 1, state));
      }
    }
    for (var outcome : CallOutcome.values()) {
      for (int i = 0; i <= outcome.ordinal(); i++) {
        var ended = rows.attempt(campaign, target, attempts.size() + 1, AttemptState.ENDED);
        ended.setOutcome(outcome.code());
        attempts.add(ended);
        outcomes.merge(outcome, 1, Integer::sum);
      }
    }
    rows.insert(attempts);
    return outcomes;
  }

  private static Optional<TargetReason> reason(TargetState state, int number) {
    var reasons = TargetReason.values();
    return state == TargetState.NEVER_ATTEMPTED
        ? Optional.of(reasons[number % reasons.length])
        : Optional.empty();
  }

  private long file(long street) {
    civic++;
    return town.file(street, civic, "fr");
  }

  private long open(Campaign campaign, long street) {
    return rows.target(
        campaign,
        file(street),
        Language.FRENCH,
        TargetState.OPEN,
        ReachGrade.NONE,
        Optional.empty());
  }

  private CampaignFigures figures(Campaign campaign) {
    return database.read(() -> board.figures(campaign.id(), now));
  }

  private List<Change> changes(Campaign campaign) {
    return database.read(
        () -> board.changedSince(campaign.id(), Instant.EPOCH, Optional.empty(), 100));
  }
}
