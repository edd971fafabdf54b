package org.tocsin.ui.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tocsin.audit.Actor;
import org.tocsin.board.BoardService;
import org.tocsin.campaign.AllClear;
import org.tocsin.campaign.Audience;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignDraft;
import org.tocsin.campaign.CampaignFault;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.CampaignService;
import org.tocsin.campaign.CampaignState;
import org.tocsin.campaign.CivicRange;
import org.tocsin.campaign.DraftOutcome;
import org.tocsin.campaign.FollowUpService;
import org.tocsin.campaign.Policy;
import org.tocsin.campaign.Purpose;
import org.tocsin.campaign.Ringing;
import org.tocsin.dispatch.LaunchService;
import org.tocsin.shared.Language;
import org.tocsin.store.Database;
import org.tocsin.store.audit.AuditTable;
import org.tocsin.store.board.BoardTables;
import org.tocsin.store.campaign.CampaignTables;
import org.tocsin.store.dispatch.AttemptTables;
import org.tocsin.support.EachEngine;
import org.tocsin.support.FakeDispatching;
import org.tocsin.support.FakePbx;
import org.tocsin.support.TestClock;
import org.tocsin.support.Town;
import org.tocsin.support.Wavs;
import org.tocsin.telephony.PbxHealth;
import org.tocsin.telephony.SoundProof;

/// The desk on the real services: no call leaves again without what a launch asks for.
@EachEngine
class ServiceFollowUpDeskTest {
  private static final Actor CHIEF = new Actor("chef", "poste1");
  private static final Random RANDOM = new Random(11);

  private final Town town;
  private final FakePbx pbx;
  private final CampaignService campaigns;
  private final LaunchService launches;
  private final ServiceFollowUpDesk desk;

  ServiceFollowUpDeskTest(Database database) {
    var clock = new TestClock();
    var audit = new AuditTable(database);
    town = new Town(database);
    pbx = new FakePbx(clock);
    var store = new CampaignTables(database);
    campaigns = new CampaignService(store, audit, database, clock, RANDOM);
    var followUps = new FollowUpService(store, audit, database, clock, RANDOM, campaigns);
    launches = new LaunchService(campaigns, followUps, List.of(pbx), new FakeDispatching());
    var board = new BoardTables(database, store, new AttemptTables(database));
    var boards = new BoardService(board, store, database, clock);
    desk =
        new ServiceFollowUpDesk(
            campaigns,
            launches,
            boards::getBoard,
            _ -> new Callers(List.of(), List.of()),
            audit,
            database,
            () -> CHIEF);
  }

  @Test
  void anExerciseIsNotResumedOnARealPbx() {
    var id = paused(Purpose.EXERCISE);
    pbx.isReal();

    assertThat(desk.resume(id)).isEqualTo(new CommandResult.OtherPbx());
    assertThat(state(id)).isEqualTo(CampaignState.PAUSED);
  }

  @Test
  void nothingIsResumedWithoutThePbx() {
    var id = paused(Purpose.EMERGENCY);
    pbx.becomes(PbxHealth.State.UNREACHABLE);

    assertThat(desk.resume(id))
        .isEqualTo(new CommandResult.PbxNotReady(PbxHealth.State.UNREACHABLE));
    assertThat(state(id)).isEqualTo(CampaignState.PAUSED);
  }

  @Test
  void nothingIsResumedThatThePbxCannotPlay() {
    var id = paused(Purpose.EMERGENCY);
    var proof = new SoundProof.Different(100, 90);
    pbx.proves(proof);

    assertThat(desk.resume(id))
        .isEqualTo(
            new CommandResult.SoundNotReady(
                desk.find(id).orElseThrow().messages().getFirst(), proof));
    assertThat(state(id)).isEqualTo(CampaignState.PAUSED);
  }

  @Test
  void aPausedAlertIsResumedOnce() {
    var id = paused(Purpose.EMERGENCY);

    assertThat(desk.resume(id)).isEqualTo(new CommandResult.Moved(CampaignState.RUNNING));
    assertThat(desk.resume(id)).isEqualTo(new CommandResult.NotPossible(CampaignState.RUNNING));
    assertThat(desk.abort(id, Ringing.HANG_UP))
        .isEqualTo(new CommandResult.Moved(CampaignState.ABORTED));
    assertThat(desk.pause(id, Ringing.FINISH))
        .isEqualTo(new CommandResult.NotPossible(CampaignState.ABORTED));
  }

  @Test
  void anAlertIsLiftedFromAnyConsoleAndThoseItMissedAreCalledAgain() {
    var id = paused(Purpose.EMERGENCY);
    var message = new CampaignDraft.AudioFile("fin.wav", Wavs.telephone(Duration.ofSeconds(3)));
    assertThat(desk.retry(id, "Encore", 1))
        .isEqualTo(
            new CommandResult.Refused(List.of(CampaignFault.of(CampaignFault.Kind.NOT_OVER))));
    desk.abort(id, Ringing.HANG_UP);
    assertThat(desk.unreached(id).residences()).isEqualTo(1);
    assertThat(desk.retry(id, "Encore", 2)).isInstanceOf(CommandResult.CountChanged.class);
    assertThat(desk.retry(id, "Encore", 1)).isInstanceOf(CommandResult.Begun.class);

    var lifted =
        desk.lift(id, new AllClear("Fin", Map.of(Language.FRENCH, message)), Ringing.HANG_UP);

    assertThat(lifted).isInstanceOf(CommandResult.Begun.class);
    assertThat(state(id)).isEqualTo(CampaignState.LIFTED);
    assertThat(
            desk.lift(id, new AllClear("Fin", Map.of(Language.FRENCH, message)), Ringing.HANG_UP))
        .isEqualTo(new CommandResult.NotPossible(CampaignState.LIFTED));
  }

  private CampaignState state(CampaignId id) {
    return desk.find(id).map(Campaign::state).orElseThrow();
  }

  private CampaignId paused(Purpose purpose) {
    var street = "rue " + RANDOM.nextInt(1_000_000);
    town.file(town.street(street), 1, "fr", "+14185550101");
    var draft =
        new CampaignDraft(
            "Essai",
            purpose,
            Map.of(
                Language.FRENCH,
                new CampaignDraft.AudioFile("fr.wav", Wavs.telephone(Duration.ofSeconds(10)))),
            new Audience.Streets(List.of(CivicRange.whole(Town.CITY, street))),
            Policy.defaults(purpose));
    var id = ((DraftOutcome.Created) campaigns.create(CHIEF, draft)).campaign().id();
    launches.launch(CHIEF, id, 1);
    assertThat(desk.pause(id, Ringing.FINISH))
        .isEqualTo(new CommandResult.Moved(CampaignState.PAUSED));
    return id;
  }
}
