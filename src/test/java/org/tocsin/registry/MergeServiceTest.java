package org.tocsin.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.store.schema.Tables.RESIDENT_FILE;
import static org.tocsin.support.MergeDesk.CLERK;
import static org.tocsin.support.MergeDesk.said;
import static org.tocsin.support.SampleFiles.address;
import static org.tocsin.support.SampleFiles.file;
import static org.tocsin.support.SampleFiles.phone;
import static org.tocsin.support.SampleFiles.with;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jooq.SQLDialect;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tocsin.audit.Actor;
import org.tocsin.campaign.Audience;
import org.tocsin.registry.FileFault.Field;
import org.tocsin.registry.FileFault.Reason;
import org.tocsin.registry.MergeService.Read;
import org.tocsin.shared.Channel;
import org.tocsin.shared.Language;
import org.tocsin.store.Database;
import org.tocsin.store.audit.AuditTable;
import org.tocsin.store.campaign.CampaignTables;
import org.tocsin.store.dispatch.AttemptTables;
import org.tocsin.store.registry.DoNotCallTable;
import org.tocsin.store.registry.IncomingTextTables;
import org.tocsin.store.registry.RegistryTables;
import org.tocsin.support.EachEngine;
import org.tocsin.support.Eventually;
import org.tocsin.support.MergeDesk;
import org.tocsin.support.TestClock;
import org.tocsin.support.TestDatabases;

@EachEngine
class MergeServiceTest {
  private static final Actor OTHER_CLERK = new Actor("aroy", "comptoir-1");

  private final Database database;
  private final AuditTable audit;
  private final TestClock clock = new TestClock();
  private final MergeDesk desk;
  private final RegistryService registry;
  private final MergeService merges;
  private String street = "";

  MergeServiceTest(Database database) {
    this.database = database;
    audit = new AuditTable(database);
    desk = new MergeDesk(database, clock);
    registry = desk.registry();
    merges = desk.merges();
  }

  @BeforeEach
  void aStreetOfItsOwn() {
    street = desk.newStreet();
  }

  private FileContent content(String family, int civic, String apt, ContactPoint... contacts) {
    return file(family, "Éric", address(street, civic, apt), contacts);
  }

  private ResidentFile opened(FileContent content) {
    return desk.opened(content);
  }

  private ResidentFile saved(ResidentFile file, FileContent content) {
    return desk.saved(file, content);
  }

  private MergeOutcome.Merged merged(ResidentFile keep, ResidentFile other, FileContent chosen) {
    return desk.merged(keep, other, chosen);
  }

  private List<FileId> found(String query) {
    return desk.found(query);
  }

  private static FileContent withNumbers(FileContent content, ContactPoint... contacts) {
    return new FileContent(
        content.familyName(),
        content.givenName(),
        content.language(),
        content.address(),
        content.location(),
        content.active(),
        content.consent(),
        List.of(contacts),
        content.particulars());
  }

  @Test
  void theKeptFileSaysWhatWasChosenAndTheOtherIsFoundUnderItsAccountOnly() {
    var keep = opened(content("Tremblay", 710, "2", ContactPoint.voice(phone(1))));
    var other = opened(content("Tramblay", 710, "app. 2", ContactPoint.sms(phone(2))));
    var before = registry.search("", 0, 1).total();
    var chosen =
        withNumbers(keep.content(), ContactPoint.voice(phone(1)), ContactPoint.sms(phone(2)));

    var outcome = merged(keep, other, chosen);

    assertThat(outcome.kept().content()).isEqualTo(chosen);
    assertThat(outcome.kept().account()).isEqualTo(keep.account());
    assertThat(registry.find(keep.id())).contains(outcome.kept());
    assertThat(registry.find(other.id())).contains(outcome.kept());
    assertThat(found("tramblay " + street)).isEmpty();
    assertThat(found("tremblay " + street)).containsExactly(keep.id());
    assertThat(found(other.account().digits())).containsExactly(keep.id());
    assertThat(registry.search("", 0, 1).total()).isEqualTo(before - 1);
    assertThat(registry.search("", 0, 10_000).rows())
        .extracting(FileSummary::id)
        .contains(keep.id())
        .doesNotContain(other.id());
  }

  @Test
  void theKeptFileGoesOnBeingFoundUnderTheOldAccountOnceItIsChanged() {
    var keep = opened(content("Tremblay", 710, "2", ContactPoint.voice(phone(1))));
    var other = opened(content("Tremblay", 710, "02", ContactPoint.voice(phone(2))));
    var kept = merged(keep, other, keep.content()).kept();

    saved(kept, content("Gagnon", 710, "2", ContactPoint.voice(phone(3))));

    assertThat(found(other.account().digits())).containsExactly(keep.id());
    var again =
        registry.open(
            CLERK,
            Optional.of(other.account()),
            content("Roy", 12, "", ContactPoint.voice(phone(4))),
            Consent.Means.COUNTER);
    assertThat(again)
        .isEqualTo(
            new SaveOutcome.Invalid(List.of(FileFault.of(Field.ACCOUNT, Reason.ACCOUNT_TAKEN))));
  }

  @Test
  void bothHistoriesAreThoseOfTheKeptFile() {
    var keep = opened(content("Tremblay", 710, "2", ContactPoint.voice(phone(1))));
    var other = opened(content("Tremblay", 710, "02", ContactPoint.voice(phone(2))));
    merged(keep, other, keep.content());

    assertThat(registry.getHistory(keep.id(), 10))
        .extracting(event -> ((FileEvent.Changed) event).action())
        .containsExactlyInAnyOrder(
            "registry.merge", "registry.close", "registry.open", "registry.open");
    assertThat(database.read(() -> audit.of("file:" + other.id().number(), 1)))
        .singleElement()
        .matches(it -> it.action().equals("registry.close"))
        .matches(it -> keep.account().digits().equals(it.details().get("account")));
  }

  @Test
  void aTextToANumberThatWasLeftBehindIsInTheHistory() {
    var keep = opened(content("Tremblay", 710, "2", ContactPoint.voice(phone(61))));
    var other = opened(content("Tremblay", 710, "02", ContactPoint.sms(phone(62))));
    merged(keep, other, keep.content());
    var texts = new IncomingTexts(new IncomingTextTables(database), audit, database, clock);

    texts.receive(CLERK, "418 555-0162", "STOP", clock.instant());

    assertThat(registry.getHistory(keep.id(), 10))
        .anyMatch(event -> event instanceof FileEvent.Received text && text.body().equals("STOP"));
    assertThat(registry.find(keep.id()).orElseThrow().consent().state())
        .isEqualTo(Consent.State.WITHDRAWN);

    texts.receive(CLERK, "418 555-0162", "START", clock.instant().plusSeconds(60));

    assertThat(registry.find(keep.id()).orElseThrow().consent().state())
        .isEqualTo(Consent.State.WITHDRAWN);
  }

  @Test
  void anUndoGivesBothFilesBackAsTheyWere() {
    var invalid = new ContactPoint(Channel.VOICE, phone(7), "Chalet", "12", 4, false, true);
    var card = Optional.of(CardNumber.parse("EVRA 0012 3456").orElseThrow());
    var particulars = new Particulars(true, "Sonner\ndeux fois", card);
    var keep =
        opened(
            with(
                content("Tremblay", 710, "2", ContactPoint.voice(phone(1)), invalid),
                new Particulars(false, "Chien", Optional.empty())));
    var other = opened(with(content("Gagnon", 12, "", ContactPoint.sms(phone(2))), particulars));
    clock.advance(Duration.ofDays(1));
    var merge = merged(keep, other, other.content()).merge();

    clock.advance(Duration.ofDays(1));
    var outcome = merges.undo(OTHER_CLERK, merge.id());

    assertThat(outcome).isInstanceOf(UndoOutcome.Undone.class);
    assertThat(said(registry.find(keep.id()).orElseThrow())).isEqualTo(said(keep));
    assertThat(said(registry.find(other.id()).orElseThrow())).isEqualTo(said(other));
    assertThat(found(other.account().digits())).containsExactly(other.id());
    assertThat(found("gagnon " + street)).containsExactly(other.id());
    assertThat(found("tremblay " + street)).containsExactly(keep.id());
    assertThat(registry.listInvalidNumbers(0, 100).rows())
        .filteredOn(it -> it.file().id().equals(keep.id()))
        .singleElement()
        .matches(it -> it.since().equals(keep.createdAt()));
    assertThat(merges.undo(CLERK, merge.id()))
        .isEqualTo(new UndoOutcome.AlreadyUndone(new FileMerge.Undone("aroy", clock.instant())));
    assertThat(registry.getHistory(other.id(), 1))
        .extracting(event -> ((FileEvent.Changed) event).action())
        .containsExactly("registry.reopen");
  }

  @Test
  void anUndoIsRefusedOnceTheKeptFileWasChangedAndSaysWhatDiffers() {
    var keep = opened(content("Tremblay", 710, "2", ContactPoint.voice(phone(1))));
    var other = opened(content("Tremblay", 710, "02", ContactPoint.voice(phone(2))));
    var outcome = merged(keep, other, keep.content());
    var changed =
        saved(outcome.kept(), content("Tremblay-Roy", 710, "2", ContactPoint.voice(phone(1))));

    var undo = merges.undo(CLERK, outcome.merge().id());

    assertThat(undo).isInstanceOf(UndoOutcome.Changed.class);
    assertThat(((UndoOutcome.Changed) undo).current()).isEqualTo(changed);
    assertThat(((UndoOutcome.Changed) undo).changes())
        .containsOnlyKeys("familyName")
        .containsEntry("familyName", "Tremblay → Tremblay-Roy");
    assertThat(registry.find(other.id())).contains(changed);
  }

  @Test
  void anUndoIsRefusedOnceSomebodyElseLivesThere() {
    var keep = opened(content("Tremblay", 710, "2", ContactPoint.voice(phone(1))));
    var other = opened(content("Tremblay", 12, "", ContactPoint.voice(phone(2))));
    var merge = merged(keep, other, keep.content()).merge();
    var newcomer = opened(content("Roy", 12, "", ContactPoint.voice(phone(3))));

    assertThat(merges.undo(CLERK, merge.id())).isEqualTo(new UndoOutcome.Taken(newcomer));
  }

  @Test
  void anOptOutInEitherFileStandsWithItsProvenance() {
    var keep = opened(content("Tremblay", 710, "2", ContactPoint.voice(phone(1))));
    var refusing = content("Tremblay", 710, "02").withConsent(Consent.State.WITHDRAWN);
    var other = opened(refusing);
    clock.advance(Duration.ofDays(1));

    var outcome = merged(keep, other, keep.content());

    assertThat(outcome.kept().consent()).isEqualTo(other.consent());
    assertThat(outcome.kept().content().consent()).isEqualTo(Consent.State.WITHDRAWN);
    merges.undo(CLERK, outcome.merge().id());
    assertThat(registry.find(keep.id()).orElseThrow().consent()).isEqualTo(keep.consent());
  }

  @Test
  void anEarlierOptOutIsShownAsTheOneThatStands() {
    var other = opened(content("Tremblay", 710, "02").withConsent(Consent.State.WITHDRAWN));
    var keep = opened(content("Tremblay", 710, "2", ContactPoint.voice(phone(1))));

    assertThat(merged(keep, other, keep.content()).kept().consent()).isEqualTo(other.consent());
  }

  @Test
  void whoeverReadAnOlderVersionIsShownTheFilesAsTheyStand() {
    var keep = opened(content("Tremblay", 710, "2", ContactPoint.voice(phone(1))));
    var other = opened(content("Tremblay", 710, "02", ContactPoint.voice(phone(2))));
    var changed = saved(other, content("Roy", 710, "02", ContactPoint.voice(phone(2))));

    var outcome = merges.merge(CLERK, Read.of(keep), Read.of(other), keep.content());

    assertThat(outcome).isEqualTo(new MergeOutcome.Stale(keep, changed));
    assertThat(registry.find(other.id())).contains(changed);
  }

  @Test
  void ofTwoConsolesThatMergeTheSamePairOneDoes() throws Exception {
    var keep = opened(content("Tremblay", 710, "2", ContactPoint.voice(phone(1))));
    var other = opened(content("Tremblay", 710, "02", ContactPoint.voice(phone(2))));
    var together = new CyclicBarrier(2);

    var one = merging(together, keep, other);
    var another = merging(together, other, keep);

    var outcomes = List.of(one.get(30, TimeUnit.SECONDS), another.get(30, TimeUnit.SECONDS));
    assertThat(outcomes).hasAtLeastOneElementOfType(MergeOutcome.Merged.class);
    assertThat(outcomes).hasAtLeastOneElementOfType(MergeOutcome.AlreadyMerged.class);
    assertThat(found(other.account().digits()))
        .hasSize(1)
        .isEqualTo(found(keep.account().digits()));
  }

  private CompletableFuture<MergeOutcome> merging(
      CyclicBarrier together, ResidentFile keep, ResidentFile other) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            together.await(30, TimeUnit.SECONDS);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
          return merges.merge(CLERK, Read.of(keep), Read.of(other), keep.content());
        },
        Thread::startVirtualThread);
  }

  @Test
  void whoeverSavesAFileThatWasMergedMeanwhileIsShownTheKeptOne() {
    var keep = opened(content("Tremblay", 710, "2", ContactPoint.voice(phone(1))));
    var other = opened(content("Tremblay", 710, "02", ContactPoint.voice(phone(2))));
    var kept = merged(keep, other, keep.content()).kept();

    var outcome =
        registry.save(
            OTHER_CLERK,
            other.id(),
            other.version(),
            content("Roy", 710, "02"),
            Consent.Means.COUNTER);

    assertThat(outcome).isEqualTo(new SaveOutcome.ResidenceTaken(kept));
  }

  @Test
  void whatTheCityDecidedHoldsForAMergedFile() {
    var keep = opened(content("Tremblay", 710, "2", ContactPoint.voice(phone(1))));
    var other = opened(content("Tremblay", 710, "02", ContactPoint.voice(phone(2))));
    var third = opened(content("Roy", 14, "", ContactPoint.voice(phone(3))));
    var twice =
        withNumbers(keep.content(), ContactPoint.voice(phone(1)), ContactPoint.voice(phone(1)));

    assertThat(merges.merge(CLERK, Read.of(keep), Read.of(other), twice))
        .isEqualTo(
            new MergeOutcome.Invalid(List.of(new FileFault(Field.VOICE, Reason.REPEATED, 1))));
    assertThat(merges.merge(CLERK, Read.of(keep), Read.of(other), third.content()))
        .isEqualTo(new MergeOutcome.ResidenceTaken(third));
    assertThat(registry.find(other.id())).contains(other);
  }

  @Test
  void filesThatWereMergedOneAfterTheOtherLeadToTheLastAndComeBackOneByOne() {
    var first = opened(content("Tremblay", 710, "2", ContactPoint.voice(phone(1))));
    var second = opened(content("Tremblay", 710, "02", ContactPoint.voice(phone(2))));
    var third = opened(content("Tremblay", 710, "002", ContactPoint.voice(phone(3))));
    var inner = merged(second, first, second.content());
    var outer = merged(third, inner.kept(), third.content());

    assertThat(found(first.account().digits())).containsExactly(third.id());
    assertThat(registry.getHistory(third.id(), 20)).hasSize(7);
    assertThat(merges.undo(CLERK, inner.merge().id()))
        .isEqualTo(new UndoOutcome.MergedSince(outer.kept()));

    merges.undo(CLERK, outer.merge().id());

    assertThat(found(first.account().digits())).containsExactly(second.id());
    assertThat(found(third.account().digits())).containsExactly(third.id());
    assertThat(merges.listRecent(1))
        .singleElement()
        .matches(it -> it.merge().undone().isPresent())
        .matches(it -> it.closed().id().equals(second.id()))
        .matches(it -> it.kept().map(ResidentFile::id).equals(Optional.of(third.id())));
  }

  @Test
  void anAudienceHasNoClosedFile() {
    var keep = opened(content("Tremblay", 710, "2", ContactPoint.voice(phone(1))));
    var other = opened(content("Tremblay", 710, "02", ContactPoint.voice(phone(2))));
    var campaigns = new CampaignTables(database);
    var before = database.read(() -> campaigns.count(new Audience.Everyone(), false));

    merged(keep, other, keep.content());

    var after = database.read(() -> campaigns.count(new Audience.Everyone(), false));
    assertThat(after.residences()).isEqualTo(before.residences() - 1);
    assertThat(after.numbers()).isEqualTo(before.numbers() - 1);
  }

  @Test
  void aNumberThatMayNotBeAddedAnyMoreDoesNotHoldUpTheMergeOfTheFileThatHasIt() {
    var keep = opened(content("Tremblay", 710, "2", ContactPoint.voice(phone(81))));
    var other = opened(content("Tremblay", 710, "02", ContactPoint.voice(phone(82))));
    var list = new DoNotCallService(new DoNotCallTable(database), audit, database, clock);
    list.add(CLERK, "418 555-0182", "Demande écrite");
    list.add(CLERK, "418 555-0183", "Demande écrite");

    assertThat(
            merges.merge(
                CLERK,
                Read.of(keep),
                Read.of(other),
                withNumbers(keep.content(), ContactPoint.voice(phone(83)))))
        .isInstanceOf(MergeOutcome.Invalid.class);
    assertThat(
            merged(keep, other, withNumbers(keep.content(), ContactPoint.voice(phone(82))))
                .kept()
                .content()
                .contacts())
        .containsExactly(ContactPoint.voice(phone(82)));
  }

  @Test
  void aFileThatWasTakenAwayMeanwhileIsToldBesideAMergeAndItsUndo() {
    var keep = opened(content("Tremblay", 710, "2", ContactPoint.voice(phone(84))));
    var other = opened(content("Tremblay", 710, "02", ContactPoint.voice(phone(85))));
    database.writeVoid(() -> new RegistryTables(database).remove(List.of(other.id())));

    assertThat(merges.merge(CLERK, Read.of(keep), Read.of(other), keep.content()))
        .isEqualTo(new MergeOutcome.Gone());
    assertThat(merges.undo(CLERK, Long.MAX_VALUE)).isEqualTo(new UndoOutcome.Gone());
  }

  @Test
  void whoeverOptsOutInACallToTheClosedFileOptsOutInBoth() {
    var keep = opened(content("Tremblay", 710, "2", ContactPoint.voice(phone(1))));
    var other = opened(content("Tremblay", 710, "02", ContactPoint.voice(phone(2))));
    merged(keep, other, keep.content());

    database.writeVoid(() ->
        new AttemptTables(database)
            .withdrawConsent(
                other.id().number(), Language.FRENCH, "<dispatcher>", clock.instant()));

    assertThat(registry.find(keep.id()).orElseThrow().consent().state())
        .isEqualTo(Consent.State.WITHDRAWN);
  }

  @Test
  void anOptOutIsOneOfEveryFileThatWasMergedIntoOne() {
    var keep = opened(content("Tremblay", 710, "2", ContactPoint.voice(phone(1))));
    var second = opened(content("Tremblay", 710, "02", ContactPoint.voice(phone(2))));
    var third = opened(content("Tremblay", 710, "002", ContactPoint.voice(phone(3))));
    var kept = merged(keep, second, keep.content()).kept();
    merged(kept, third, keep.content());

    database.writeVoid(() ->
        new AttemptTables(database)
            .withdrawConsent(
                second.id().number(), Language.FRENCH, "<dispatcher>", clock.instant()));

    assertThat(consents(keep, second, third)).containsOnly("withdrawn");
  }

  @Test
  void aTextThatOptsOutReachesTheClosedFilesEvenWhereTheKeptOneIsWithdrawnAlready() {
    var keep =
        opened(
            content("Tremblay", 710, "2", ContactPoint.sms(phone(64)))
                .withConsent(Consent.State.WITHDRAWN));
    var second = opened(content("Tremblay", 710, "02", ContactPoint.voice(phone(2))));
    var third = opened(content("Tremblay", 710, "002", ContactPoint.voice(phone(3))));
    var kept = merged(keep, second, keep.content()).kept();
    merged(kept, third, keep.content());
    var texts = new IncomingTexts(new IncomingTextTables(database), audit, database, clock);

    texts.receive(CLERK, "418 555-0164", "STOP", clock.instant());

    assertThat(consents(keep, second, third)).containsOnly("withdrawn");
    assertThat(database.read(() -> audit.of("file:" + third.id().number(), 1)))
        .singleElement()
        .matches(it -> it.action().equals("registry.optOut"));
  }

  @Test
  void whoeverOptsOutByKeyOrTextWhileTheirFileIsBeingMergedOptsOutInBoth() throws Exception {
    Assumptions.assumeTrue(
        database.dialect() != SQLDialect.H2, "an embedded database has one writer at a time");
    var texts = new IncomingTexts(new IncomingTextTables(database), audit, database, clock);
    for (var byText : List.of(false, true)) {
      aStreetOfItsOwn();
      var keep = opened(content("Tremblay", 710, "2", ContactPoint.voice(phone(71))));
      var other = opened(content("Tremblay", 710, "02", ContactPoint.sms(phone(72))));
      Runnable optOut =
          byText
              ? () -> texts.receive(CLERK, "418 555-0172", "STOP", clock.instant())
              : () ->
                  database.writeVoid(() ->
                      new AttemptTables(database)
                          .withdrawConsent(
                              other.id().number(),
                              Language.FRENCH,
                              "<dispatcher>",
                              clock.instant()));

      var optingOut =
          database.write(() -> {
            merged(keep, other, keep.content());
            var waiting = CompletableFuture.runAsync(optOut);
            Eventually.until("the opt-out waits", () -> TestDatabases.somebodyWaits(database));
            return waiting;
          });

      optingOut.get(20, TimeUnit.SECONDS);
      assertThat(consents(keep, other)).containsOnly("withdrawn");
    }
  }

  private List<String> consents(ResidentFile... files) {
    var ids = Stream.of(files).map(file -> file.id().number()).toList();
    return database.read(() ->
        database
            .dsl()
            .select(RESIDENT_FILE.CONSENT_STATE)
            .from(RESIDENT_FILE)
            .where(RESIDENT_FILE.ID.in(ids))
            .fetch(RESIDENT_FILE.CONSENT_STATE));
  }

  @Test
  void theConsentOfTwoIsTheMoreReserved() {
    assertThat(Stream.of(Consent.State.values()))
        .allMatch(it -> FileMerge.consent(it, Consent.State.WITHDRAWN) == Consent.State.WITHDRAWN)
        .allMatch(it -> FileMerge.consent(it, Consent.State.UNKNOWN) == it);
  }
}
