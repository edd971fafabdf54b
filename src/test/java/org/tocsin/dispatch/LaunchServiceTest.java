package org.tocsin.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tocsin.audit.Actor;
import org.tocsin.campaign.AllClear;
import org.tocsin.campaign.Audience;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignDraft;
import org.tocsin.campaign.CampaignFault;
import org.tocsin.campaign.CampaignService;
import org.tocsin.campaign.CampaignState;
import org.tocsin.campaign.CivicRange;
import org.tocsin.campaign.DraftOutcome;
import org.tocsin.campaign.FollowUpService;
import org.tocsin.campaign.LanguageException;
import org.tocsin.campaign.LaunchOutcome;
import org.tocsin.campaign.Policy;
import org.tocsin.campaign.Purpose;
import org.tocsin.campaign.Ringing;
import org.tocsin.campaign.VoiceMessage;
import org.tocsin.dispatch.CustodyStore.Sign;
import org.tocsin.shared.Language;
import org.tocsin.store.Database;
import org.tocsin.store.audit.AuditTable;
import org.tocsin.store.campaign.CampaignTables;
import org.tocsin.support.EachEngine;
import org.tocsin.support.FakeDispatching;
import org.tocsin.support.FakePbx;
import org.tocsin.support.TestClock;
import org.tocsin.support.Town;
import org.tocsin.support.Wavs;
import org.tocsin.telephony.PbxHealth;
import org.tocsin.telephony.Sound;
import org.tocsin.telephony.SoundProof;

@EachEngine
class LaunchServiceTest {
  private static final Actor CHIEF = new Actor("chef", "poste1");
  private static final Random RANDOM = new Random(5);

  private final Town town;
  private final TestClock clock = new TestClock();
  private final FakePbx pbx = new FakePbx(clock);
  private final FakeDispatching dispatching = new FakeDispatching();
  private final CampaignService campaigns;
  private final LaunchService launches;
  private Campaign campaign;

  LaunchServiceTest(Database database) {
    town = new Town(database);
    var store = new CampaignTables(database);
    var audit = new AuditTable(database);
    campaigns = new CampaignService(store, audit, database, clock, RANDOM);
    var followUps = new FollowUpService(store, audit, database, clock, RANDOM, campaigns);
    launches = new LaunchService(campaigns, followUps, List.of(pbx), dispatching);
    campaign = draft("rue " + RANDOM.nextInt(1_000_000));
  }

  @BeforeEach
  void anotherDraft() {
    campaign = draft("rue " + RANDOM.nextInt(1_000_000));
  }

  @Test
  void everyMessageIsOnThePbxBeforeCallsMayLeave() {
    var report = launches.launch(CHIEF, campaign.id(), 1);

    assertThat(report).isInstanceOf(LaunchReport.Launched.class);
    assertThat(pbx.prepared())
        .containsExactlyElementsOf(
            campaign.messages().stream()
                .map(it -> new Sound(it.sha256(), it.length(), it.sizeBytes()))
                .toList());
    assertThat(dispatching.woken()).isEqualTo(1);
    assertThat(state()).isEqualTo(CampaignState.RUNNING);
  }

  @Test
  void nothingIsLaunchedWithoutThePbx() {
    pbx.becomes(PbxHealth.State.UNREACHABLE);
    assertThat(launches.launch(CHIEF, campaign.id(), 1))
        .isEqualTo(new LaunchReport.PbxNotReady(pbx.health()));
    assertThat(state()).isEqualTo(CampaignState.DRAFT);
    assertThat(dispatching.woken()).isZero();
  }

  @Test
  void aServiceCallsForAConsoleThatHasNoPbx() {
    pbx.becomes(PbxHealth.State.NOT_CONFIGURED);
    dispatching.isHinderedBy(Hindrance.NOBODY_CALLS);
    dispatching.isServedBy(
        new Sign(
            "s", "serveur1", true, false, false, "pbx", 10, 0, clock.instant(), clock.instant()));

    assertThat(launches.launch(CHIEF, campaign.id(), 1)).isInstanceOf(LaunchReport.Launched.class);
    assertThat(pbx.prepared()).isEmpty();
    campaigns.pause(CHIEF, campaign.id());
    assertThat(launches.resume(CHIEF, campaign.id())).isEqualTo(new LaunchReport.Resumed());
  }

  @Test
  void nothingIsLaunchedThatNobodyWouldCall() {
    dispatching.isHinderedBy(Hindrance.NOBODY_CALLS);
    assertThat(launches.launch(CHIEF, campaign.id(), 1))
        .isEqualTo(new LaunchReport.Hindered(Hindrance.NOBODY_CALLS));
    assertThat(state()).isEqualTo(CampaignState.DRAFT);
  }

  @Test
  void whatWasLaunchedOnTheSimulatorIsResumedThereOnly() {
    launches.launch(CHIEF, campaign.id(), 1);
    campaigns.pause(CHIEF, campaign.id());
    pbx.isReal();

    assertThat(launches.resume(CHIEF, campaign.id())).isEqualTo(new LaunchReport.OtherPbx());
    assertThat(state()).isEqualTo(CampaignState.PAUSED);
  }

  @Test
  void nothingIsLaunchedThatThePbxCannotPlay() {
    var proof = new SoundProof.Different(100, 90);
    pbx.proves(proof);
    VoiceMessage french = campaign.message(Language.FRENCH);
    assertThat(launches.launch(CHIEF, campaign.id(), 1))
        .isEqualTo(new LaunchReport.SoundNotReady(french, proof));
    assertThat(state()).isEqualTo(CampaignState.DRAFT);
  }

  @Test
  void aWrongCountIsRefused() {
    assertThat(launches.launch(CHIEF, campaign.id(), 2))
        .isEqualTo(
            new LaunchReport.CampaignRefused(
                new LaunchOutcome.CountMismatch(2, campaigns.count(campaign.audience()))));
  }

  @Test
  void aResumedCampaignProvesItsMessagesAgain() {
    assertThat(launches.resume(CHIEF, campaign.id()))
        .isEqualTo(new LaunchReport.NotPossible(CampaignState.DRAFT));
    launches.launch(CHIEF, campaign.id(), 1);
    campaigns.pause(CHIEF, campaign.id());
    pbx.proves(new SoundProof.Missing());
    assertThat(launches.resume(CHIEF, campaign.id()))
        .isInstanceOf(LaunchReport.SoundNotReady.class);
    assertThat(state()).isEqualTo(CampaignState.PAUSED);

    pbx.proves(new SoundProof.Ready());
    assertThat(launches.resume(CHIEF, campaign.id())).isEqualTo(new LaunchReport.Resumed());
    assertThat(state()).isEqualTo(CampaignState.RUNNING);
  }

  @Test
  void nothingIsLiftedThatNobodyCouldBeTold() {
    launches.launch(CHIEF, campaign.id(), 1);
    var proof = new SoundProof.Different(100, 90);
    pbx.proves(proof);

    var mute = (LaunchReport.SoundNotReady) lift("fin.wav");
    assertThat(mute.message().fileName()).isEqualTo("fin.wav");
    assertThat(mute.proof()).isEqualTo(proof);
    pbx.becomes(PbxHealth.State.UNREACHABLE);
    assertThat(lift("fin.wav")).isEqualTo(new LaunchReport.PbxNotReady(pbx.health()));
    pbx.becomes(PbxHealth.State.CONNECTED);
    pbx.proves(new SoundProof.Ready());
    dispatching.isHinderedBy(Hindrance.NOBODY_CALLS);
    assertThat(lift("fin.wav")).isEqualTo(new LaunchReport.Hindered(Hindrance.NOBODY_CALLS));
    assertThat(state()).isEqualTo(CampaignState.RUNNING);
  }

  @Test
  void whatALiftingSaysIsOnThePbxBeforeTheAlertIsLifted() {
    launches.launch(CHIEF, campaign.id(), 1);
    int woken = dispatching.woken();

    var lifted = (LaunchReport.Lifted) lift("fin.wav");

    assertThat(state()).isEqualTo(CampaignState.LIFTED);
    var message = lifted.allClear().messages().getFirst();
    assertThat(pbx.prepared())
        .last()
        .isEqualTo(new Sound(message.sha256(), message.length(), message.sizeBytes()));
    assertThat(lifted.allClear().state()).isEqualTo(CampaignState.RUNNING);
    assertThat(dispatching.woken()).isEqualTo(woken + 1);
    assertThat(lift("fin.wav")).isEqualTo(new LaunchReport.NotPossible(CampaignState.LIFTED));
  }

  @Test
  void aLiftingWithoutItsFrenchMessageIsRefused() {
    launches.launch(CHIEF, campaign.id(), 1);
    assertThat(launches.lift(CHIEF, campaign.id(), new AllClear("Fin", Map.of()), Ringing.FINISH))
        .isEqualTo(
            new LaunchReport.CampaignRefused(
                new LaunchOutcome.Refused(
                    List.of(CampaignFault.of(CampaignFault.Kind.FRENCH_MESSAGE_MISSING)))));
    pbx.isReal();
    assertThat(lift("fin.wav")).isEqualTo(new LaunchReport.OtherPbx());
    assertThat(state()).isEqualTo(CampaignState.RUNNING);
  }

  @Test
  void whoCannotBeCalledIsNotAmongThoseToldOfALifting() {
    launches.launch(CHIEF, campaign.id(), 1);
    long number = campaign.id().number();
    town.execute("update campaign_target set grade = 'confirmed' where campaign_id = ?", number);
    town.execute(
        "update resident_file set active = false"
            + " where id in (select file_id from campaign_target where campaign_id = ?)",
        number);

    var count = ((LaunchReport.Lifted) lift("fin.wav")).count();

    assertThat(count.callable()).isZero();
    assertThat(count.uncallable()).isEqualTo(1);
  }

  @Test
  void thoseNotReachedAreCountedByTheirTextsTooWhereTextsLeave() {
    var texts = Map.of(Language.FRENCH, "Évacuez.");
    var street = "rue " + RANDOM.nextInt(1_000_000);
    campaign = draft(street, texts, "+14185550101", "sms +14185550102");
    launches.launch(CHIEF, campaign.id(), 1);
    campaigns.abort(CHIEF, campaign.id());

    assertThat(launches.countUnreached(campaign.id()).numbers()).isEqualTo(1);
    dispatching.sendsTexts();
    assertThat(launches.countUnreached(campaign.id()).numbers()).isEqualTo(2);
  }

  @Test
  void thoseNotReachedAreCalledAgainOnceTheMessagesAreProvedAnew() {
    launches.launch(CHIEF, campaign.id(), 1);
    campaigns.abort(CHIEF, campaign.id());
    pbx.proves(new SoundProof.Missing());
    assertThat(launches.retry(CHIEF, campaign.id(), "Encore", 1))
        .isInstanceOf(LaunchReport.SoundNotReady.class);
    pbx.proves(new SoundProof.Ready());
    int woken = dispatching.woken();

    var again = (LaunchReport.Launched) launches.retry(CHIEF, campaign.id(), "Encore", 1);

    assertThat(again.campaign().messages()).isEqualTo(campaign.messages());
    assertThat(again.campaign().state()).isEqualTo(CampaignState.RUNNING);
    assertThat(dispatching.woken()).isEqualTo(woken + 1);
  }

  private LaunchReport lift(String file) {
    var audio = new CampaignDraft.AudioFile(file, Wavs.telephone(Duration.ofSeconds(4)));
    var french = Map.of(Language.FRENCH, audio);
    return launches.lift(CHIEF, campaign.id(), new AllClear("Fin", french), Ringing.FINISH);
  }

  private CampaignState state() {
    return campaigns.find(campaign.id()).map(Campaign::state).orElseThrow();
  }

  private Campaign draft(String street) {
    return draft(street, Map.of(), "+14185550101");
  }

  private Campaign draft(String street, Map<Language, String> texts, String... numbers) {
    town.file(town.street(street), 1, "fr", numbers);
    var draft =
        new CampaignDraft(
            "Essai",
            Purpose.EMERGENCY,
            Map.of(
                Language.FRENCH,
                new CampaignDraft.AudioFile("fr.wav", Wavs.telephone(Duration.ofSeconds(10))),
                Language.ENGLISH,
                new CampaignDraft.AudioFile("en.wav", Wavs.telephone(Duration.ofSeconds(8)))),
            new Audience.Streets(List.of(CivicRange.whole(Town.CITY, street))),
            Policy.defaults(Purpose.EMERGENCY)
                .withEnglish(Optional.of(LanguageException.HEALTH_SAFETY)),
            texts);
    return ((DraftOutcome.Created) campaigns.create(CHIEF, draft)).campaign();
  }
}
