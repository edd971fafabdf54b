package org.tocsin.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tocsin.audit.Actor;
import org.tocsin.audit.AuditEntry;
import org.tocsin.campaign.CampaignFault.Kind;
import org.tocsin.shared.Language;
import org.tocsin.store.Database;
import org.tocsin.store.audit.AuditTable;
import org.tocsin.store.campaign.CampaignTables;
import org.tocsin.store.registry.RegistryTables;
import org.tocsin.support.EachEngine;
import org.tocsin.support.TestClock;
import org.tocsin.support.Town;
import org.tocsin.support.Wavs;

@EachEngine
class CampaignUpdateTest {
  private static final Actor CHIEF = new Actor("chef", "poste1");
  private static final Random RANDOM = new Random(12);
  private static final byte[] WAV = Wavs.telephone(Duration.ofSeconds(40));

  private final Database database;
  private final CampaignService service;
  private final Audience streetOnly;
  private final Campaign created;

  CampaignUpdateTest(Database database) {
    this.database = database;
    service =
        new CampaignService(
            new CampaignTables(database),
            new AuditTable(database),
            database,
            new TestClock(),
            RANDOM);
    var town = new Town(database);
    var streetName = "rue " + Integer.toUnsignedString(RANDOM.nextInt(), 36);
    town.file(town.street(streetName), 1, "fr", "+14185550101");
    streetOnly = new Audience.Streets(List.of(CivicRange.whole(Town.CITY, streetName)));
    var outcome = service.create(CHIEF, draft(streetOnly, Purpose.EMERGENCY));
    created = ((DraftOutcome.Created) outcome).campaign();
  }

  private static CampaignDraft draft(Audience audience, Purpose purpose) {
    return new CampaignDraft(
        "Essai",
        purpose,
        Map.of(Language.FRENCH, new CampaignDraft.AudioFile("fr.wav", WAV)),
        audience,
        Policy.defaults(Purpose.EMERGENCY));
  }

  private List<String> actions(Campaign campaign) {
    return database.read(() ->
        new AuditTable(database)
            .of("campaign:" + campaign.id().number(), 10).stream()
                .map(AuditEntry::action)
                .toList());
  }

  @Test
  void aDraftIsWrittenAnewWhole() {
    var audio =
        Map.of(
            Language.FRENCH,
                new CampaignDraft.AudioFile("nouveau.wav", Wavs.telephone(Duration.ofSeconds(9))),
            Language.ENGLISH, new CampaignDraft.AudioFile("en.wav", WAV));
    var policy =
        Policy.defaults(Purpose.INFORMATION)
            .withPace(7, 2.5)
            .withEnglish(Optional.of(LanguageException.RIGHTFUL_RECIPIENTS));
    var draft =
        new CampaignDraft(" Rinçage ", Purpose.INFORMATION, audio, new Audience.Everyone(), policy);

    var after = ((UpdateOutcome.Updated) service.update(CHIEF, created, draft)).campaign();

    assertThat(service.find(created.id())).contains(after);
    assertThat(after.name()).isEqualTo("Rinçage");
    assertThat(after.purpose()).isEqualTo(Purpose.INFORMATION);
    assertThat(after.audience()).isEqualTo(new Audience.Everyone());
    assertThat(after.policy()).isEqualTo(policy);
    assertThat(after.messages())
        .extracting(VoiceMessage::fileName)
        .containsExactly("nouveau.wav", "en.wav");
    assertThat(service.findAudio(after.message(Language.ENGLISH)).orElseThrow()).isEqualTo(WAV);
    assertThat(after.createdAt()).isEqualTo(created.createdAt());
    assertThat(actions(created)).containsExactly("campaign.update", "campaign.create");
  }

  @Test
  void aDraftThatIsTheSameIsNotWritten() {
    assertThat(service.update(CHIEF, created, draft(streetOnly, Purpose.EMERGENCY)))
        .isEqualTo(new UpdateOutcome.Updated(created));
    assertThat(actions(created)).containsExactly("campaign.create");
  }

  @Test
  void aDraftThatAnotherChangedMeanwhileIsNotOverwritten() {
    var now =
        ((UpdateOutcome.Updated)
                service.update(CHIEF, created, draft(streetOnly, Purpose.INFORMATION)))
            .campaign();

    assertThat(service.update(CHIEF, created, draft(new Audience.Everyone(), Purpose.EMERGENCY)))
        .isEqualTo(new UpdateOutcome.ChangedMeanwhile(now));
    assertThat(service.find(created.id())).contains(now);
  }

  @Test
  void whatWasLaunchedIsADraftNoMore() {
    service.launch(CHIEF, created.id(), 1, false, false);

    assertThat(service.update(CHIEF, created, draft(streetOnly, Purpose.INFORMATION)))
        .isEqualTo(new UpdateOutcome.NotADraft(CampaignState.RUNNING));
    assertThat(service.find(created.id()).map(Campaign::purpose)).contains(Purpose.EMERGENCY);
    assertThat(actions(created)).containsExactly("campaign.launch", "campaign.create");
  }

  @Test
  void aDraftIsNotWrittenAnewWithFaults() {
    var unknown = new Audience.Streets(List.of(CivicRange.whole(Town.CITY, "rue Inconnue")));
    int streets = streets();

    assertThat(service.update(CHIEF, created, draft(unknown, Purpose.EMERGENCY)))
        .isEqualTo(
            new UpdateOutcome.Refused(
                List.of(
                    new CampaignFault(Kind.STREET_UNKNOWN, List.of("rue Inconnue", Town.CITY)))));
    assertThat(service.find(created.id())).contains(created);
    assertThat(streets()).as("no street was made of one that is not known").isEqualTo(streets);
  }

  private int streets() {
    return database.read(() -> new RegistryTables(database).streets()).size();
  }
}
