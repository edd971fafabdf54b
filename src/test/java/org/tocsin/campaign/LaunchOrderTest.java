package org.tocsin.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.store.schema.Tables.PHONE_HISTORY;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tocsin.audit.Actor;
import org.tocsin.shared.Language;
import org.tocsin.store.Database;
import org.tocsin.store.audit.AuditTable;
import org.tocsin.store.campaign.CampaignTables;
import org.tocsin.support.EachEngine;
import org.tocsin.support.TestClock;
import org.tocsin.support.Town;
import org.tocsin.support.Wavs;

/// In which order the first attempts of a campaign wait in its queue.
@EachEngine
class LaunchOrderTest {
  private static final Actor CHIEF = new Actor("chef", "poste1");
  private static final Random RANDOM = new Random(12);

  private final Database database;
  private final Town town;
  private final TestClock clock = new TestClock();
  private final CampaignService service;

  LaunchOrderTest(Database database) {
    this.database = database;
    town = new Town(database);
    service =
        new CampaignService(
            new CampaignTables(database), new AuditTable(database), database, clock, RANDOM);
  }

  @Test
  void theMostPressingStreetComesFirstAndAResidenceInTwoTakesIt() {
    long street = town.street("rue des Priorités");
    for (int civic = 1; civic <= 6; civic++) {
      town.file(street, civic, "fr", "+1418555010" + civic);
    }
    var whole = CivicRange.whole(Town.CITY, "rue des Priorités");
    var campaign =
        launch(
            Purpose.EMERGENCY,
            whole.withPriority(7),
            new CivicRange(Town.CITY, "rue des Priorités", 3, 4, CivicRange.Side.BOTH, 1),
            new CivicRange(Town.CITY, "rue des Priorités", 4, 5, CivicRange.Side.BOTH),
            new CivicRange(Town.CITY, "rue des Priorités", 1, 2, CivicRange.Side.ODD, 9));

    assertThat(
            column(
                campaign, "select priority from campaign_target where campaign_id = ? order by id"))
        .containsExactly(7, 7, 1, 1, 5, 7);
    assertThat(
            column(
                campaign, "select lane from call_attempt where campaign_id = ? order by target_id"))
        .containsExactly(17, 17, 11, 11, 15, 17);
  }

  @Test
  void whatIsExpectedToLastLongestIsDueFirst() {
    long street = town.street("rue des Longueurs");
    town.file(street, 1, "fr", "+14185550111");
    town.file(street, 2, "fr", "+14185550112");
    town.file(street, 3, "fr", "+14185550113");
    held("+14185550111", 4_000);
    held("+14185550113", 90_000);

    // Unknown: half of a ring of 25 s and a message of 40 s.
    assertThat(dues(launch(Purpose.EMERGENCY, CivicRange.whole(Town.CITY, "rue des Longueurs"))))
        .containsExactly(
            clock.instant().minusMillis(4_000),
            clock.instant().minusMillis(52_500),
            clock.instant().minusMillis(90_000));
  }

  @Test
  void outsideTheWindowTheOrderIsKeptForItsOpening() {
    clock.advance(Duration.between(clock.instant(), Instant.parse("2026-11-20T07:00:00Z")));
    long street = town.street("rue de la Nuit");
    town.file(street, 1, "fr", "+14185550121");
    town.file(street, 2, "fr", "+15065550122");
    town.file(street, 3, "fr", "+14185550123");
    held("+14185550121", 4_000);
    held("+14185550123", 90_000);
    var quebec = Instant.parse("2026-11-20T14:00:00Z");

    var dues = dues(launch(Purpose.INFORMATION, CivicRange.whole(Town.CITY, "rue de la Nuit")));

    assertThat(dues.get(1)).isBetween(quebec.minusSeconds(3_600), quebec.minusSeconds(3_590));
    assertThat(dues.get(2)).isBetween(quebec, dues.getFirst().minusMillis(1));
    assertThat(dues.getFirst()).isBefore(quebec.plusSeconds(1));
  }

  private CampaignId launch(Purpose purpose, CivicRange... ranges) {
    var draft =
        new CampaignDraft(
            "Essai",
            purpose,
            Map.of(
                Language.FRENCH,
                new CampaignDraft.AudioFile("fr.wav", Wavs.telephone(Duration.ofSeconds(40)))),
            new Audience.Streets(List.of(ranges)),
            Policy.defaults(purpose).withIdentify(false));
    var created = (DraftOutcome.Created) service.create(CHIEF, draft);
    var campaign = created.campaign();
    assertThat(campaign.audience()).isEqualTo(draft.audience());
    int residences = service.count(campaign.audience()).residences();
    assertThat(service.launch(CHIEF, campaign.id(), residences, true, false))
        .isInstanceOf(LaunchOutcome.Launched.class);
    return campaign.id();
  }

  private void held(String phone, int millis) {
    database.writeVoid(() ->
        database
            .dsl()
            .insertInto(PHONE_HISTORY)
            .set(PHONE_HISTORY.PHONE, phone)
            .set(PHONE_HISTORY.HELD_MS, millis)
            .set(PHONE_HISTORY.ANSWERED, true)
            .set(PHONE_HISTORY.AT, clock.instant())
            .execute());
  }

  private List<Integer> column(CampaignId campaign, String query) {
    return database.read(
        () -> database.dsl().fetch(query, campaign.number()).getValues(0, Integer.class));
  }

  private List<Instant> dues(CampaignId campaign) {
    return database.read(() ->
        database
            .dsl()
            .fetch(
                "select due_at from call_attempt where campaign_id = ? order by target_id",
                campaign.number())
            .getValues(0, Instant.class));
  }
}
