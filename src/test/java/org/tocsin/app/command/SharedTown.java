package org.tocsin.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.tocsin.audit.Actor;
import org.tocsin.campaign.Audience;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignDraft;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.CampaignService;
import org.tocsin.campaign.CampaignState;
import org.tocsin.campaign.DraftOutcome;
import org.tocsin.campaign.LaunchOutcome;
import org.tocsin.campaign.Policy;
import org.tocsin.campaign.Purpose;
import org.tocsin.campaign.RetryRule;
import org.tocsin.campaign.RetryRules;
import org.tocsin.dispatch.CustodyStore.Sign;
import org.tocsin.shared.Language;
import org.tocsin.store.Database;
import org.tocsin.store.DatabaseAddress;
import org.tocsin.store.audit.AuditTable;
import org.tocsin.store.campaign.CampaignTables;
import org.tocsin.store.dispatch.CustodyTables;

/// A console on a PostgreSQL that processes share with it: launches, and looks at what they do.
final class SharedTown implements AutoCloseable {
  private static final Actor CHIEF = new Actor("chef", "poste1");

  private final Database database;
  private final CampaignService campaigns;

  SharedTown(DatabaseAddress address) {
    database = Database.open(address);
    campaigns =
        new CampaignService(
            new CampaignTables(database),
            new AuditTable(database),
            database,
            Tool.CLOCK,
            new SecureRandom());
  }

  CampaignId launch() throws IOException {
    var wav = Files.readAllBytes(Path.of("sample-data", "alerte-fr.wav"));
    var draft =
        new CampaignDraft(
            "Essai",
            Purpose.EMERGENCY,
            Map.of(Language.FRENCH, new CampaignDraft.AudioFile("alerte-fr.wav", wav)),
            new Audience.Everyone(),
            Policy.defaults(Purpose.EMERGENCY)
                .withPace(6, 50)
                .withRounds(1)
                .with(RetryRules.always(new RetryRule(1, Duration.ofSeconds(1)))));
    var campaign = ((DraftOutcome.Created) campaigns.create(CHIEF, draft)).campaign();
    int residences = campaigns.count(campaign.audience()).residences();
    assertThat(campaigns.launch(CHIEF, campaign.id(), residences, true, false))
        .isInstanceOf(LaunchOutcome.Launched.class);
    return campaign.id();
  }

  CampaignService campaigns() {
    return campaigns;
  }

  CampaignState state(CampaignId id) {
    return campaigns.find(id).map(Campaign::state).orElseThrow();
  }

  Map<String, Integer> attempts() {
    return counted("select state, count(*) from call_attempt group by state");
  }

  Map<String, Integer> outcomes() {
    return counted(
        "select outcome, count(*) from call_attempt where outcome is not null group by outcome");
  }

  /// A service on a real PBX, which gives no other sign of life until the test is over.
  void realServiceLives() {
    var now = Tool.CLOCK.instant();
    database.writeVoid(() ->
        new CustodyTables(database)
            .sign(
                new Sign(
                    "service",
                    "centrale",
                    true,
                    false,
                    false,
                    "central",
                    4,
                    0,
                    now,
                    now.plus(Duration.ofHours(1)))));
  }

  /// Of each campaign, whether it was launched as a rehearsal.
  List<Boolean> rehearsals() {
    return database.read(() ->
        database
            .dsl()
            .fetch("select simulated from campaign")
            .getValues("simulated", Boolean.class));
  }

  List<String> dispatchers() {
    return database.read(
        () -> database.dsl().fetch("select name from dispatcher").getValues("name", String.class));
  }

  int calledTwiceAfterBeingReached() {
    return database.read(() ->
        database
            .dsl()
            .fetchSingle(
                """
                select count(*) from call_attempt later join call_attempt earlier
                  on earlier.target_id = later.target_id and earlier.ordinal < later.ordinal
                where earlier.outcome in ('confirmed', 'heard', 'left_on_machine')
                """)
            .get(0, Integer.class));
  }

  private Map<String, Integer> counted(String sql) {
    return database.read(() ->
        database
            .dsl()
            .fetch(sql)
            .intoMap(row -> row.get(0, String.class), row -> row.get(1, Integer.class)));
  }

  @Override
  public void close() {
    database.close();
  }
}
