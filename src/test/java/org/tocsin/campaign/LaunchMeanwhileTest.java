package org.tocsin.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.store.schema.Tables.CAMPAIGN_TARGET;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jooq.SQLDialect;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.tocsin.audit.Actor;
import org.tocsin.registry.Consent;
import org.tocsin.registry.FileId;
import org.tocsin.shared.Language;
import org.tocsin.store.Database;
import org.tocsin.store.audit.AuditTable;
import org.tocsin.store.campaign.CampaignTables;
import org.tocsin.store.registry.RegistryTables;
import org.tocsin.support.EachEngine;
import org.tocsin.support.Eventually;
import org.tocsin.support.TestClock;
import org.tocsin.support.TestDatabases;
import org.tocsin.support.Town;
import org.tocsin.support.Wavs;

/// A launch while another console takes a whole import back.
@EachEngine
class LaunchMeanwhileTest {
  private static final Actor CHIEF = new Actor("chef", "poste1");

  private final Database database;
  private final Town town;
  private final CampaignService service;

  LaunchMeanwhileTest(Database database) {
    this.database = database;
    town = new Town(database);
    service =
        new CampaignService(
            new CampaignTables(database),
            new AuditTable(database),
            database,
            new TestClock(),
            new Random(13));
  }

  @Test
  void aLaunchThatMeetsAFileBeingRemovedSaysHowManyThereAreAndLaunchesNothing() throws Exception {
    Assumptions.assumeTrue(
        database.dialect() != SQLDialect.H2, "an embedded database has one writer at a time");
    long street = town.street("rue des Retraits");
    town.file(street, 1, "fr", "+14185550101");
    var removed = new FileId(town.file(street, 2, "fr", "+14185550102"));
    var draft = draft();
    var registry = new RegistryTables(database);

    var launch =
        database.write(() -> {
          registry.lockToRemove(List.of(removed));
          registry.remove(List.of(removed));
          var launching =
              CompletableFuture.supplyAsync(
                  () -> service.launch(CHIEF, draft.id(), 2, true, false));
          Eventually.until("the launch waits", () -> TestDatabases.somebodyWaits(database));
          return launching;
        });

    assertThat(launch.get(20, TimeUnit.SECONDS))
        .isInstanceOfSatisfying(
            LaunchOutcome.CountMismatch.class,
            mismatch -> assertThat(mismatch.count().residences()).isEqualTo(1));
    assertThat(service.find(draft.id()).map(Campaign::state)).contains(CampaignState.DRAFT);
    assertThat(database.read(() -> database.dsl().fetchCount(CAMPAIGN_TARGET))).isZero();
    assertThat(service.launch(CHIEF, draft.id(), 1, true, false))
        .isInstanceOf(LaunchOutcome.Launched.class);
  }

  @Test
  void aLaunchDoesNotWaitForAnImportThatChangesItsFiles() throws Exception {
    Assumptions.assumeTrue(
        database.dialect() != SQLDialect.H2, "an embedded database has one writer at a time");
    long street = town.street("rue des Listes");
    var changed = new FileId(town.file(street, 1, "fr", "+14185550101"));
    var draft = draft();
    var registry = new RegistryTables(database);
    var counted = (LaunchOutcome.CountMismatch) service.launch(CHIEF, draft.id(), 0, true, false);

    var outcome =
        database.write(() -> {
          registry.lock(List.of(changed));
          var file = registry.find(changed).orElseThrow();
          var content = file.content().withConsent(Consent.State.GIVEN);
          assertThat(registry.update(changed, file.version(), content, Instant.EPOCH)).isTrue();
          return CompletableFuture.supplyAsync(() ->
                  service.launch(CHIEF, draft.id(), counted.count().residences(), true, false))
              .orTimeout(20, TimeUnit.SECONDS)
              .join();
        });

    assertThat(outcome).isInstanceOf(LaunchOutcome.Launched.class);
  }

  private Campaign draft() {
    var purpose = Purpose.EMERGENCY;
    var draft =
        new CampaignDraft(
            "Essai",
            purpose,
            Map.of(
                Language.FRENCH,
                new CampaignDraft.AudioFile("fr.wav", Wavs.telephone(Duration.ofSeconds(4)))),
            new Audience.Everyone(),
            Policy.defaults(purpose).withIdentify(false));
    return ((DraftOutcome.Created) service.create(CHIEF, draft)).campaign();
  }
}
