package org.tocsin.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.audit.Actor;
import org.tocsin.audit.AuditEntry;
import org.tocsin.campaign.CampaignFault.Kind;
import org.tocsin.shared.Language;
import org.tocsin.store.Database;
import org.tocsin.store.audit.AuditTable;
import org.tocsin.store.campaign.CampaignTables;
import org.tocsin.support.EachEngine;
import org.tocsin.support.TestClock;
import org.tocsin.support.Town;
import org.tocsin.support.Wavs;

@EachEngine
class CampaignServiceTest {
  private static final Actor CHIEF = new Actor("chef", "poste1");
  private static final Random RANDOM = new Random(11);
  private static final byte[] WAV = Wavs.telephone(Duration.ofSeconds(40));

  private final Database database;
  private final Town town;
  private final TestClock clock = new TestClock();
  private final CampaignService service;
  private long street;
  private String streetName = "";

  CampaignServiceTest(Database database) {
    this.database = database;
    town = new Town(database);
    service =
        new CampaignService(
            new CampaignTables(database), new AuditTable(database), database, clock, RANDOM);
  }

  @BeforeEach
  void aStreetOfItsOwn() {
    streetName = "rue " + Integer.toUnsignedString(RANDOM.nextInt(), 36);
    street = town.street(streetName);
  }

  @Test
  void aDraftIsReadBackWhole() {
    var audience =
        new Audience.Streets(
            List.of(new CivicRange(Town.CITY, streetName, 1, 99, CivicRange.Side.ODD)));
    var policy =
        Policy.defaults(Purpose.INFORMATION)
            .withPace(7, 2.5)
            .withEnglish(Optional.of(LanguageException.HEALTH_SAFETY));
    var audio =
        Map.of(
            Language.FRENCH, new CampaignDraft.AudioFile("fr.wav", WAV),
            Language.ENGLISH,
                new CampaignDraft.AudioFile("en.wav", Wavs.telephone(Duration.ofSeconds(3))));
    var created =
        create(new CampaignDraft("Bris d’aqueduc", Purpose.INFORMATION, audio, audience, policy));

    assertThat(service.find(created.id())).contains(created);
    assertThat(created.audience()).isEqualTo(audience);
    assertThat(created.policy()).isEqualTo(policy);
    assertThat(created.messages())
        .extracting(VoiceMessage::language)
        .containsExactly(Language.FRENCH, Language.ENGLISH);
    assertThat(service.findAudio(created.message(Language.FRENCH)).orElseThrow()).isEqualTo(WAV);
    assertThat(actions(created.id())).containsExactly("campaign.create");
  }

  private CampaignDraft texting(Map<Language, String> texts) {
    return new CampaignDraft(
        "Essai",
        Purpose.INFORMATION,
        Map.of(Language.FRENCH, new CampaignDraft.AudioFile("fr.wav", WAV)),
        new Audience.Streets(List.of(CivicRange.whole(Town.CITY, streetName))),
        Policy.defaults(Purpose.INFORMATION)
            .withEnglish(Optional.of(LanguageException.HEALTH_SAFETY)),
        texts);
  }

  @Test
  void anEnglishTextTakesAReasonLikeAnEnglishMessage() {
    var texts = Map.of(Language.FRENCH, "Oui", Language.ENGLISH, "Yes");
    var draft = texting(texts);
    var silent = Policy.defaults(Purpose.INFORMATION);

    assertThat(
            kinds(
                new CampaignDraft(
                    draft.name(), draft.purpose(), draft.audio(), draft.audience(), silent, texts)))
        .containsExactly(Kind.ENGLISH_WITHOUT_REASON);
  }

  @Test
  void whatIsSentBySmsIsKeptInEachLanguage() {
    var texts = Map.of(Language.FRENCH, "Évacuez.\nMerci", Language.ENGLISH, "Leave now 🚨");

    var created = create(texting(texts));

    assertThat(service.find(created.id())).contains(created);
    assertThat(created.texts()).isEqualTo(texts);
    assertThat(created.text(Language.ENGLISH)).contains("Leave now 🚨");
    assertThat(create(texting(Map.of())).text(Language.FRENCH)).isEmpty();
    assertThat(create(texting(Map.of(Language.FRENCH, "Oui"))).text(Language.ENGLISH))
        .contains("Oui");
  }

  @Test
  void textsThatAreRewrittenReplaceTheOthers() {
    var created = create(texting(Map.of(Language.FRENCH, "Un", Language.ENGLISH, "One")));

    var outcome = service.update(CHIEF, created, texting(Map.of(Language.FRENCH, "Deux")));

    var updated = ((UpdateOutcome.Updated) outcome).campaign();
    assertThat(updated.texts()).isEqualTo(Map.of(Language.FRENCH, "Deux"));
    assertThat(service.find(created.id())).contains(updated);
    assertThat(actions(created.id())).containsExactly("campaign.update", "campaign.create");
  }

  @Test
  void aTextIsNeverInEnglishAloneNorEmptyNorTooLong() {
    assertThat(kinds(texting(Map.of(Language.ENGLISH, "Leave"))))
        .containsExactly(Kind.FRENCH_TEXT_MISSING);
    assertThat(kinds(texting(Map.of(Language.FRENCH, " \n")))).containsExactly(Kind.TEXT_EMPTY);
    assertThat(kinds(texting(Map.of(Language.FRENCH, "é".repeat(2_001)))))
        .containsExactly(Kind.TEXT_TOO_LONG);
    assertThat(create(texting(Map.of(Language.FRENCH, "é".repeat(2_000)))).texts()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"INFORMATION, true", "MAJOR_SITUATION, true", "EMERGENCY, false", "EXERCISE, false"})
  void onlyWhatIsNoEmergencyIsHeldToTheHours(Purpose purpose, boolean held) {
    var late = new CallingWindow.Hours(LocalTime.of(9, 0), LocalTime.of(21, 31));
    var policy = Policy.defaults(purpose).with(new CallingWindow(late, late));
    var draft = new CampaignDraft("Essai", purpose, french(WAV), new Audience.Everyone(), policy);

    if (held) {
      assertThat(kinds(draft)).containsExactly(Kind.WINDOW_TOO_WIDE, Kind.WINDOW_TOO_WIDE);
    } else {
      assertThat(create(draft).policy()).isEqualTo(policy);
    }
  }

  @Test
  void theReasonForEnglishIsWrittenIntoTheAuditAtTheLaunch() {
    town.file(street, 1, "fr", "+14185550101");
    var draft =
        new CampaignDraft(
            "Essai",
            Purpose.EMERGENCY,
            Map.of(
                Language.FRENCH, new CampaignDraft.AudioFile("fr.wav", WAV),
                Language.ENGLISH, new CampaignDraft.AudioFile("en.wav", WAV)),
            onStreet(),
            Policy.defaults(Purpose.EMERGENCY)
                .withEnglish(Optional.of(LanguageException.HEALTH_SAFETY)));
    var id = create(draft).id();

    assertThat(service.launch(CHIEF, id, 1, true, false))
        .isInstanceOf(LaunchOutcome.Launched.class);
    assertThat(
            database.read(() -> new AuditTable(database).of("campaign:" + id.number(), 10)).stream()
                .filter(entry -> entry.action().equals("campaign.launch")))
        .singleElement()
        .satisfies(entry -> assertThat(entry.details()).containsEntry("english", "health_safety"));
  }

  @Test
  void aDraftTellsEveryFaultAtOnce() {
    var faulty =
        new CampaignDraft(
            " ",
            Purpose.EMERGENCY,
            Map.of(Language.ENGLISH, new CampaignDraft.AudioFile("photo.wav", new byte[100])),
            new Audience.Streets(List.of(CivicRange.whole(Town.CITY, "rue Inconnue"))),
            Policy.defaults(Purpose.EMERGENCY)
                .withPace(0, 0)
                .withRounds(11)
                .withRing(Duration.ofSeconds(1))
                .withReach(ReachGrade.HEARD, 0, true)
                .with(Miss.BUSY, new RetryRule(0, Duration.ZERO))
                .with(Miss.NO_ANSWER, new RetryRule(1, Duration.ofDays(2)))
                .with(
                    new CallingWindow(
                        new CallingWindow.Hours(LocalTime.of(12, 0), LocalTime.of(12, 59)),
                        CallingWindow.WIDEST.weekends())));

    assertThat(kinds(faulty))
        .containsExactlyInAnyOrder(
            Kind.NAME_MISSING,
            Kind.FRENCH_MESSAGE_MISSING,
            Kind.AUDIO_NOT_WAV,
            Kind.STREET_UNKNOWN,
            Kind.CHANNELS_OUT_OF_RANGE,
            Kind.CALLS_PER_SECOND_OUT_OF_RANGE,
            Kind.ROUNDS_OUT_OF_RANGE,
            Kind.RING_OUT_OF_RANGE,
            Kind.HEARD_PERCENT_OUT_OF_RANGE,
            Kind.TRIES_OUT_OF_RANGE,
            Kind.WAIT_OUT_OF_RANGE,
            Kind.WINDOW_TOO_SHORT,
            Kind.ENGLISH_WITHOUT_REASON);
  }

  @Test
  void namesAndMessagesAreExamined() {
    assertThat(kinds(draft("a\nb", WAV))).containsExactly(Kind.CONTROL_CHARACTER);
    assertThat(kinds(draft("x".repeat(121), WAV))).containsExactly(Kind.NAME_TOO_LONG);
    assertThat(kinds(draft("Essai", Wavs.telephone(Duration.ZERO))))
        .containsExactly(Kind.AUDIO_EMPTY);
    assertThat(kinds(draft("Essai", Wavs.telephone(Duration.ofSeconds(9), 30))))
        .containsExactly(Kind.AUDIO_SILENT);
    assertThat(kinds(draft("Essai", Wavs.telephone(Duration.ofMinutes(6)))))
        .containsExactly(Kind.AUDIO_TOO_LONG);
    assertThat(kinds(draft("Essai", Wavs.of(1, 2, 44_100, 16, 800))))
        .containsExactly(Kind.AUDIO_WRONG_FORMAT);
    assertThat(
            kinds(
                new CampaignDraft(
                    "Essai",
                    Purpose.EMERGENCY,
                    french(WAV),
                    new Audience.Streets(List.of()),
                    Policy.defaults(Purpose.EMERGENCY))))
        .containsExactly(Kind.AUDIENCE_EMPTY);
  }

  @Test
  void whoHasOnlyNumbersThatTheCityNoLongerAllowsIsCountedWithoutNumber() {
    town.file(street, 31, "fr", "+14185550171", "+15815550171");
    town.file(street, 33, "fr", "+15815550172");
    town.execute(
        "insert into city_setting (name, content) values ('registry.allowedAreaCodes', '418')");
    try {
      var range = new CivicRange(Town.CITY, streetName, 31, 33, CivicRange.Side.ODD);
      assertThat(service.count(new Audience.Streets(List.of(range))))
          .isEqualTo(new AudienceCount(2, 1, 1, 1, 0, 0, 0));
    } finally {
      town.execute("delete from city_setting where name = 'registry.allowedAreaCodes'");
    }
  }

  @Test
  void everyoneOfTheAudienceIsFrozenOnceWithTheReasonOfThoseNotCalled() {
    town.file(street, 1, "fr", "+14185550101", "+14185550102");
    town.file(street, 3, "en", "+14185550103");
    long off = town.file(street, 5, "fr", "+14185550104");
    long silent = town.file(street, 7, "fr", "+14185550105");
    town.file(street, 9, "fr");
    town.file(street, 11, "fr", "+14185550190");
    town.file(street, 2, "fr", "+14185550107");
    town.execute("update resident_file set active = false where id = ?", off);
    town.execute("update resident_file set consent_state = 'unknown' where id = ?", silent);
    town.execute("delete from do_not_call");
    town.execute(
        "insert into do_not_call (phone, reason, added_by, added_at) values ('+14185550190', '', 'x', timestamp with time zone '2026-01-01 00:00:00+00')");
    var odd =
        new Audience.Streets(
            List.of(
                new CivicRange(Town.CITY, streetName, 1, 100, CivicRange.Side.ODD),
                new CivicRange(
                    Town.CITY, streetName.toUpperCase(Locale.ROOT), 1, 5, CivicRange.Side.ODD)));
    var count = new AudienceCount(6, 2, 3, 2, 1, 1, 1);
    assertThat(service.count(odd)).isEqualTo(count);

    var campaign = create(draft(odd, Purpose.EMERGENCY));
    assertThat(service.launch(CHIEF, campaign.id(), 5, false, false))
        .isEqualTo(new LaunchOutcome.CountMismatch(5, count));
    var launched = service.launch(CHIEF, campaign.id(), 6, false, false);

    assertThat(launched).isInstanceOf(LaunchOutcome.Launched.class);
    assertThat(service.getTally(campaign.id()))
        .isEqualTo(
            Map.of(
                tally(TargetState.OPEN, Optional.empty()), 2,
                tally(TargetState.NEVER_ATTEMPTED, Optional.of(TargetReason.NO_NUMBER)), 2,
                tally(TargetState.NEVER_ATTEMPTED, Optional.of(TargetReason.NO_CONSENT)), 1,
                tally(TargetState.NEVER_ATTEMPTED, Optional.of(TargetReason.INACTIVE)), 1));
    assertThat(
            rows("select count(*) from call_attempt where campaign_id = " + campaign.id().number()))
        .isEqualTo(2);
    assertThat(
            rows(
                "select count(*) from campaign_number n join campaign_target t on t.id = n.target_id where t.campaign_id = "
                    + campaign.id().number()))
        .isEqualTo(3);
    assertThat(service.launch(CHIEF, campaign.id(), 6, false, false))
        .isEqualTo(new LaunchOutcome.NotADraft(CampaignState.RUNNING));
    assertThat(actions(campaign.id())).containsExactly("campaign.launch", "campaign.create");
  }

  @Test
  void anExerciseNeverCallsThroughARealPbx() {
    town.file(street, 1, "fr", "+14185550101");
    var exercise = create(draft(onStreet(), Purpose.EXERCISE));
    assertThat(service.launch(CHIEF, exercise.id(), 1, false, false))
        .isEqualTo(new LaunchOutcome.Refused(List.of(CampaignFault.of(Kind.EXERCISE_ON_REAL_PBX))));
    assertThat(service.launch(CHIEF, exercise.id(), 1, true, false))
        .isInstanceOf(LaunchOutcome.Launched.class);
  }

  @Test
  void nobodyCallableIsNotLaunched() {
    town.file(street, 1, "fr");
    var campaign = create(draft(onStreet(), Purpose.EMERGENCY));
    assertThat(service.launch(CHIEF, campaign.id(), 1, false, false))
        .isEqualTo(new LaunchOutcome.Refused(List.of(CampaignFault.of(Kind.NOBODY_CALLABLE))));
    assertThat(service.find(campaign.id()).map(Campaign::state)).contains(CampaignState.DRAFT);
  }

  @ParameterizedTest
  @CsvSource({
    "'', pause, DRAFT, false",
    "'', abort, DRAFT, false",
    "'', resume, DRAFT, false",
    "'', complete, DRAFT, false",
    "launch, pause, PAUSED, true",
    "launch, resume, RUNNING, false",
    "launch, complete, COMPLETED, true",
    "launch, abort, ABORTED, true",
    "launch pause, resume, RUNNING, true",
    "launch pause, abort, ABORTED, true",
    "launch pause, complete, PAUSED, false",
    "launch abort, resume, ABORTED, false",
    "launch complete, resume, COMPLETED, false",
    "launch complete, abort, COMPLETED, false",
  })
  void aCampaignMovesOnlyAsTheTableSays(
      String before, String command, CampaignState after, boolean moved) {
    town.file(street, 1, "fr", "+14185550101");
    var id = create(draft(onStreet(), Purpose.EMERGENCY)).id();
    Stream.of(before.split(" ")).filter(word -> !word.isEmpty()).forEach(word -> command(id, word));
    int audited = actions(id).size();

    var outcome = command(id, command);

    assertThat(outcome)
        .isEqualTo(
            moved ? new TransitionOutcome.Moved(after) : new TransitionOutcome.NotPossible(after));
    assertThat(service.find(id).map(Campaign::state)).contains(after);
    assertThat(actions(id)).hasSize(audited + (moved ? 1 : 0));
    assertThat(service.find(id).flatMap(Campaign::endedAt).isPresent()).isEqualTo(after.isOver());
  }

  @Test
  void whatWasLaunchedOnTheSimulatorResumesThereOnly() {
    town.file(street, 1, "fr", "+14185550101");
    var id = create(draft(onStreet(), Purpose.EMERGENCY)).id();
    service.launch(CHIEF, id, 1, true, false);
    service.pause(CHIEF, id);

    assertThat(service.resume(CHIEF, id, false)).isEqualTo(new TransitionOutcome.OtherPbx());
    assertThat(service.find(id).map(Campaign::state)).contains(CampaignState.PAUSED);
    assertThat(service.resume(CHIEF, id, true))
        .isEqualTo(new TransitionOutcome.Moved(CampaignState.RUNNING));
  }

  @Test
  void thePaceChangesWhileItRuns() {
    var id = create(draft(onStreet(), Purpose.EMERGENCY)).id();
    assertThat(service.changePace(CHIEF, id, 0, 3))
        .extracting(CampaignFault::kind)
        .containsExactly(Kind.CHANNELS_OUT_OF_RANGE);
    assertThat(service.changePace(CHIEF, id, 4, 1.5)).isEmpty();
    assertThat(service.find(id).map(Campaign::policy))
        .contains(Policy.defaults(Purpose.EMERGENCY).withPace(4, 1.5));
    assertThat(actions(id)).containsExactly("campaign.pace", "campaign.create");
  }

  private Object command(CampaignId id, String word) {
    return switch (word) {
      case "launch" -> service.launch(CHIEF, id, 1, false, false);
      case "pause" -> service.pause(CHIEF, id);
      case "resume" -> service.resume(CHIEF, id, false);
      case "abort" -> service.abort(CHIEF, id);
      case "complete" -> service.complete(CHIEF, id);
      default -> throw new IllegalArgumentException(word);
    };
  }

  private Audience onStreet() {
    return new Audience.Streets(List.of(CivicRange.whole(Town.CITY, streetName)));
  }

  private CampaignDraft draft(String name, byte[] wav) {
    return new CampaignDraft(
        name,
        Purpose.EMERGENCY,
        french(wav),
        new Audience.Everyone(),
        Policy.defaults(Purpose.EMERGENCY));
  }

  private static CampaignDraft draft(Audience audience, Purpose purpose) {
    return new CampaignDraft(
        "Essai", purpose, french(WAV), audience, Policy.defaults(Purpose.EMERGENCY));
  }

  private static Map<Language, CampaignDraft.AudioFile> french(byte[] wav) {
    return Map.of(Language.FRENCH, new CampaignDraft.AudioFile("fr.wav", wav));
  }

  private Campaign create(CampaignDraft draft) {
    return ((DraftOutcome.Created) service.create(CHIEF, draft)).campaign();
  }

  private List<Kind> kinds(CampaignDraft draft) {
    return ((DraftOutcome.Refused) service.create(CHIEF, draft))
        .faults().stream().map(CampaignFault::kind).toList();
  }

  private static TargetTally tally(TargetState state, Optional<TargetReason> reason) {
    return new TargetTally(state, ReachGrade.NONE, reason);
  }

  private List<String> actions(CampaignId id) {
    return database.read(() ->
        new AuditTable(database)
            .of("campaign:" + id.number(), 10).stream().map(AuditEntry::action).toList());
  }

  private int rows(String sql) {
    return database.read(() -> database.dsl().fetchSingle(sql).get(0, Integer.class));
  }
}
