package org.tocsin.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.CampaignState;
import org.tocsin.campaign.ReachGrade;
import org.tocsin.campaign.TargetReason;
import org.tocsin.campaign.TargetState;
import org.tocsin.dispatch.AttemptState;
import org.tocsin.shared.Language;
import org.tocsin.store.Database;
import org.tocsin.store.board.BoardTables;
import org.tocsin.store.campaign.CampaignTables;
import org.tocsin.store.dispatch.AttemptTables;
import org.tocsin.store.schema.tables.records.CallAttemptRecord;
import org.tocsin.support.CampaignRows;
import org.tocsin.support.EachEngine;
import org.tocsin.support.TestClock;
import org.tocsin.support.Town;
import org.tocsin.telephony.CallOutcome;

@EachEngine
class BoardServiceTest {
  private final Database database;
  private final TestClock clock = new TestClock();
  private final CampaignTables campaigns;
  private final CampaignRows rows;
  private final Town town;
  private final BoardService service;

  BoardServiceTest(Database database) {
    this.database = database;
    campaigns = new CampaignTables(database);
    rows = new CampaignRows(database, clock.instant());
    town = new Town(database);
    var board = new BoardTables(database, campaigns, new AttemptTables(database));
    service = new BoardService(board, campaigns, database, clock);
  }

  @Test
  void theResultOfACampaignThatIsOver() {
    var campaign = rows.running();
    callsOfSeconds(campaign, "rue du Bilan", 30, 20, 50);
    clock.advance(Duration.ofSeconds(100));
    database.writeVoid(() ->
        campaigns.move(
            campaign.id(), CampaignState.RUNNING, CampaignState.COMPLETED, clock.instant()));
    clock.advance(Duration.ofHours(1));

    // 100 s of calls in 100 s of 10 channels.
    assertThat(service.findResult(campaign.id()))
        .contains(
            new CampaignResult(
                database.read(() -> campaigns.find(campaign.id())).orElseThrow(),
                2,
                Map.of(TargetState.OPEN, 1, TargetState.NEVER_ATTEMPTED, 1),
                Map.of(CallOutcome.BUSY, 3),
                Map.of(ReachGrade.NONE, 2),
                Map.of(TargetReason.NO_NUMBER, 1),
                3,
                0,
                Duration.ofSeconds(100),
                0.1));
  }

  @Test
  void aRunningCampaignIsMeasuredUpToNow() {
    var campaign = rows.running();
    callsOfSeconds(campaign, "rue du Présent", 30);
    clock.advance(Duration.ofSeconds(60));

    assertThat(service.findResult(campaign.id()).orElseThrow())
        .returns(Duration.ofSeconds(60), CampaignResult::wall)
        .returns(0.05, CampaignResult::utilisation);
  }

  @Test
  void channelsThatWereCutMeanwhileDoNotMakeMoreThanAll() {
    var campaign = rows.running();
    callsOfSeconds(campaign, "rue du Rabais", 40, 40, 40);
    database.writeVoid(() -> campaigns.setPace(campaign.id(), 1, 1));
    clock.advance(Duration.ofSeconds(60));

    assertThat(service.findResult(campaign.id()).map(CampaignResult::utilisation)).contains(1.0);
  }

  @Test
  void everyResidenceOfAnAbortedCampaignIsCountedOnce() {
    var campaign = rows.running();
    callsOfSeconds(campaign, "rue de l’Arrêt", 30);
    long street = town.street("rue des Sans-Suite");
    for (var state : TargetState.values()) {
      for (int i = 0; i <= state.ordinal(); i++) {
        var reason =
            switch (state) {
              case STOPPED, NEVER_ATTEMPTED -> Optional.of(TargetReason.ABORTED);
              default -> Optional.<TargetReason>empty();
            };
        var grade = state == TargetState.REACHED ? ReachGrade.HEARD : ReachGrade.NONE;
        long file = town.file(street, 10 * state.ordinal() + i + 1, "fr");
        rows.target(campaign, file, Language.FRENCH, state, grade, reason);
      }
    }

    var result = service.findResult(campaign.id()).orElseThrow();

    assertThat(result.states())
        .containsEntry(TargetState.STOPPED, 1 + TargetState.STOPPED.ordinal())
        .containsEntry(TargetState.UNKNOWN, 1 + TargetState.UNKNOWN.ordinal());
    assertThat(result.states().values().stream().mapToInt(Integer::intValue).sum())
        .isEqualTo(result.residences());
  }

  @Test
  void aDraftHasUsedNothing() {
    var draft = rows.draft();
    clock.advance(Duration.ofSeconds(60));

    assertThat(service.findResult(draft.id()))
        .contains(
            new CampaignResult(
                draft, 0, Map.of(), Map.of(), Map.of(), Map.of(), 0, 0, Duration.ZERO, 0));
  }

  @Test
  void anUnknownCampaignHasNoResult() {
    assertThat(service.findResult(new CampaignId(-1))).isEmpty();
  }

  private void callsOfSeconds(Campaign campaign, String street, int... seconds) {
    long onStreet = town.street(street);
    rows.target(
        campaign,
        town.file(onStreet, 2, "fr"),
        Language.FRENCH,
        TargetState.NEVER_ATTEMPTED,
        ReachGrade.NONE,
        Optional.of(TargetReason.NO_NUMBER));
    long target =
        rows.target(
            campaign,
            town.file(onStreet, 1, "fr", "+14185550123"),
            Language.FRENCH,
            TargetState.OPEN,
            ReachGrade.NONE,
            Optional.empty());
    for (int i = 0; i < seconds.length; i++) {
      CallAttemptRecord call = rows.attempt(campaign, target, i + 1, AttemptState.ENDED);
      call.setOutcome(CallOutcome.BUSY.code());
      call.setIntendedAt(clock.instant());
      call.setEndedAt(clock.instant().plusSeconds(seconds[i]));
      rows.insert(List.of(call));
    }
  }
}
