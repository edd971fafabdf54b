package org.tocsin.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.tocsin.audit.Actor;
import org.tocsin.campaign.AllClear;
import org.tocsin.campaign.Audience;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignDraft;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.CampaignService;
import org.tocsin.campaign.CampaignState;
import org.tocsin.campaign.CivicRange;
import org.tocsin.campaign.DraftOutcome;
import org.tocsin.campaign.FollowUpService;
import org.tocsin.campaign.LanguageException;
import org.tocsin.campaign.LaunchOutcome;
import org.tocsin.campaign.LiftOutcome;
import org.tocsin.campaign.Miss;
import org.tocsin.campaign.Policy;
import org.tocsin.campaign.Purpose;
import org.tocsin.campaign.RetryRule;
import org.tocsin.campaign.RetryRules;
import org.tocsin.campaign.Ringing;
import org.tocsin.campaign.TargetReason;
import org.tocsin.campaign.TargetState;
import org.tocsin.shared.Language;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.shared.Transactions;
import org.tocsin.store.Database;
import org.tocsin.store.audit.AuditTable;
import org.tocsin.store.campaign.CampaignTables;
import org.tocsin.store.dispatch.AttemptTables;
import org.tocsin.store.dispatch.CallBackTables;
import org.tocsin.store.dispatch.CustodyTables;
import org.tocsin.support.FakePbx;
import org.tocsin.support.TestClock;
import org.tocsin.support.Town;
import org.tocsin.support.Wavs;

/// A street of its own for each test, a PBX that does what it is told, and a dispatcher.
abstract class DispatchStand {
  static final Actor CHIEF = new Actor("chef", "poste1");
  static final Random SEED = new Random(7);
  static final Map<Language, CampaignDraft.AudioFile> ALL_CLEAR =
      Map.of(
          Language.FRENCH,
          new CampaignDraft.AudioFile("fin.wav", Wavs.telephone(Duration.ofSeconds(5))));

  final Database database;
  final TestClock clock = new TestClock();
  final FakePbx pbx = new FakePbx(clock);
  final Town town;
  final CampaignTables campaigns;
  final CampaignService service;
  final FollowUpService followUps;
  Dispatcher dispatcher;
  long street;
  String streetName = "";

  DispatchStand(Database database) {
    this.database = database;
    town = new Town(database);
    campaigns = new CampaignTables(database);
    var audit = new AuditTable(database);
    service = new CampaignService(campaigns, audit, database, clock, SEED);
    followUps = new FollowUpService(campaigns, audit, database, clock, SEED, service);
    dispatcher = newDispatcher(10, 100);
  }

  @BeforeEach
  void aStreetOfItsOwn() {
    streetName = "rue " + Integer.toUnsignedString(SEED.nextInt(), 36);
    street = town.street(streetName);
  }

  @AfterEach
  void noCampaignIsLeft() {
    for (var table :
        List.of(
            "call_back",
            "call_attempt",
            "campaign_number",
            "campaign_target",
            "campaign_message",
            "campaign_text",
            "mute_pbx",
            "campaign",
            "phone_history",
            "dispatcher",
            "introduction",
            "do_not_call",
            "text_received",
            "text_segment")) {
      town.execute("delete from " + table);
    }
  }

  final Dispatcher newDispatcher(int channels, double callsPerSecond) {
    return newDispatcher("poste1", database, pbx, channels, callsPerSecond);
  }

  final Dispatcher newDispatcher(
      String name, Transactions transactions, FakePbx pbx, int channels, double callsPerSecond) {
    return newDispatcher(
        name,
        transactions,
        List.of(PbxCapacity.ofOneTrunk(pbx, channels, callsPerSecond)),
        PrefixCaps.NONE);
  }

  final Dispatcher newDispatcher(
      String name, Transactions transactions, List<PbxCapacity> fleet, PrefixCaps prefixes) {
    return newDispatcher(name, transactions, false, fleet, prefixes);
  }

  final Dispatcher newDispatcher(
      String name,
      Transactions transactions,
      boolean serves,
      List<PbxCapacity> fleet,
      PrefixCaps prefixes) {
    return new Dispatcher(
        stores(transactions),
        service,
        new DispatchSettings(name, name, serves, number("0199"), fleet, prefixes),
        clock,
        SEED);
  }

  /// Whoever is called confirms, for as long.
  final void confirmAllFor(Duration time) {
    for (int i = 0; i < time.toSeconds(); i++) {
      clock.advance(Duration.ofSeconds(1));
      dispatcher.step();
      confirmAll(pbx);
    }
    dispatcher.step();
  }

  final DispatchStores stores(Transactions transactions) {
    return stores(new AttemptTables(database), transactions);
  }

  final DispatchStores stores(AttemptStore attempts, Transactions transactions) {
    return new DispatchStores(
        attempts,
        new CustodyTables(database),
        new CallBackTables(database),
        campaigns,
        new AuditTable(database),
        transactions,
        _ -> Duration.ZERO);
  }

  static void confirmAll(FakePbx pbx) {
    pbx.up().forEach(call -> pbx.end(call.attempt(), FakePbx.confirmed()));
  }

  final void step() {
    clock.advance(Duration.ofMillis(210));
    dispatcher.step();
  }

  final void residences(int count) {
    IntStream.rangeClosed(1, count)
        .forEach(i -> town.file(street, i, "fr", "+1418555%04d".formatted(1000 + i)));
  }

  final CampaignId launch(Policy policy) {
    return launch(Purpose.EMERGENCY, policy);
  }

  final CampaignId launch(Purpose purpose, Policy policy) {
    return launched(draft(purpose, policy));
  }

  /// A campaign that also sends a text.
  final CampaignId launchWithText(Policy policy) {
    return launched(
        draft(
            Purpose.EMERGENCY,
            policy.withEnglish(Optional.of(LanguageException.HEALTH_SAFETY)),
            Map.of(Language.FRENCH, "Évacuez maintenant.", Language.ENGLISH, "Leave now.")));
  }

  final CampaignId launchWithText(Policy policy, String text) {
    return launched(draft(Purpose.EMERGENCY, policy, Map.of(Language.FRENCH, text)));
  }

  private CampaignId launched(CampaignId id) {
    assertThat(launch(id)).isInstanceOf(LaunchOutcome.Launched.class);
    return id;
  }

  final LaunchOutcome launch(CampaignId id) {
    var audience = service.find(id).map(Campaign::audience).orElseThrow();
    return service.launch(CHIEF, id, service.count(audience).residences(), true, true);
  }

  final CampaignId lift(CampaignId alert, Ringing ringing) {
    var outcome =
        followUps.lift(CHIEF, alert, new AllClear("Fin", ALL_CLEAR), ringing, true, false);
    assertThat(outcome).isInstanceOf(LiftOutcome.Lifted.class);
    return ((LiftOutcome.Lifted) outcome).allClear().id();
  }

  final CampaignId draft(Purpose purpose, Policy policy) {
    return draft(purpose, policy, Map.of());
  }

  private CampaignId draft(Purpose purpose, Policy policy, Map<Language, String> texts) {
    var draft =
        new CampaignDraft(
            "Essai",
            purpose,
            Map.of(
                Language.FRENCH,
                new CampaignDraft.AudioFile("m.wav", Wavs.telephone(Duration.ofSeconds(10)))),
            new Audience.Streets(List.of(CivicRange.whole(Town.CITY, streetName))),
            policy,
            texts);
    return ((DraftOutcome.Created) service.create(CHIEF, draft)).campaign().id();
  }

  static Policy policy(int channels, double callsPerSecond, int rounds) {
    var minute = Duration.ofMinutes(1);
    var network = new RetryRule(3, Duration.ofSeconds(30));
    return Policy.defaults(Purpose.EMERGENCY)
        .withPace(channels, callsPerSecond)
        .withRounds(rounds)
        .withRing(Duration.ofSeconds(20))
        .with(RetryRules.always(new RetryRule(3, minute)))
        .with(Miss.CONGESTION, network)
        .with(Miss.FAILED, network)
        .with(Miss.HEARD_IN_PART, new RetryRule(2, minute));
  }

  static PhoneNumber number(String last) {
    return new PhoneNumber("+1418555" + last);
  }

  final CampaignState state(CampaignId id) {
    return service.find(id).map(Campaign::state).orElseThrow();
  }

  final Map<TargetState, Integer> tally(CampaignId id) {
    var states = new EnumMap<TargetState, Integer>(TargetState.class);
    service.getTally(id).forEach((key, count) -> states.merge(key.state(), count, Integer::sum));
    return states;
  }

  final Map<TargetReason, Integer> reasons(CampaignId id) {
    var reasons = new EnumMap<TargetReason, Integer>(TargetReason.class);
    service
        .getTally(id)
        .forEach((key, count) ->
            key.reason().ifPresent(reason -> reasons.merge(reason, count, Integer::sum)));
    return reasons;
  }

  final int flagged(long file) {
    return database.read(() ->
        database
            .dsl()
            .fetchSingle(
                "select count(*) from contact_point where file_id = ? and invalid_since is not null",
                file)
            .get(0, Integer.class));
  }

  final List<String> audited(String subject) {
    return database.read(() ->
        new AuditTable(database).of(subject, 10).stream().map(entry -> entry.action()).toList());
  }

  final List<SortedMap<String, String>> changes(String subject) {
    return database.read(() ->
        new AuditTable(database).of(subject, 10).stream().map(entry -> entry.details()).toList());
  }
}
