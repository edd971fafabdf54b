package org.tocsin.bench;

import static org.tocsin.store.schema.Tables.CAMPAIGN;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.tocsin.audit.Actor;
import org.tocsin.campaign.Audience;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.CampaignService;
import org.tocsin.campaign.CampaignState;
import org.tocsin.campaign.LaunchOutcome;
import org.tocsin.campaign.Policy;
import org.tocsin.campaign.Purpose;
import org.tocsin.campaign.VoiceMessage;
import org.tocsin.dispatch.DispatchSettings;
import org.tocsin.dispatch.DispatchStores;
import org.tocsin.dispatch.Dispatcher;
import org.tocsin.dispatch.PbxCapacity;
import org.tocsin.dispatch.PrefixCaps;
import org.tocsin.shared.Language;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.shared.Ticks;
import org.tocsin.shared.Transactions;
import org.tocsin.store.Database;
import org.tocsin.store.audit.AuditTable;
import org.tocsin.store.campaign.CampaignTables;
import org.tocsin.store.dispatch.AttemptTables;
import org.tocsin.store.dispatch.CallBackTables;
import org.tocsin.store.dispatch.CustodyTables;
import org.tocsin.store.dispatch.DatabaseClock;
import org.tocsin.telephony.Pbx;
import org.tocsin.telephony.Sound;
import org.tocsin.telephony.SoundProof;

/// All of the product that makes calls: database, campaigns, dispatcher, PBX. Without its windows.
final class Product implements AutoCloseable {
  static final Clock CLOCK = Ticks.microseconds(Clock.systemUTC());
  static final SecureRandom RANDOM = new SecureRandom();
  private static final PhoneNumber CALLER_ID = new PhoneNumber("+14185550100");
  private static final Actor ACTOR = new Actor("bench", "bench");

  private final Database database;
  private final CampaignTables campaigns;
  private final CampaignService service;
  private final Pbx pbx;
  private final Dispatcher dispatcher;
  private final Thread loop;

  /// @param transactions the database, or who measures it
  Product(
      Database database,
      Transactions transactions,
      Pbx pbx,
      String name,
      int channels,
      double callsPerSecond) {
    this.database = database;
    this.pbx = pbx;
    var audit = new AuditTable(database);
    campaigns = new CampaignTables(database);
    service = new CampaignService(campaigns, audit, database, CLOCK, RANDOM);
    dispatcher =
        new Dispatcher(
            new DispatchStores(
                new AttemptTables(database),
                new CustodyTables(database),
                new CallBackTables(database),
                campaigns,
                audit,
                transactions,
                new DatabaseClock(database)),
            service,
            new DispatchSettings(
                name,
                name,
                true,
                CALLER_ID,
                List.of(PbxCapacity.ofOneTrunk(pbx, channels, callsPerSecond)),
                PrefixCaps.NONE),
            CLOCK,
            RANDOM);
    loop = Thread.ofPlatform().name("dispatcher").start(dispatcher::run);
  }

  /// Puts a message on the PBX and proves it.
  VoiceMessage prepare(byte[] wav, Sound sound) throws InterruptedException {
    try {
      var proof = pbx.prepare(sound, wav).toCompletableFuture().get(30, TimeUnit.SECONDS);
      if (!(proof instanceof SoundProof.Ready)) {
        throw new IllegalStateException("The message is not on the PBX: " + proof);
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("The message is not on the PBX", e);
    }
    database.writeVoid(() -> campaigns.putAudio(sound.sha256(), wav));
    return new VoiceMessage(
        Language.FRENCH, "bench.wav", sound.sha256(), sound.length(), sound.sizeBytes());
  }

  /// Beside the rules of the forms, which hold a campaign to a hundred calls a second.
  CampaignId launch(VoiceMessage message, Audience audience, Policy policy) {
    var campaign =
        database.write(() ->
            campaigns.insert(
                "Banc",
                Purpose.EMERGENCY,
                List.of(message),
                audience,
                policy,
                ACTOR.name(),
                CLOCK.instant()));
    int residences = service.count(audience).residences();
    var outcome = service.launch(ACTOR, campaign.id(), residences, pbx.health().simulated(), false);
    if (!(outcome instanceof LaunchOutcome.Launched)) {
      throw new IllegalStateException("The campaign is not launched: " + outcome);
    }
    return campaign.id();
  }

  void wake() {
    dispatcher.wake();
  }

  /// Looks seldom, so that looking is no part of what is measured.
  void awaitCompletion(CampaignId campaign) throws InterruptedException {
    while (!state(campaign).equals(CampaignState.COMPLETED.code())) {
      Thread.sleep(Duration.ofMillis(100));
    }
  }

  private String state(CampaignId campaign) {
    return database.read(() ->
        database
            .dsl()
            .select(CAMPAIGN.STATE)
            .from(CAMPAIGN)
            .where(CAMPAIGN.ID.eq(campaign.number()))
            .fetchSingle(CAMPAIGN.STATE));
  }

  @Override
  public void close() {
    dispatcher.stop(Duration.ofSeconds(10));
    try {
      loop.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
