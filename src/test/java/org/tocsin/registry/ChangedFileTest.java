package org.tocsin.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.support.SampleFiles.CITY;
import static org.tocsin.support.SampleFiles.address;
import static org.tocsin.support.SampleFiles.file;
import static org.tocsin.support.SampleFiles.phone;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tocsin.audit.Actor;
import org.tocsin.registry.FileFault.Field;
import org.tocsin.registry.FileFault.Reason;
import org.tocsin.shared.Channel;
import org.tocsin.store.Database;
import org.tocsin.store.audit.AuditTable;
import org.tocsin.store.registry.DoNotCallTable;
import org.tocsin.store.registry.RegistryTables;
import org.tocsin.support.EachEngine;
import org.tocsin.support.SampleFiles;
import org.tocsin.support.TestClock;

/// A file is changed after the city decided anew what files may hold.
@EachEngine
class ChangedFileTest {
  private static final Actor CLERK = new Actor("jtremblay", "comptoir-2");
  private static final String STREET = "rue du Fleuve";

  private final Database database;
  private final RegistryTables store;
  private final AuditTable audit;
  private final TestClock clock = new TestClock();
  private final RegistryService service;

  ChangedFileTest(Database database) {
    this.database = database;
    store = new RegistryTables(database);
    audit = new AuditTable(database);
    service = new RegistryService(store, audit, database, clock);
  }

  @BeforeEach
  void aStreet() {
    database.writeVoid(() -> {
      if (store.findStreet(CITY, STREET).isEmpty()) {
        store.addStreet(CITY, STREET, false);
      }
    });
  }

  @AfterEach
  void theCityAllowsAll() {
    database.writeVoid(() ->
        store.setPolicy(new CityPolicy(true, DiallingRules.CANADIAN_AREA_CODES, Set.of(), false)));
  }

  private ResidentFile opened(int civic, ContactPoint... contacts) {
    var content = file("Roy", "Ève", address(STREET, civic, ""), contacts);
    var card = new Particulars(false, "", CardNumber.parse("MAG" + 10_000 + civic));
    return saved(
        service.open(
            CLERK, Optional.empty(), SampleFiles.with(content, card), Consent.Means.COUNTER));
  }

  private static ResidentFile saved(SaveOutcome outcome) {
    assertThat(outcome).isInstanceOf(SaveOutcome.Saved.class);
    return ((SaveOutcome.Saved) outcome).file();
  }

  private SaveOutcome save(ResidentFile file, FileContent content) {
    return service.save(CLERK, file.id(), file.version(), content, Consent.Means.COUNTER);
  }

  private static FileContent with(FileContent file, ContactPoint... contacts) {
    return new FileContent(
        file.familyName(),
        file.givenName(),
        file.language(),
        file.address(),
        file.location(),
        file.active(),
        file.consent(),
        List.of(contacts),
        file.particulars());
  }

  private static ContactPoint voice(int lastTwo, boolean active, String description) {
    return new ContactPoint(Channel.VOICE, phone(lastTwo), description, "", 0, active, false);
  }

  private void decide(PolicyChange change) {
    assertThat(service.changePolicy(CLERK, change)).isInstanceOf(PolicyOutcome.Kept.class);
  }

  @ParameterizedTest
  @EnumSource(names = {"GIVEN", "WITHDRAWN"})
  void anAnswerMayBecomeAnotherNeverNone(Consent.State answer) {
    int civic = 10 + answer.ordinal();
    var file = opened(civic, ContactPoint.voice(phone(civic)));
    if (answer == Consent.State.WITHDRAWN) {
      file = saved(save(file, file.content().withConsent(answer)));
    }

    assertThat(save(file, file.content().withConsent(Consent.State.UNKNOWN)))
        .isEqualTo(new SaveOutcome.Invalid(List.of(FileFault.of(Field.CONSENT, Reason.MISSING))));

    assertThat(service.find(file.id())).contains(file);
  }

  @Test
  void aRefusalAtTheCounterIsNotHeldUpByWhatTheCityDecidedSince() {
    var file = opened(20, ContactPoint.voice(phone(20)), ContactPoint.voice(phone(21)));
    decide(
        PolicyChange.NOTHING
            .withSeveralVoiceNumbers(false)
            .withAreaCodes(Set.of("819"))
            .withCardPrefixes(Set.of("SEV")));
    new DoNotCallService(new DoNotCallTable(database), audit, database, clock)
        .add(CLERK, phone(21).national(), "Demande écrite");

    var refused = saved(save(file, file.content().withConsent(Consent.State.WITHDRAWN)));

    assertThat(refused.consent().state()).isEqualTo(Consent.State.WITHDRAWN);
    assertThat(refused.content().contacts()).isEqualTo(file.content().contacts());
  }

  @Test
  void aNumberThatWasThereMayBeDescribedAnewOrMadeInactiveNotActiveAgain() {
    var file = opened(30, voice(30, true, ""), voice(31, false, ""));
    decide(PolicyChange.NOTHING.withAreaCodes(Set.of("819")));

    var quiet =
        saved(save(file, with(file.content(), voice(30, false, "Chalet"), voice(31, false, ""))));

    assertThat(save(quiet, with(quiet.content(), voice(30, true, "Chalet"), voice(31, false, ""))))
        .isEqualTo(refused(new FileFault(Field.VOICE, Reason.AREA_CODE_NOT_ALLOWED, 0)));
  }

  @Test
  void whatIsNewIsHeldToWhatTheCityDecided() {
    var file = opened(40, voice(40, true, ""), voice(41, true, ""));
    decide(
        PolicyChange.NOTHING
            .withSeveralVoiceNumbers(false)
            .withAreaCodes(Set.of("819"))
            .withCardPrefixes(Set.of("SEV")));
    var card = new Particulars(false, "", CardNumber.parse("MAG999940"));
    var numbers = with(file.content(), voice(40, true, ""), voice(42, true, ""));
    var changed = SampleFiles.with(numbers, card);

    assertThat(save(file, changed))
        .isEqualTo(
            refused(
                new FileFault(Field.VOICE, Reason.SEVERAL_VOICE_NUMBERS, 1),
                new FileFault(Field.VOICE, Reason.AREA_CODE_NOT_ALLOWED, 1),
                FileFault.of(Field.CARD, Reason.CARD_OF_ANOTHER_CITY)));
  }

  @Test
  void theSameLineTwiceIsRefusedEvenWhenItWasThere() {
    var file = opened(50, voice(50, true, ""));

    assertThat(save(file, with(file.content(), voice(50, true, ""), voice(50, true, ""))))
        .isEqualTo(refused(new FileFault(Field.VOICE, Reason.REPEATED, 1)));
  }

  @Test
  void aFileThatAnUndoneImportTookAwayIsTold() {
    var file = opened(60, voice(60, true, ""));
    database.writeVoid(() -> store.remove(List.of(file.id())));

    assertThat(save(file, with(file.content(), voice(61, true, ""))))
        .isEqualTo(new SaveOutcome.Gone());
  }

  private static SaveOutcome refused(FileFault... faults) {
    return new SaveOutcome.Invalid(List.of(faults));
  }
}
